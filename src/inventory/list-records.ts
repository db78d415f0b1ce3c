import { Prisma } from '../database/client/client.ts';
import type { ModelType } from '../database/client/enums.ts';
import type { Parts } from '../parts.ts';
import { recordModels, type RecordModel } from './filters/record-models.ts';
import { fromItems, tableOf } from './item-tables.ts';
import { fullName } from './names.ts';

/** A record as InvenTree's own lists show it: its columns, references as pks, and what they lead to beside them. */
export type PlainRecord = Record<string, unknown>;

export interface RecordQuery {
  search: string;
  /** InvenTree's `ordering`: columns, with `-` for the other direction. What is none is left out. */
  ordering: string;
  /** Columns and their values, of a query string; what is no column is left out. */
  filters: Readonly<Record<string, string | undefined>>;
  skip: number;
  take: number;
}

/** References whose record is shown beside the pk: `part` gives `part_detail`. */
const details: Record<ModelType, readonly string[]> = {
  build: ['part'],
  buildline: ['build', 'bom_item'],
  company: [],
  purchaseorder: ['supplier'],
  returnorder: ['customer'],
  salesorder: ['customer'],
  salesordershipment: ['order'],
  part: ['category'],
  stockitem: ['part', 'location'],
  stocklocation: [],
};

interface Delegate {
  findMany(query: object): Promise<PlainRecord[]>;
}

/** Some records of one kind. */
export async function listRecords(parts: Pick<Parts, 'prisma'>, modelType: ModelType, query: RecordQuery): Promise<PlainRecord[]> {
  const model = await modelOf(parts, modelType);
  const { from, where } = selection(model, modelType, query);
  const rows = await parts.prisma.$queryRaw<{ pk: number }[]>`
    SELECT item.pk FROM ${from} WHERE ${where} ORDER BY ${orderOf(model, query.ordering)} LIMIT ${query.take} OFFSET ${query.skip}`;
  return readRecords(
    parts,
    modelType,
    rows.map(({ pk }) => pk),
  );
}

/** How many records there are of those that the query finds. */
export async function countRecords(parts: Pick<Parts, 'prisma'>, modelType: ModelType, query: RecordQuery): Promise<number> {
  const { from, where } = selection(await modelOf(parts, modelType), modelType, query);
  const [row] = await parts.prisma.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM ${from} WHERE ${where}`;
  return row?.count ?? 0;
}

/** Records by pk, in that order; those that do not exist are left out. */
export async function readRecords({ prisma }: Pick<Parts, 'prisma'>, modelType: ModelType, pks: number[]): Promise<PlainRecord[]> {
  const table = tableOf(modelType);
  const delegate = prisma[`${table[0]?.toLowerCase()}${table.slice(1)}` as 'part'] as unknown as Delegate;
  const include = Object.fromEntries(details[modelType].map((name) => [name, true]));
  const rows = await delegate.findMany({ where: { pk: { in: pks } }, include });
  const byPk = new Map(rows.map((row) => [row.pk as number, row]));
  return pks.flatMap((pk) => {
    const row = byPk.get(pk);
    return row ? [plain(row)] : [];
  });
}

async function modelOf({ prisma }: Pick<Parts, 'prisma'>, modelType: ModelType): Promise<RecordModel> {
  return (await recordModels(prisma)).get(tableOf(modelType)) ?? new Map();
}

function selection(model: RecordModel, modelType: ModelType, { search, filters }: RecordQuery): { from: Prisma.Sql; where: Prisma.Sql } {
  const { from, where } = fromItems(modelType, search);
  const conditions = Object.entries(filters).flatMap(([name, text]) => columnCondition(model, name, text ?? '') ?? []);
  return { from, where: Prisma.join([where, ...conditions], ' AND ') };
}

/** `part=3`, `active=true`, `reference=BO-0001`. The names come from the model, never from the query. */
function columnCondition(model: RecordModel, name: string, text: string): Prisma.Sql | undefined {
  const field = model.get(name);
  if (!field || text === '') return undefined;
  if (field.isRelation) {
    if (field.isList || !/^\d{1,9}$/.test(text)) return undefined;
    return Prisma.sql`${Prisma.raw(`item."${field.column}"`)} = ${Number(text)}`;
  }
  const column = Prisma.raw(`item."${name}"`);
  if (field.kind === 'integer') return /^-?\d{1,9}$/.test(text) ? Prisma.sql`${column} = ${Number(text)}` : undefined;
  if (field.kind === 'boolean') return /^(true|false|1|0)$/i.test(text) ? Prisma.sql`${column} = ${/^(true|1)$/i.test(text)}` : undefined;
  return field.kind === 'text' && !text.includes('\0') ? Prisma.sql`${column} = ${text}` : undefined;
}

function orderOf(model: RecordModel, ordering: string): Prisma.Sql {
  const terms = ordering.split(',').flatMap((term) => {
    const name = term.trim().replace(/^-/, '');
    const field = model.get(name);
    if (!field || (field.isRelation && field.isList)) return [];
    const column = field.isRelation ? field.column : name;
    return [Prisma.raw(`item."${column}" ${term.trim().startsWith('-') ? 'DESC' : 'ASC'}`)];
  });
  return Prisma.join([...terms, Prisma.sql`item.pk ASC`]);
}

/** Columns as JSON: days and times as text, decimals as numbers, `part_id` as `part` with its record in `part_detail`. */
function plain(row: PlainRecord): PlainRecord {
  const result: PlainRecord = {};
  for (const [name, value] of Object.entries(row)) {
    if (name.endsWith('_id')) result[name.slice(0, -'_id'.length)] = value;
    else if (Prisma.Decimal.isDecimal(value)) result[name] = value.toNumber();
    else if (value instanceof Date)
      result[name] = /^.{10}T00:00:00\.000Z$/.test(value.toISOString()) ? value.toISOString().slice(0, 10) : value.toISOString();
    else if (typeof value === 'object' && value !== null && 'pk' in value) result[`${name}_detail`] = plain(value as object as PlainRecord);
    else if (`${name}_id` in row) result[`${name}_detail`] = null;
    else result[name] = value;
  }
  return 'IPN' in row ? { ...result, full_name: fullName(row as unknown as Parameters<typeof fullName>[0]) } : result;
}
