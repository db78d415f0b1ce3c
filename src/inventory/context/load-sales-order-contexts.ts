import type { CompanyView } from './companies.ts';
import type { ContextSource } from './context-source.ts';
import type { ExtraLineView } from './orders.ts';
import { loadParameters } from './parameters.ts';
import { loadSalesOrders, type SalesOrderView } from './sales-orders.ts';

export interface SalesOrderContext {
  order: SalesOrderView & { parameters: Record<string, string> };
  reference: string;
  description: string;
  /** `SO-0001 - ACME`. */
  title: string;
  customer: CompanyView | null;
  lines: SalesOrderView['lines'];
  extra_lines: ExtraLineView[];
}

/** Contexts of sales orders, by pk. */
export async function loadSalesOrderContexts(source: ContextSource, pks: number[]): Promise<Map<number, SalesOrderContext>> {
  const orders = await loadSalesOrders(source, pks);
  const parameters = await loadParameters(source.prisma, 'order.salesorder', pks);
  return new Map(
    [...orders].map(([pk, order]) => {
      const { reference, description, label, customer, lines, extra_lines } = order;
      return [pk, { order: { ...order, parameters: parameters(pk) }, reference, description, title: label, customer, lines, extra_lines }];
    }),
  );
}
