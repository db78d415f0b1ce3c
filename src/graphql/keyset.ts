import { badArgument } from './bad-argument.ts';

export const DEFAULT_PAGE = 20;
export const LARGEST_PAGE = 100;

export interface PageArguments {
  first?: number | null | undefined;
  last?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
}

/** One value that a list is ordered by. Prisma compares no Booleans and enums, so their `values` are given, smallest first. */
export interface OrderKey {
  field: string;
  direction: 'asc' | 'desc';
  kind: 'int' | 'text' | 'date' | { values: readonly (string | boolean)[] };
}

type CursorValue = string | number | boolean;
type Row = Record<string, unknown> & { pk: number };

/** What to ask the database for. `where` and `orderBy` are in Prisma's words. */
export interface KeysetPage {
  where: object;
  orderBy: Record<string, 'asc' | 'desc'>[];
  take: number;
}

export interface Connection<Node> {
  edges: { cursor: string; node: Node }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: () => Promise<number>;
}

/**
 * A page of a list ordered by `keys` and then by pk. Cursors hold the order values themselves, so that a page follows
 * rightly when the row of its cursor was deleted or changed, where Prisma's own `cursor` gives an empty one
 * (https://github.com/prisma/prisma/issues/8560).
 */
export async function keysetConnection<Node extends { pk: number }>(
  args: PageArguments,
  keys: OrderKey[],
  find: (page: KeysetPage) => Promise<Node[]>,
  count: () => Promise<number>,
): Promise<Connection<Node>> {
  const { limit, backward } = pageSize(args);
  const order: OrderKey[] = [
    ...keys.filter(({ field }) => field !== 'pk'),
    keys.find(({ field }) => field === 'pk') ?? { field: 'pk', direction: 'asc', kind: 'int' },
  ];
  const bounds = [
    args.after == null ? [] : [beyond(order, decodeCursor(args.after, order, 'after'))],
    args.before == null ? [] : [beyond(order.map(reversed), decodeCursor(args.before, order, 'before'))],
  ].flat();
  const rows = await find({
    where: { AND: bounds },
    orderBy: (backward ? order.map(reversed) : order).map(({ field, direction }) => ({ [field]: direction })),
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const nodes = backward ? page.toReversed() : page;
  return connectionOf(nodes, (node) => encodeCursor(node as unknown as Row, order), { args, backward, more: rows.length > limit }, count);
}

/** Checks `first` and `last`. Throws for both at once, and for a size out of bounds. */
export function pageSize(args: PageArguments): { limit: number; backward: boolean } {
  if (args.first != null && args.last != null) throw badArgument('Give `first` or `last`, not both.');
  const [name, limit] = args.last == null ? (['first', args.first ?? DEFAULT_PAGE] as const) : (['last', args.last] as const);
  if (limit < 1 || limit > LARGEST_PAGE) throw badArgument(`\`${name}\` is ${limit}; a page has 1 to ${LARGEST_PAGE}.`);
  return { limit, backward: args.last != null };
}

export function connectionOf<Node>(
  nodes: Node[],
  cursorOf: (node: Node) => string,
  { args, backward, more }: { args: PageArguments; backward: boolean; more: boolean },
  count: () => Promise<number>,
): Connection<Node> {
  const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: backward ? args.before != null : more,
      hasPreviousPage: backward ? more : args.after != null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: count,
  };
}

const reversed = (key: OrderKey): OrderKey => ({ ...key, direction: key.direction === 'asc' ? 'desc' : 'asc' });

function encodeCursor(row: Row, order: OrderKey[]): string {
  const values = order.map(({ field }) => (row[field] instanceof Date ? row[field].toISOString() : row[field]));
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function decodeCursor(cursor: string, order: OrderKey[], argument: string): CursorValue[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === order.length && order.every((key, index) => fits(key, values[index])))
      return values as CursorValue[];
  } catch {
    // not JSON: told below
  }
  throw badArgument(`\`${argument}\` is no cursor of a list in this order; take one from \`pageInfo\` or \`edges\` of the same query.`);
}

function fits({ kind }: OrderKey, value: unknown): boolean {
  if (typeof kind === 'object') return kind.values.includes(value as string);
  if (kind === 'int') return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
  return typeof value === 'string' && !value.includes('\0') && (kind === 'text' || !Number.isNaN(Date.parse(value)));
}

/** The rows that come after these values: a later first value, or the same one and a later second, and so on. */
function beyond(order: OrderKey[], values: CursorValue[]): object {
  const value = (index: number) => (order[index]?.kind === 'date' ? new Date(values[index] as string) : values[index]);
  return {
    OR: order.flatMap((key, index) => {
      const condition = later(key, value(index));
      const same = Object.fromEntries(order.slice(0, index).map(({ field }, before) => [field, value(before)]));
      return condition ? [{ ...same, [key.field]: condition }] : [];
    }),
  };
}

/** Null: no value is later. */
function later({ kind, direction }: OrderKey, value: CursorValue | Date | undefined): object | null {
  if (typeof kind !== 'object') return direction === 'asc' ? { gt: value } : { lt: value };
  const place = kind.values.indexOf(value as string);
  const values = direction === 'asc' ? kind.values.slice(place + 1) : kind.values.slice(0, place);
  if (values.length === 0) return null;
  return typeof values[0] === 'boolean' ? { equals: values[0] } : { in: values };
}
