import type { Prisma } from '../../database/client/client.ts';
import { addressView } from './companies.ts';
import { barcode, optional, userSelect, userView, type ContextSource } from './context-source.ts';
import { extraLineInclude, extraLineView, orderCompany, orderInclude, orderView } from './orders.ts';
import { loadOwners } from './owners.ts';
import { loadParts, type Parts } from './parts.ts';
import { distinct, lineTotal, plain } from './plain.ts';
import { findStockItems, salesOrderReference, stockItemViews, type StockItems } from './stock-items.ts';

const salesOrderInclude = {
  ...orderInclude,
  customer: orderCompany,
  shipped_by: { select: userSelect },
  lines: {
    include: { project_code: true, allocations: { orderBy: { pk: 'asc' } } },
    orderBy: { pk: 'asc' },
  },
  shipments: { include: { checked_by: { select: userSelect }, shipment_address: true }, orderBy: { pk: 'asc' } },
  extra_lines: extraLineInclude,
} satisfies Prisma.SalesOrderInclude;

type SalesOrderRow = Prisma.SalesOrderGetPayload<{ include: typeof salesOrderInclude }>;
type LineRow = SalesOrderRow['lines'][number];

/** Sales orders with their lines, allocations and shipments, by pk. */
export async function loadSalesOrders(source: ContextSource, pks: number[]): Promise<Map<number, SalesOrderView>> {
  const rows = await source.prisma.salesOrder.findMany({ where: { pk: { in: distinct(pks) } }, include: salesOrderInclude });
  const owners = await loadOwners(
    source,
    rows.map(({ responsible_id }) => responsible_id),
  );
  const lines = rows.flatMap((row) => row.lines);
  const itemRows = await findStockItems(source, {
    pk: { in: lines.flatMap(({ allocations }) => allocations.map(({ item_id }) => item_id)) },
  });
  const parts = await loadParts(
    source,
    [...lines, ...itemRows].map(({ part_id }) => part_id),
  );
  const stockItems = stockItemViews(itemRows, parts);
  return new Map(
    rows.map((row) => [row.pk, salesOrderView(row, parts, stockItems, orderView('salesorder', row, row.customer, owners, source))]),
  );
}

function salesOrderView(row: SalesOrderRow, parts: Parts, stockItems: StockItems, common: ReturnType<typeof orderView>) {
  const lines = row.lines.map((line) => lineView(line, parts, stockItems));
  return {
    ...salesOrderReference(row),
    ...common,
    customer: common.company,
    shipped_by: optional(row.shipped_by, userView),
    lines,
    extra_lines: row.extra_lines.map(extraLineView),
    shipments: row.shipments.map(shipmentView),
    stock_allocations: lines.flatMap(({ allocations }) => allocations),
    line_count: lines.length,
    completed_line_count: lines.filter(({ is_completed }) => is_completed).length,
    shipment_count: row.shipments.length,
    completed_shipment_count: row.shipments.filter(({ shipment_date }) => shipment_date !== null).length,
  };
}
export type SalesOrderView = ReturnType<typeof salesOrderView>;

function lineView(line: LineRow, parts: Parts, stockItems: StockItems) {
  const columns = plain(line);
  const part = optional(line.part_id, (pk) => parts.get(pk));
  const allocations = line.allocations.map((allocation) => ({
    ...plain(allocation),
    item: stockItems.get(allocation.item_id),
    line: { ...columns, part },
  }));
  return {
    ...columns,
    part,
    project_code: optional(line.project_code, (code) => plain(code)),
    allocations,
    allocated_quantity: allocations.reduce((sum, { quantity }) => sum + quantity, 0),
    /** Per unit. */
    price: columns.sale_price,
    total_line_price: lineTotal(line.quantity, line.sale_price, line.sale_price_currency),
    is_completed: line.shipped.greaterThanOrEqualTo(line.quantity),
  };
}
export type SalesOrderAllocationView = SalesOrderView['stock_allocations'][number];

function shipmentView(shipment: SalesOrderRow['shipments'][number]) {
  return {
    ...plain(shipment),
    shipment_address: optional(shipment.shipment_address, addressView),
    checked_by: optional(shipment.checked_by, userView),
    is_complete: shipment.shipment_date !== null,
    is_delivered: shipment.delivery_date !== null,
    is_checked: shipment.checked_by_id !== null,
    barcode: barcode('salesordershipment', shipment.pk),
  };
}
export type ShipmentView = ReturnType<typeof shipmentView>;
