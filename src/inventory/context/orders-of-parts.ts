import type { BatchLoad } from './declare.ts';
import { openStatuses } from './status-text.ts';

/** The purchase orders that suppliers' parts are in, and the lines that are still to come. */
export const loadOrdersOfSupplierParts: BatchLoad = async ({ prisma }, pks) => {
  const rows = await prisma.$queryRaw<{ part: number; purchase_orders: number[]; open_orders: number[] }[]>`
    SELECT l.part_id AS part, array_agg(DISTINCT o.pk ORDER BY o.pk) AS purchase_orders,
           coalesce(array_agg(l.pk ORDER BY l.pk)
             FILTER (WHERE o.status = ANY(${[...openStatuses.purchaseorder]}::int[]) AND l.received < l.quantity), '{}') AS open_orders
      FROM "PurchaseOrderLineItem" l JOIN "PurchaseOrder" o ON o.pk = l.order_id
     WHERE l.part_id = ANY(${pks}::int[]) GROUP BY l.part_id`;
  return new Map(rows.map(({ part, ...orders }) => [part, orders]));
};
