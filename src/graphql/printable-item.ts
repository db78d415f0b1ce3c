import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { ModelType as ModelTypeValue } from '../database/client/enums.ts';
import { findItems } from '../inventory/find-items.ts';
import { itemUrl } from '../inventory/item-url.ts';
import { countItems, listItems } from '../inventory/list-items.ts';
import { badArgument } from './bad-argument.ts';
import { builder } from './builder.ts';
import type { GraphqlContext } from './context.ts';
import { ModelType } from './enums.ts';
import { connectionOf, pageSize, type Connection, type PageArguments } from './keyset.ts';

/** The object type of each kind of record; also the name of its table. */
export const typeNames = {
  build: 'Build',
  buildline: 'BuildLine',
  company: 'Company',
  purchaseorder: 'PurchaseOrder',
  returnorder: 'ReturnOrder',
  salesorder: 'SalesOrder',
  salesordershipment: 'SalesOrderShipment',
  part: 'Part',
  stockitem: 'StockItem',
  stocklocation: 'StockLocation',
} as const satisfies Record<ModelTypeValue, string>;

export const modelTypes = new Map(Object.entries(typeNames).map(([modelType, name]) => [name as string, modelType as ModelTypeValue]));

/** A record as its table has it, with the name of its object type. */
export interface RecordRow {
  pk: number;
  __typename?: string;
}

export const PrintableItem = builder.interfaceRef<RecordRow>('PrintableItem').implement({
  description: "A record that reports are printed for. The ten types that implement it keep InvenTree's own field names.",
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    pk: t.exposeInt('pk', { description: "InvenTree's number of the record, one sequence per type. Example: `7`." }),
    modelType: t.field({
      type: ModelType,
      description: 'Its kind. Example: `BUILD`.',
      resolve: (_item, _args, _context, info) => modelTypeOf(info),
    }),
    label: t.string({
      description: 'What people call it. Examples: `"BO0001"`, `"Desk lamp #12 @ Store"`.',
      resolve: ({ pk }, _args, context, info) => context.labels(modelTypeOf(info)).load(pk),
    }),
    url: t.string({
      nullable: true,
      description: 'Its page in InvenTree\'s own interface, without the server\'s address; null: it has none. Example: `"/web/part/2"`.',
      resolve: ({ pk }, _args, _context, info) => itemUrl(modelTypeOf(info), pk),
    }),
  }),
});

function modelTypeOf(info: GraphQLResolveInfo): ModelTypeValue {
  const modelType = modelTypes.get(info.parentType.name);
  if (!modelType) throw new Error(`${info.parentType.name} is no kind of record.`);
  return modelType;
}

const PrintableItemEdge = builder.edgeObject({ type: PrintableItem, name: 'PrintableItemEdge', description: 'A record in a list.' });
export const PrintableItemConnection = builder.connectionObject(
  { type: PrintableItem, name: 'PrintableItemConnection', description: 'A page of records.' },
  PrintableItemEdge,
);

interface ItemDelegate {
  findMany(query: object): Promise<RecordRow[]>;
}

/** Rows by pk, in that order, with what the query selects below `paths`; those that do not exist are left out. */
export async function loadItems(
  context: GraphqlContext,
  info: GraphQLResolveInfo,
  modelType: ModelTypeValue,
  pks: number[],
  paths?: string[][],
): Promise<RecordRow[]> {
  const typeName = typeNames[modelType];
  const query = queryFromInfo({ context, info, typeName, ...(paths && { paths: paths.map((path) => path.map((name) => ({ name }))) }) });
  const table = `${typeName[0]?.toLowerCase()}${typeName.slice(1)}` as 'build';
  const delegate = context.parts.prisma[table] as unknown as ItemDelegate;
  const rows = await delegate.findMany({ ...query, where: { pk: { in: pks } } });
  const byPk = new Map(rows.map((row) => [row.pk, row]));
  return pks.flatMap((pk) => {
    const row = byPk.get(pk);
    return row ? [{ ...row, __typename: typeName }] : [];
  });
}

export async function loadItem(
  context: GraphqlContext,
  info: GraphQLResolveInfo,
  modelType: ModelTypeValue,
  pk: number,
): Promise<RecordRow | null> {
  return (await loadItems(context, info, modelType, [pk]))[0] ?? null;
}

const ROWS = [['edges', 'node'], ['nodes']];

/** A page of the items of one kind that a search finds, ordered by pk. */
export async function itemConnection(
  context: GraphqlContext,
  info: GraphQLResolveInfo,
  modelType: ModelTypeValue,
  search: string,
  args: PageArguments,
): Promise<Connection<RecordRow>> {
  const { limit, backward } = pageSize(args);
  const { items, more } = await listItems(context.parts, modelType, {
    search,
    limit,
    fromEnd: backward,
    ...(args.after != null && { after: pkOfCursor(args.after) }),
    ...(args.before != null && { before: pkOfCursor(args.before) }),
  });
  for (const { pk, label } of items) context.labels(modelType).prime(pk, label);
  const rows = await loadItems(
    context,
    info,
    modelType,
    items.map(({ pk }) => pk),
    ROWS,
  );
  return connectionOf(rows, cursorOfPk, { args, backward, more }, () => countItems(context.parts, modelType, search));
}

/** A page of items that are known by pk already, in the order given. A cursor is an item's place in it. */
export async function listedItemConnection(
  context: GraphqlContext,
  info: GraphQLResolveInfo,
  modelType: ModelTypeValue,
  pks: number[],
  args: PageArguments,
): Promise<Connection<RecordRow>> {
  const { limit, backward } = pageSize(args);
  const start = args.after == null ? 0 : pks.indexOf(pkOfCursor(args.after)) + 1;
  const end = args.before == null ? pks.length : pks.indexOf(pkOfCursor(args.before));
  const range = pks.slice(start, Math.max(end, start));
  const page = backward ? range.slice(-limit) : range.slice(0, limit);
  const rows = await loadItems(context, info, modelType, page, ROWS);
  const count = async () => (await findItems(context.parts, modelType, pks)).length;
  return connectionOf(rows, cursorOfPk, { args, backward, more: range.length > limit }, count);
}

function cursorOfPk({ pk }: RecordRow): string {
  return Buffer.from(JSON.stringify([pk])).toString('base64url');
}

function pkOfCursor(cursor: string): number {
  const match = /^\[(\d{1,10})\]$/.exec(Buffer.from(cursor, 'base64url').toString());
  const pk = Number(match?.[1]);
  if (!match || pk > 2 ** 31 - 1)
    throw badArgument(`${JSON.stringify(cursor)} is no cursor of this list; take one from \`pageInfo\` or \`edges\` of the same query.`);
  return pk;
}

builder.queryField('items', (t) =>
  t.connection(
    {
      type: PrintableItem,
      description: 'What can be printed, of one kind, ordered by pk.',
      args: {
        modelType: t.arg({ type: ModelType, required: true, description: 'Which kind. Example: `STOCK_ITEM`.' }),
        search: t.arg.string({
          description:
            'Words that all have to occur in what names the record: reference, name, IPN, serial number, description and the like. Default: all records. Example: `"lamp"`.',
        }),
      },
      resolve: (_root, { modelType, search, ...args }, context, info) =>
        itemConnection(context, info, modelType, search ?? '', args) as never,
    },
    PrintableItemConnection,
  ),
);
