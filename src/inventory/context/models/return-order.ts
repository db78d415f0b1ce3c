import type { ReturnOrder as ReturnOrderRow, ReturnOrderLineItem as LineRow } from '../context-types.ts';
import { alias, column, defineModel, optional, reference, valuesOf } from '../declare.ts';
import { lineMembers, orderFull, orderMembers, orderSummary } from '../order-members.ts';
import { moneyOf } from '../read-rows.ts';
import { statusText } from '../status-text.ts';

const value = valuesOf<ReturnOrderRow>();

export const ReturnOrder = defineModel('ReturnOrder', {
  description: 'What a customer sends back.',
  members: {
    ...orderMembers('returnorder', 'customer', { lines: 'ReturnOrderLineItem', extraLines: 'ReturnOrderExtraLine' }),
    status: column('number', "InvenTree's code: 10 Pending, 20 In Progress, 25 On Hold, 30 Complete, 40 Cancelled."),
    customer: optional('Company', 'Who sends it back.'),
    customer_reference: column('text', "The customer's number for it."),
    complete_date: column('date | null', 'Day it was finished.'),
    line_count: column('number', 'How many lines it has.', '(SELECT count(*) FROM "ReturnOrderLineItem" l WHERE l.order_id = t.pk)'),
    is_received: value('boolean', 'Whether all lines have come back.', ['lines.received_date'], ({ lines }) =>
      lines.every(({ received_date }) => received_date !== null),
    ),
  },
  summary: orderSummary,
  full: [...orderFull, 'customer.**', 'line_count', 'is_received'],
});

const line = valuesOf<LineRow>();

export const ReturnOrderLineItem = defineModel('ReturnOrderLineItem', {
  description: 'A line of a return order.',
  members: {
    ...lineMembers('ReturnOrder'),
    received_date: column('date | null', 'Day it came back; null: not yet.'),
    outcome: column('number', "InvenTree's code: 10 Pending, 20 Return, 30 Repair, 40 Replace, 50 Refund, 60 Reject."),
    outcome_custom_key: column('number | null', 'Code of an outcome that the server defined itself; null: none.'),
    price: column('money | null', 'Price per unit.'),
    price_currency: column('text', 'Currency of the price, ISO 4217.'),
    item: reference('StockItem', 'What comes back.'),
    received: line('boolean', 'Whether it has come back.', ['received_date'], ({ received_date }) => received_date !== null),
    outcome_text: line('text', 'What its outcome is called: `Repair`.', ['outcome'], ({ outcome }) =>
      statusText('returnorderline', outcome),
    ),
    get_status: alias('The same as `outcome`.', 'outcome'),
    get_custom_status: alias('The same as `outcome_custom_key`.', 'outcome_custom_key'),
    total_line_price: column(
      'money | null',
      'Price of the whole line; null without a price.',
      moneyOf('(t.quantity * t.price)', 't.price_currency'),
    ),
  },
  full: ['item.**', 'project_code', 'received', 'outcome_text', 'total_line_price'],
});
