import { Prisma } from '../database/client/client.ts';
import type { ModelType } from '../database/client/enums.ts';
import type { Parts } from '../parts.ts';
import type { PrintableItem } from './inventory.ts';
import { itemLabels } from './item-labels.ts';
import { fromItems } from './item-tables.ts';

export interface ItemPageOptions {
  /** Words that all have to occur in what names the item: reference, name, IPN, serial, SKU, description … Default: all items. */
  search?: string;
  /** Only items with a pk above this one. */
  after?: number;
  /** Only items with a pk below this one. */
  before?: number;
  /** At most this many; 1 to 1000. */
  limit: number;
  /** Take the last ones instead of the first; they still come in ascending order. Default: false. */
  fromEnd?: boolean;
}

export interface ItemPage {
  items: PrintableItem[];
  /** Whether the limit left items out, on the side that was not taken. */
  more: boolean;
}

export const MOST_ITEMS_PER_PAGE = 1000;

/** Lists items that can be printed, by pk. */
export async function listItems(parts: Pick<Parts, 'prisma'>, modelType: ModelType, options: ItemPageOptions): Promise<ItemPage> {
  const { search = '', after, before, fromEnd = false } = options;
  const limit = Math.min(Math.max(1, Math.trunc(options.limit)), MOST_ITEMS_PER_PAGE);
  const { from, where } = fromItems(modelType, search);
  const rows = await parts.prisma.$queryRaw<{ pk: number }[]>`
    SELECT item.pk FROM ${from}
     WHERE ${where} AND (${after ?? null}::int IS NULL OR item.pk > ${after ?? null}::int) AND (${before ?? null}::int IS NULL OR item.pk < ${before ?? null}::int)
     ORDER BY item.pk ${fromEnd ? Prisma.sql`DESC` : Prisma.sql`ASC`} LIMIT ${limit + 1}`;
  const pks = rows.slice(0, limit).map(({ pk }) => pk);
  return { items: await itemLabels(parts, modelType, fromEnd ? pks.toReversed() : pks), more: rows.length > limit };
}

/** How many items there are, or how many a search finds. */
export async function countItems({ prisma }: Pick<Parts, 'prisma'>, modelType: ModelType, search = ''): Promise<number> {
  const { from, where } = fromItems(modelType, search);
  const [row] = await prisma.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM ${from} WHERE ${where}`;
  return row?.count ?? 0;
}
