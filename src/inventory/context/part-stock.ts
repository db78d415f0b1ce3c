import type { PrismaClient } from '../../database/database.ts';
import { openStatuses } from './status-text.ts';

/** How much there is of a part, its variants included where not said otherwise. All in the part's unit. */
export interface PartStock {
  total_stock: number;
  /** Set aside for build orders and open sales orders. */
  allocation_count: number;
  /** What is not set aside; never below 0. */
  available_stock: number;
  /** The same without variants. */
  available_stock_of_itself: number;
  /** Still to come from open purchase orders. */
  on_order: number;
  /** Still to come from open build orders. */
  quantity_being_built: number;
}

const none: PartStock = {
  total_stock: 0,
  allocation_count: 0,
  available_stock: 0,
  available_stock_of_itself: 0,
  on_order: 0,
  quantity_being_built: 0,
};

type StockRow = {
  root: number;
  total: number;
  own: number;
  allocated: number;
  own_allocated: number;
  on_order: number;
  being_built: number;
};

/**
 * Sums up the stock of many parts in one query. An item counts where InvenTree says "in stock": not used up, sold, given to
 * a customer, built into another, or still being built.
 */
export async function loadPartStock(prisma: PrismaClient, pks: number[]): Promise<(pk: number) => PartStock> {
  const rows = await prisma.$queryRaw<StockRow[]>`
    WITH RECURSIVE family(root, pk, depth) AS (
      SELECT pk, pk, 0 FROM "Part" WHERE pk = ANY(${pks}::int[])
      UNION ALL SELECT f.root, p.pk, f.depth + 1 FROM family f JOIN "Part" p ON p.variant_of_id = f.pk WHERE f.depth < 100
    ), amount(root, depth, total, allocated, on_order, being_built) AS (
      SELECT f.root, f.depth, s.quantity, 0, 0, 0 FROM family f JOIN "StockItem" s ON s.part_id = f.pk
        WHERE s.quantity > 0 AND NOT s.is_building AND s.sales_order_id IS NULL AND s.customer_id IS NULL AND s.belongs_to_id IS NULL AND s.consumed_by_id IS NULL
      UNION ALL SELECT f.root, f.depth, 0, a.quantity, 0, 0 FROM family f JOIN "StockItem" s ON s.part_id = f.pk JOIN "BuildItem" a ON a.stock_item_id = s.pk
      UNION ALL SELECT f.root, f.depth, 0, a.quantity, 0, 0 FROM family f JOIN "SalesOrderLineItem" l ON l.part_id = f.pk
        JOIN "SalesOrder" o ON o.pk = l.order_id AND o.status = ANY(${[...openStatuses.salesorder]}::int[])
        JOIN "SalesOrderAllocation" a ON a.line_id = l.pk LEFT JOIN "SalesOrderShipment" h ON h.pk = a.shipment_id WHERE h.shipment_date IS NULL
      UNION ALL SELECT f.root, f.depth, 0, 0, greatest(l.quantity - l.received, 0) * sp.pack_quantity_native, 0 FROM family f
        JOIN "SupplierPart" sp ON sp.part_id = f.pk JOIN "PurchaseOrderLineItem" l ON l.part_id = sp.pk
        JOIN "PurchaseOrder" o ON o.pk = l.order_id AND o.status = ANY(${[...openStatuses.purchaseorder]}::int[])
      UNION ALL SELECT f.root, f.depth, 0, 0, 0, greatest(b.quantity - b.completed, 0) FROM family f
        JOIN "Build" b ON b.part_id = f.pk AND b.status = ANY(${[...openStatuses.build]}::int[])
    )
    SELECT root, sum(total)::float8 AS total, coalesce(sum(total) FILTER (WHERE depth = 0), 0)::float8 AS own,
           sum(allocated)::float8 AS allocated, coalesce(sum(allocated) FILTER (WHERE depth = 0), 0)::float8 AS own_allocated,
           coalesce(sum(on_order) FILTER (WHERE depth = 0), 0)::float8 AS on_order, coalesce(sum(being_built) FILTER (WHERE depth = 0), 0)::float8 AS being_built
      FROM amount GROUP BY root`;
  const found = new Map(rows.map((row) => [row.root, toPartStock(row)]));
  return (pk) => found.get(pk) ?? none;
}

function toPartStock(row: StockRow): PartStock {
  return {
    total_stock: row.total,
    allocation_count: row.allocated,
    available_stock: Math.max(0, row.total - row.allocated),
    available_stock_of_itself: Math.max(0, row.own - row.own_allocated),
    on_order: row.on_order,
    quantity_being_built: row.being_built,
  };
}
