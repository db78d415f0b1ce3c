import type { Prisma } from '../../database/client/client.ts';
import { supplierPartInclude, supplierPartView, type CompanyView } from './companies.ts';
import { optional, userSelect, userView, type ContextSource } from './context-source.ts';
import { extraLineInclude, extraLineView, orderCompany, orderInclude, orderView, type ExtraLineView } from './orders.ts';
import { loadOwners } from './owners.ts';
import { loadParameters } from './parameters.ts';
import { loadParts, type Parts } from './parts.ts';
import { locationView } from './places.ts';
import { distinct, lineTotal, plain } from './plain.ts';
import { buildReference, purchaseOrderReference } from './stock-items.ts';

export interface PurchaseOrderContext {
  order: PurchaseOrderView;
  reference: string;
  description: string;
  /** `PO-0001 - ACME`. */
  title: string;
  supplier: CompanyView | null;
  lines: PurchaseOrderLineView[];
  extra_lines: ExtraLineView[];
}

const purchaseOrderInclude = {
  ...orderInclude,
  supplier: orderCompany,
  received_by: { select: userSelect },
  destination: true,
  lines: {
    include: { part: { include: supplierPartInclude }, destination: true, project_code: true, build_order: true },
    orderBy: { pk: 'asc' },
  },
  extra_lines: extraLineInclude,
} satisfies Prisma.PurchaseOrderInclude;

type PurchaseOrderRow = Prisma.PurchaseOrderGetPayload<{ include: typeof purchaseOrderInclude }>;

/** Contexts of purchase orders, by pk. */
export async function loadPurchaseOrderContexts(source: ContextSource, pks: number[]): Promise<Map<number, PurchaseOrderContext>> {
  const rows = await source.prisma.purchaseOrder.findMany({ where: { pk: { in: distinct(pks) } }, include: purchaseOrderInclude });
  const owners = await loadOwners(
    source,
    rows.map(({ responsible_id }) => responsible_id),
  );
  const parts = await loadParts(
    source,
    rows.flatMap(({ lines }) => lines.map(({ part }) => part?.part_id)),
  );
  const parameters = await loadParameters(source.prisma, 'order.purchaseorder', pks);
  return new Map(
    rows.map((row) => {
      const order = purchaseOrderView(row, parts, parameters(row.pk), orderView('purchaseorder', row, row.supplier, owners, source));
      const { reference, description, label, supplier, lines, extra_lines } = order;
      return [row.pk, { order, reference, description, title: label, supplier, lines, extra_lines }];
    }),
  );
}

function purchaseOrderView(row: PurchaseOrderRow, parts: Parts, parameters: Record<string, string>, common: ReturnType<typeof orderView>) {
  return {
    ...purchaseOrderReference(row),
    ...common,
    supplier: common.company,
    received_by: optional(row.received_by, userView),
    destination: optional(row.destination, locationView),
    parameters,
    lines: row.lines.map((line) => lineView(line, parts)),
    extra_lines: row.extra_lines.map(extraLineView),
    line_count: row.lines.length,
    completed_line_count: row.lines.filter(({ quantity, received }) => received.greaterThanOrEqualTo(quantity)).length,
    is_complete: row.status === 30,
  };
}
type PurchaseOrderView = ReturnType<typeof purchaseOrderView>;

function lineView(line: PurchaseOrderRow['lines'][number], parts: Parts) {
  const total = lineTotal(line.quantity, line.purchase_price, line.purchase_price_currency);
  const columns = plain(line);
  return {
    ...columns,
    /** The supplier's part; what it is with us is `part.part`. */
    part: optional(line.part, (part) => ({ ...supplierPartView(part), part: parts.get(part.part_id) })),
    destination: optional(line.destination, locationView),
    project_code: optional(line.project_code, (code) => plain(code)),
    build_order: optional(line.build_order, buildReference),
    /** Per unit. */
    price: columns.purchase_price,
    total_line_price: total,
    remaining: Math.max(0, line.quantity.minus(line.received).toNumber()),
    is_completed: line.received.greaterThanOrEqualTo(line.quantity),
  };
}
type PurchaseOrderLineView = ReturnType<typeof lineView>;
