import type { Prisma } from '../../database/client/client.ts';
import { itemUrl } from '../item-url.ts';
import { orderName, stockItemName } from '../names.ts';
import { supplierPartInclude, supplierPartView } from './companies.ts';
import { barcode, optional, userSelect, userView, type ContextSource } from './context-source.ts';
import type { Parts } from './parts.ts';
import { locationView } from './places.ts';
import { plain } from './plain.ts';
import { statusText } from './status-text.ts';

const named = { part: true, location: true } satisfies Prisma.StockItemInclude;

const stockItemInclude = {
  ...named,
  supplier_part: { include: supplierPartInclude },
  customer: true,
  build: true,
  consumed_by: true,
  purchase_order: { include: { supplier: true } },
  sales_order: { include: { customer: true } },
  belongs_to: { include: named },
  parent: { include: named },
  stocktake_user: { select: userSelect },
  _count: { select: { children: true, installed_parts: true } },
} satisfies Prisma.StockItemInclude;

export type StockItemRow = Prisma.StockItemGetPayload<{ include: typeof stockItemInclude }>;
type NamedStockItem = Prisma.StockItemGetPayload<{ include: typeof named }>;

/** An item that another record only refers to. */
export function stockItemReference(item: NamedStockItem) {
  return { ...plain(item), label: stockItemName(item), get_absolute_url: itemUrl('stockitem', item.pk) };
}

export function buildReference(build: Prisma.BuildGetPayload<object>) {
  return {
    ...plain(build),
    label: build.reference,
    status_text: statusText('build', build.status),
    get_absolute_url: itemUrl('build', build.pk),
  };
}

export function purchaseOrderReference(order: Prisma.PurchaseOrderGetPayload<{ include: { supplier: true } }>) {
  return {
    ...plain(order),
    label: orderName(order, order.supplier),
    status_text: statusText('purchaseorder', order.status),
    get_absolute_url: itemUrl('purchaseorder', order.pk),
  };
}

export function salesOrderReference(order: Prisma.SalesOrderGetPayload<{ include: { customer: true } }>) {
  return {
    ...plain(order),
    label: orderName(order, order.customer),
    status_text: statusText('salesorder', order.status),
    get_absolute_url: itemUrl('salesorder', order.pk),
  };
}

export function stockItemView(item: StockItemRow, parts: Parts) {
  return {
    ...stockItemReference(item),
    part: parts.get(item.part_id),
    location: optional(item.location, locationView),
    supplier_part: optional(item.supplier_part, supplierPartView),
    customer: optional(item.customer, (company) => plain(company)),
    build: optional(item.build, buildReference),
    consumed_by: optional(item.consumed_by, buildReference),
    purchase_order: optional(item.purchase_order, purchaseOrderReference),
    sales_order: optional(item.sales_order, salesOrderReference),
    belongs_to: optional(item.belongs_to, stockItemReference),
    parent: optional(item.parent, stockItemReference),
    stocktake_user: optional(item.stocktake_user, userView),
    status_text: statusText('stockitem', item.status),
    status_label: statusText('stockitem', item.status),
    serialized: Boolean(item.serial) && item.quantity.equals(1),
    in_stock: isInStock(item),
    child_count: item._count.children,
    barcode: barcode('stockitem', item.pk),
  };
}
export type StockItemView = ReturnType<typeof stockItemView>;

function isInStock(item: StockItemRow): boolean {
  return (
    item.quantity.greaterThan(0) &&
    !item.is_building &&
    [item.sales_order_id, item.customer_id, item.belongs_to_id, item.consumed_by_id].every((pk) => pk === null)
  );
}

/** Gives the view of each item that was asked for. */
export interface StockItems {
  get(pk: number): StockItemView;
  /** As another record refers to it. */
  reference(pk: number): ReturnType<typeof stockItemReference>;
}

/** The views of loaded rows, whose parts must be loaded too. */
export function stockItemViews(rows: StockItemRow[], parts: Parts): StockItems {
  const views = new Map(rows.map((row) => [row.pk, stockItemView(row, parts)]));
  const references = new Map(rows.map((row) => [row.pk, stockItemReference(row)]));
  return { get: (pk) => loaded(views.get(pk), pk), reference: (pk) => loaded(references.get(pk), pk) };
}

function loaded<View>(view: View | undefined, pk: number): View {
  if (!view) throw new Error(`Stock item ${pk} was not loaded.`);
  return view;
}

/** Rows for views, by pk. */
export function findStockItems({ prisma }: ContextSource, where: Prisma.StockItemWhereInput): Promise<StockItemRow[]> {
  return prisma.stockItem.findMany({ where, include: stockItemInclude, orderBy: { pk: 'asc' } });
}
