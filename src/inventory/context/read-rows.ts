import { PrintError } from '../../errors.ts';
import type { PrismaClient } from '../../database/database.ts';
import type { ColumnMember, Model } from './declare.ts';

/** Some columns of the rows of one table whose `key` is one of `pks`. */
export interface RowQuery {
  model: Model;
  columns: readonly string[];
  /** The column that is looked at: `pk`, or one that holds the pk of another record. */
  key: string;
  pks: readonly number[];
  where?: string | undefined;
  orderBy?: string | undefined;
}

/** A row: its pk, its key, then the columns asked for. */
export type Row = [pk: number, key: number, ...values: unknown[]];

/** Rows that one list of a report can hold. More is a mistake in the template or a report that nobody could print. */
const MOST_ROWS = 200_000;

/**
 * Answers many queries with one statement, each with its rows in order. The database makes the JSON: a row costs next to nothing
 * here, whatever its columns. Names and conditions come from the declarations, never from a caller.
 */
export async function readRows(prisma: PrismaClient, queries: readonly RowQuery[]): Promise<Row[][]> {
  const statement = `SELECT json_build_array(${queries.map(subselect).join(', ')})::text AS rows`;
  const [answer] = await prisma.$queryRawUnsafe<{ rows: string }[]>(statement, ...queries.map(({ pks }) => pks));
  const lists = JSON.parse(answer?.rows ?? '[]') as Row[][];
  for (const [index, list] of lists.entries()) {
    if (list.length > MOST_ROWS)
      throw new PrintError('DATA', `More than ${MOST_ROWS} records of ${queries[index]?.model.name} for one report.`);
  }
  return lists;
}

function subselect({ model, columns, key, where, orderBy }: RowQuery, index: number): string {
  const values = columns.map((name) => expression(model, name));
  const condition = [`t."${key}" = ANY($${index + 1}::int[])`, ...(where ? [`(${where})`] : [])].join(' AND ');
  const order = orderBy ? ` ORDER BY ${orderBy}` : '';
  const rows = `SELECT * FROM "${model.table}" t WHERE ${condition}${order} LIMIT ${MOST_ROWS + 1}`;
  return `(SELECT coalesce(json_agg(json_build_array(${['t.pk', `t."${key}"`, ...values].join(', ')})), '[]') FROM (${rows}) t)`;
}

/** Dates are `YYYY-MM-DD`, time stamps RFC 3339 in UTC, amounts exact text. */
function expression(model: Model, name: string): string {
  const member = model.members[name] as ColumnMember;
  const value = member.sql ?? `t."${name}"`;
  switch (member.type.replace(' | null', '')) {
    case 'datetime':
      return `to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    case 'money':
      return member.sql ?? moneyOf(value, `t."${name}_currency"`);
    default:
      return value;
  }
}

/** SQL: an amount with its currency, `{ amount, currency }`, without zeros at the end; null without an amount. */
export function moneyOf(amount: string, currency: string): string {
  return `CASE WHEN ${amount} IS NULL THEN NULL ELSE json_build_object('amount', trim_scale(${amount})::text, 'currency', ${currency}) END`;
}
