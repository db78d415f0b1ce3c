import type { Prisma } from '../../database/client/client.ts';
import { bomItemInclude, bomItemView, partsOfBomItem } from './bill-of-materials.ts';
import { optional } from './context-source.ts';
import type { Parts } from './parts.ts';
import { distinct, plain } from './plain.ts';
import type { StockItems } from './stock-items.ts';

export const buildLineInclude = {
  bom_item: { include: bomItemInclude },
  allocations: { orderBy: { pk: 'asc' } },
} satisfies Prisma.BuildLineInclude;

export type BuildLineRow = Prisma.BuildLineGetPayload<{ include: typeof buildLineInclude }>;

/** The parts that a line shows, to be loaded before its view is made. */
export function partsOfBuildLine({ bom_item }: BuildLineRow): number[] {
  return partsOfBomItem(bom_item);
}

/** The stock items that a line shows, likewise. */
export function stockItemsOfBuildLine({ allocations }: BuildLineRow): number[] {
  return distinct(allocations.flatMap(({ stock_item_id, install_into_id }) => [stock_item_id, install_into_id]));
}

export function buildLineView(line: BuildLineRow, parts: Parts, stockItems: StockItems) {
  const allocated = line.allocations.reduce((sum, { quantity }) => sum + quantity.toNumber(), 0);
  const required = Math.max(0, line.quantity.toNumber() - line.consumed.toNumber());
  return {
    ...plain(line),
    bom_item: bomItemView(line.bom_item, parts),
    part: parts.get(line.bom_item.sub_part_id),
    allocations: line.allocations.map((allocation) => ({
      ...plain(allocation),
      stock_item: stockItems.get(allocation.stock_item_id),
      install_into: optional(allocation.install_into_id, (pk) => stockItems.reference(pk)),
    })),
    allocated_quantity: allocated,
    is_fully_allocated: line.bom_item.consumable || allocated >= required,
    is_overallocated: allocated > required,
    is_fully_consumed: line.consumed.greaterThanOrEqualTo(line.quantity),
  };
}
export type BuildLineView = ReturnType<typeof buildLineView>;
