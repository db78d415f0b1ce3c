import { IN_STOCK, openStatuses } from './status-text.ts';
import type { BatchLoad } from './declare.ts';
import type { PrismaClient } from '../../database/database.ts';
import { Prisma } from '../../database/client/client.ts';

/** How much there is of a part, its variants included where not said otherwise. All in the part's unit. */
export interface PartStock {
  total_stock: number;
  /** Set aside for build orders and open sales orders. */
  allocation_count: number;
  sales_order_allocation_count: number;
  /** What is not set aside; never below 0. */
  available_stock: number;
  /** The same without variants. */
  available_stock_of_itself: number;
  /** Still to come from open purchase orders. */
  on_order: number;
  /** Still to come from open build orders. */
  quantity_being_built: number;
  /** In unfinished outputs of open build orders. */
  quantity_in_production: number;
}

interface StockRow {
  root: number;
  total: number;
  own: number;
  allocated: number;
  own_allocated: number;
  sold: number;
  on_order: number;
  being_built: number;
  in_production: number;
}

/**
 * Sums up the stock of many parts in one query. An item counts where InvenTree says "in stock": not used up, sold, given to
 * a customer, built into another, or still being built. A part that nothing is known of is not in the map.
 */
export async function sumUpStock(prisma: PrismaClient, pks: number[]): Promise<Map<number, PartStock>> {
  const rows = await prisma.$queryRaw<StockRow[]>`
    WITH RECURSIVE family(root, pk, depth) AS (
      SELECT pk, pk, 0 FROM "Part" WHERE pk = ANY(${pks}::int[])
      UNION ALL SELECT f.root, p.pk, f.depth + 1 FROM family f JOIN "Part" p ON p.variant_of_id = f.pk WHERE f.depth < 100
    ), amount(root, depth, total, allocated, sold, on_order, being_built, in_production) AS (
      SELECT f.root, f.depth, t.quantity, 0, 0, 0, 0, 0 FROM family f JOIN "StockItem" t ON t.part_id = f.pk WHERE ${Prisma.raw(IN_STOCK)}
      UNION ALL SELECT f.root, f.depth, 0, a.quantity, 0, 0, 0, 0 FROM family f JOIN "StockItem" s ON s.part_id = f.pk JOIN "BuildItem" a ON a.stock_item_id = s.pk
      UNION ALL SELECT f.root, f.depth, 0, a.quantity, a.quantity, 0, 0, 0 FROM family f JOIN "SalesOrderLineItem" l ON l.part_id = f.pk
        JOIN "SalesOrder" o ON o.pk = l.order_id AND o.status = ANY(${[...openStatuses.salesorder]}::int[])
        JOIN "SalesOrderAllocation" a ON a.line_id = l.pk LEFT JOIN "SalesOrderShipment" h ON h.pk = a.shipment_id WHERE h.shipment_date IS NULL
      UNION ALL SELECT f.root, f.depth, 0, 0, 0, greatest(l.quantity - l.received, 0) * sp.pack_quantity_native, 0, 0 FROM family f
        JOIN "SupplierPart" sp ON sp.part_id = f.pk JOIN "PurchaseOrderLineItem" l ON l.part_id = sp.pk
        JOIN "PurchaseOrder" o ON o.pk = l.order_id AND o.status = ANY(${[...openStatuses.purchaseorder]}::int[])
      UNION ALL SELECT f.root, f.depth, 0, 0, 0, 0, greatest(b.quantity - b.completed, 0), 0 FROM family f
        JOIN "Build" b ON b.part_id = f.pk AND b.status = ANY(${[...openStatuses.build]}::int[])
      UNION ALL SELECT f.root, f.depth, 0, 0, 0, 0, 0, s.quantity FROM family f JOIN "StockItem" s ON s.part_id = f.pk AND s.is_building
        JOIN "Build" b ON b.pk = s.build_id AND b.status = ANY(${[...openStatuses.build]}::int[])
    )
    SELECT root, sum(total)::float8 AS total, coalesce(sum(total) FILTER (WHERE depth = 0), 0)::float8 AS own,
           sum(allocated)::float8 AS allocated, coalesce(sum(allocated) FILTER (WHERE depth = 0), 0)::float8 AS own_allocated,
           sum(sold)::float8 AS sold, coalesce(sum(on_order) FILTER (WHERE depth = 0), 0)::float8 AS on_order,
           coalesce(sum(being_built) FILTER (WHERE depth = 0), 0)::float8 AS being_built,
           coalesce(sum(in_production) FILTER (WHERE depth = 0), 0)::float8 AS in_production
      FROM amount GROUP BY root`;
  return new Map(rows.map((row) => [row.root, toPartStock(row)]));
}

export const loadPartStock: BatchLoad = async ({ prisma }, pks) =>
  new Map([...(await sumUpStock(prisma, pks))].map(([pk, stock]) => [pk, { ...stock }]));

function toPartStock(row: StockRow): PartStock {
  return {
    total_stock: row.total,
    allocation_count: row.allocated,
    sales_order_allocation_count: row.sold,
    available_stock: Math.max(0, row.total - row.allocated),
    available_stock_of_itself: Math.max(0, row.own - row.own_allocated),
    on_order: row.on_order,
    quantity_being_built: row.being_built,
    quantity_in_production: row.in_production,
  };
}
