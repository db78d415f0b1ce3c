import { Prisma } from '../../database/client/client.ts';
import type { RecordModel, RelationField } from './record-models.ts';

export interface Condition {
  sql: Prisma.Sql;
  /** Does it hold for a record that is not there? `category__name__isnull=True` holds for a part without a category. */
  holdsForNone: boolean;
}

/** A record that conditions are about. All that is said of one relation is said of one record at its other end, as in Django. */
export interface RecordNode {
  model: RecordModel;
  table: string;
  /** What the query calls it. */
  alias: string;
  /** Undefined: it is the item itself. */
  relation: RelationField | undefined;
  conditions: Condition[];
  related: Map<string, RecordNode>;
}

/** All that is said of a record and of those that it leads to, in SQL. */
export function whereOf(node: RecordNode): Prisma.Sql {
  const all = [...node.conditions.map(({ sql }) => sql), ...[...node.related.values()].map((related) => relatedSql(node, related))];
  return all.length ? Prisma.sql`(${Prisma.join(all, ' AND ')})` : Prisma.sql`TRUE`;
}

/**
 * There is such a record; or there is none, where the conditions hold for none too. No part of it looks back at the record
 * outside, and none stands beside an OR: the database joins each table once, however many references are followed.
 */
function relatedSql(node: RecordNode, related: RecordNode): Prisma.Sql {
  if (!holdsForNone(related)) return matches(node.alias, related);
  const alias = `${related.alias}_of`;
  const records = Prisma.sql`SELECT ${column(alias, 'pk')} FROM ${tableAs(node.table, alias)} WHERE`;
  return Prisma.sql`${column(node.alias, 'pk')} IN (${records} ${matches(alias, related)} UNION ALL ${records} ${hasNone(alias, related)})`;
}

function matches(alias: string, related: RecordNode): Prisma.Sql {
  const { isList, column: key } = related.relation!;
  const rows = Prisma.sql`SELECT ${column(related.alias, isList ? key : 'pk')} FROM ${tableAs(related.table, related.alias)} WHERE ${whereOf(related)}`;
  return Prisma.sql`${column(alias, isList ? 'pk' : key)} IN (${rows})`;
}

function hasNone(alias: string, { relation, table: name, alias: other }: RecordNode): Prisma.Sql {
  const { isList, column: key } = relation!;
  if (!isList) return Prisma.sql`${column(alias, key)} IS NULL`;
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM ${tableAs(name, other)} WHERE ${column(other, key)} = ${column(alias, 'pk')})`;
}

function holdsForNone(node: RecordNode): boolean {
  return node.conditions.every((condition) => condition.holdsForNone) && [...node.related.values()].every(holdsForNone);
}

/** Names come from the models alone, here as below. */
function tableAs(name: string, alias: string): Prisma.Sql {
  return Prisma.raw(`"${name}" ${alias}`);
}

export function column(alias: string, name: string): Prisma.Sql {
  return Prisma.raw(`${alias}."${name}"`);
}
