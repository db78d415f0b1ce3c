import type { Prisma } from '../../database/client/client.ts';
import { itemUrl } from '../item-url.ts';
import type { CompanyView } from './companies.ts';
import { optional, type ContextSource } from './context-source.ts';
import { extraLineInclude, extraLineView, orderCompany, orderInclude, orderView, type ExtraLineView } from './orders.ts';
import { loadOwners } from './owners.ts';
import { loadParameters } from './parameters.ts';
import { loadParts } from './parts.ts';
import { distinct, lineTotal, plain } from './plain.ts';
import { statusText } from './status-text.ts';
import { findStockItems, stockItemViews, type StockItems } from './stock-items.ts';

export interface ReturnOrderContext {
  order: ReturnOrderView;
  reference: string;
  description: string;
  /** `RMA-0001 - ACME`. */
  title: string;
  customer: CompanyView | null;
  lines: ReturnOrderLineView[];
  extra_lines: ExtraLineView[];
}

const returnOrderInclude = {
  ...orderInclude,
  customer: orderCompany,
  lines: { include: { project_code: true }, orderBy: { pk: 'asc' } },
  extra_lines: extraLineInclude,
} satisfies Prisma.ReturnOrderInclude;

type ReturnOrderRow = Prisma.ReturnOrderGetPayload<{ include: typeof returnOrderInclude }>;

/** Contexts of return orders, by pk. */
export async function loadReturnOrderContexts(source: ContextSource, pks: number[]): Promise<Map<number, ReturnOrderContext>> {
  const rows = await source.prisma.returnOrder.findMany({ where: { pk: { in: distinct(pks) } }, include: returnOrderInclude });
  const owners = await loadOwners(
    source,
    rows.map(({ responsible_id }) => responsible_id),
  );
  const itemRows = await findStockItems(source, { pk: { in: rows.flatMap(({ lines }) => lines.map(({ item_id }) => item_id)) } });
  const stockItems = stockItemViews(
    itemRows,
    await loadParts(
      source,
      itemRows.map(({ part_id }) => part_id),
    ),
  );
  const parameters = await loadParameters(source.prisma, 'order.returnorder', pks);
  return new Map(
    rows.map((row) => {
      const order = returnOrderView(row, stockItems, parameters(row.pk), orderView('returnorder', row, row.customer, owners, source));
      const { reference, description, label, customer, lines, extra_lines } = order;
      return [row.pk, { order, reference, description, title: label, customer, lines, extra_lines }];
    }),
  );
}

function returnOrderView(
  row: ReturnOrderRow,
  stockItems: StockItems,
  parameters: Record<string, string>,
  common: ReturnType<typeof orderView>,
) {
  return {
    ...plain(row),
    ...common,
    customer: common.company,
    parameters,
    lines: row.lines.map((line) => lineView(line, stockItems)),
    extra_lines: row.extra_lines.map(extraLineView),
    line_count: row.lines.length,
    is_received: row.lines.every(({ received_date }) => received_date !== null),
    get_absolute_url: itemUrl('returnorder', row.pk),
  };
}
type ReturnOrderView = ReturnType<typeof returnOrderView>;

function lineView(line: ReturnOrderRow['lines'][number], stockItems: StockItems) {
  return {
    ...plain(line),
    item: stockItems.get(line.item_id),
    project_code: optional(line.project_code, (code) => plain(code)),
    received: line.received_date !== null,
    /** `Repair`, `Refund` and so on. */
    outcome_text: statusText('returnorderline', line.outcome),
    total_line_price: lineTotal(line.quantity, line.price, line.price_currency),
  };
}
type ReturnOrderLineView = ReturnType<typeof lineView>;
