import { attachmentMembers, barcodeMembers, parameterMembers, statusMembers, urlMember } from './common-members.ts';
import { alias, column, list, optional, valuesOf, type Members, type Money } from './declare.ts';
import { orderName } from '../names.ts';
import { isOverdue, openStatuses, statusText } from './status-text.ts';
import { sumOf } from './sum-of-money.ts';

type OrderKind = 'purchaseorder' | 'salesorder' | 'returnorder';

/** What the members below are worked out from. */
interface OrderRow {
  reference: string;
  status: number;
  target_date: string | null;
  order_currency: string | null;
  company: { name: string; currency: string } | null;
  currency: string;
  lines: { total_line_price: Money | null }[];
  extra_lines: { total_line_price: Money | null }[];
}

const value = valuesOf<OrderRow>();

/** The statuses in which an order of a kind can be put on hold: it waits, or is on its way. */
const holdable: Record<OrderKind, readonly number[]> = { purchaseorder: [10, 20], salesorder: [10, 15], returnorder: [10, 20] };

/** What every kind of order has. `partner` names the supplier or customer, `lines` the model of its lines. */
export function orderMembers(kind: OrderKind, partner: 'supplier' | 'customer', names: { lines: string; extraLines: string }): Members {
  const open = openStatuses[kind];
  return {
    reference: column('text', 'Its number: `PO0001`.'),
    reference_int: column('number', 'The number in its reference, for ordering.'),
    description: column('text', 'What it is for, in a few words.'),
    status_custom_key: column('number | null', 'Code of a status that the server defined itself; null: none.'),
    creation_date: column('date | null', 'Day it was entered.'),
    issue_date: column('date | null', 'Day it was placed.'),
    start_date: column('date | null', 'Day it is planned to begin.'),
    target_date: column('date | null', 'Day it is due.'),
    updated_at: column('datetime | null', 'When it was last changed.'),
    total_price: column('money | null', 'Sum of all lines, as it was saved; null: prices are missing.'),
    total_price_currency: column('text', 'Currency of the total, ISO 4217.'),
    order_currency: column('text | null', "Its own currency, ISO 4217; null: the company's."),
    link: column('text', 'Address of a page about it elsewhere.'),
    notes: column('text | null', 'Notes, in Markdown.'),
    barcode_data: column('text', 'Contents of a bar code that was assigned by hand; empty: none.'),
    project_code: optional('ProjectCode', 'The project that it is booked on.'),
    created_by: optional('User', 'Who entered it.'),
    responsible: optional('Owner', 'Who is responsible for it.'),
    contact: optional('Contact', 'Whom to ask at the company.'),
    address: optional('Address', "Its own address; null: the company's."),
    company: alias(`The same as \`${partner}\`.`, partner),
    order_address: alias("Its own address, else the company's primary one.", 'address', 'company.primary_address'),
    currency: value(
      'text',
      "Its own currency, else the company's, else the server's. ISO 4217.",
      ['order_currency', 'company.currency'],
      ({ order_currency, company }, { currency }) => order_currency || company?.currency || currency,
    ),
    label: value('text', 'Number and company: `PO-0001 - ACME`.', ['reference', 'company.name'], (row) => orderName(row, row.company)),
    str: alias('The same as `label`.', 'label'),
    ...urlMember(kind),
    ...barcodeMembers(kind),
    ...parameterMembers(`order.${kind}`),
    ...attachmentMembers(kind),
    ...statusMembers,
    status_text: value('text', 'What its status is called: `Pending`.', ['status'], ({ status }) => statusText(kind, status)),
    is_open: value('boolean', 'Whether it is neither finished nor cancelled.', ['status'], ({ status }) => open.includes(status)),
    is_pending: value('boolean', 'Whether it was not placed yet.', ['status'], ({ status }) => status === 10),
    is_overdue: value('boolean', 'Whether it is open and past its day.', ['status', 'target_date'], (row, { today }) =>
      isOverdue(kind, row, today),
    ),
    can_cancel: value('boolean', 'Whether it can be cancelled: it is open.', ['status'], ({ status }) => open.includes(status)),
    can_hold: value('boolean', 'Whether it can be put on hold.', ['status'], ({ status }) => holdable[kind].includes(status)),
    can_issue: value(
      'boolean',
      'Whether it can be placed: it is pending or on hold.',
      ['status'],
      ({ status }) => status === 10 || status === 25,
    ),
    lines: list(names.lines, 'order_id', 'What is ordered, a line each.'),
    extra_lines: list(names.extraLines, 'order_id', 'Costs beside the lines: shipping, fees.'),
    calculate_total_price: value(
      'money | null',
      'Sum of all lines and extra lines with a price; null: some are in another currency than the order.',
      ['currency', 'lines.total_line_price', 'extra_lines.total_line_price'],
      (row) =>
        sumOf(
          [...row.lines, ...row.extra_lines].map((line) => line.total_line_price),
          row.currency,
        ),
    ),
  };
}

/** What an order shows wherever it is met, and in full. */
export const orderSummary = ['label', 'status_text', 'get_absolute_url'] as const;
export const orderFull = [
  'company.**',
  'contact',
  'address',
  'order_address',
  'project_code',
  'created_by',
  'responsible',
  'currency',
  'is_open',
  'is_pending',
  'is_overdue',
  'barcode',
  'lines.**',
  'extra_lines.**',
] as const;

/** What every line of an order has. `order` is the model of the order. */
export function lineMembers(order: string): Members {
  return {
    quantity: column('number', 'How many.'),
    line: column('text', 'Number of the line, as typed.'),
    reference: column('text', 'Its reference.'),
    notes: column('text', 'Notes.'),
    link: column('text', 'Address of a page about it elsewhere.'),
    target_date: column('date | null', 'Day it is due.'),
    order: { kind: 'reference', type: order, description: 'The order.', model: order, column: '' },
    project_code: optional('ProjectCode', 'The project that it is booked on.'),
  };
}
