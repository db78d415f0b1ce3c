import type { Prisma } from '../../database/client/client.ts';
import type { ModelType } from '../../database/client/enums.ts';
import { orderName } from '../names.ts';
import { addressView, companyInclude, companyView, contactView } from './companies.ts';
import { barcode, optional, userSelect, userView, type ContextSource } from './context-source.ts';
import type { OwnerView } from './owners.ts';
import { lineTotal, plain } from './plain.ts';
import { isOverdue, openStatuses, statusText } from './status-text.ts';

/** What every kind of order brings along. */
export const orderInclude = {
  contact: true,
  address: true,
  project_code: true,
  created_by: { select: userSelect },
} as const;

/** A supplier or customer in an order. */
export const orderCompany = { include: companyInclude } as const;

interface OrderRow {
  pk: number;
  reference: string;
  status: number;
  target_date: Date | null;
  order_currency: string | null;
  responsible_id: number | null;
  contact: Prisma.ContactGetPayload<object> | null;
  address: Prisma.AddressGetPayload<object> | null;
  project_code: Prisma.ProjectCodeGetPayload<object> | null;
  created_by: Parameters<typeof userView>[0] | null;
}
type CompanyRow = Parameters<typeof companyView>[0];
type OrderKind = Extract<ModelType, keyof typeof openStatuses> & `${string}order`;

/** The computed members that all kinds of orders share. `company` is the supplier or customer. */
export function orderView(
  kind: OrderKind,
  order: OrderRow,
  company: CompanyRow | null,
  owners: (pk: number | null) => OwnerView | null,
  source: ContextSource,
) {
  const companyOrNull = optional(company, (row) => companyView(row, source));
  const address = optional(order.address, addressView);
  return {
    label: orderName(order, company),
    company: companyOrNull,
    contact: optional(order.contact, contactView),
    address,
    /** Its own address, else the company's primary one. */
    order_address: address ?? companyOrNull?.primary_address ?? null,
    project_code: optional(order.project_code, (code) => plain(code)),
    created_by: optional(order.created_by, userView),
    responsible: owners(order.responsible_id),
    currency: order.order_currency || companyOrNull?.currency_code || source.currency,
    status_text: statusText(kind, order.status),
    is_open: openStatuses[kind].includes(order.status),
    is_pending: order.status === 10,
    is_overdue: isOverdue(kind, order, source.today),
    barcode: barcode(kind, order.pk),
  };
}

type ExtraLineRow = Prisma.PurchaseOrderExtraLineGetPayload<{ include: { project_code: true } }>;

/** Costs beside the lines: shipping, fees. The same for all kinds of orders. */
export function extraLineView(line: ExtraLineRow) {
  return {
    ...plain(line),
    context: line.context,
    project_code: optional(line.project_code, (code) => plain(code)),
    total_line_price: lineTotal(line.quantity, line.price, line.price_currency),
  };
}
export type ExtraLineView = ReturnType<typeof extraLineView>;

export const extraLineInclude = { include: { project_code: true }, orderBy: { pk: 'asc' } } as const;
