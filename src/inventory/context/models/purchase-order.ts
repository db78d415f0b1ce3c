import type { PurchaseOrder as PurchaseOrderRow, PurchaseOrderLineItem as LineRow } from '../context-types.ts';
import { alias, column, defineModel, list, optional, valuesOf } from '../declare.ts';
import { lineMembers, orderFull, orderMembers, orderSummary } from '../order-members.ts';
import { moneyOf } from '../read-rows.ts';

const value = valuesOf<PurchaseOrderRow>();
const lines = (condition: string) => `(SELECT count(*) FROM "PurchaseOrderLineItem" l WHERE l.order_id = t.pk AND ${condition})`;

export const PurchaseOrder = defineModel('PurchaseOrder', {
  description: 'An order to a supplier.',
  members: {
    ...orderMembers('purchaseorder', 'supplier', { lines: 'PurchaseOrderLineItem', extraLines: 'PurchaseOrderExtraLine' }),
    status: column('number', "InvenTree's code: 10 Pending, 20 Placed, 25 On Hold, 30 Complete, 40 Cancelled, 50 Lost, 60 Returned."),
    supplier: optional('Company', 'Whom it goes to.'),
    supplier_reference: column('text', "The supplier's number for it."),
    complete_date: column('date | null', 'Day it was finished.'),
    received_by: optional('User', 'Who took it in.'),
    destination: optional('StockLocation', 'Where it comes.'),
    is_complete: value('boolean', 'Whether it is finished.', ['status'], ({ status }) => status === 30),
    line_count: column('number', 'How many lines it has.', lines('true')),
    completed_line_count: column('number', 'How many lines have arrived in full.', lines('l.received >= l.quantity')),
    pending_line_count: column('number', 'How many lines have not.', lines('l.received < l.quantity')),
    pending_line_items: list('PurchaseOrderLineItem', 'order_id', 'Lines that have not arrived in full.', {
      where: 't.received < t.quantity',
    }),
    stock_items: list('StockItem', 'purchase_order_id', 'Stock that came with it.'),
  },
  summary: orderSummary,
  full: [...orderFull, 'supplier.**', 'received_by', 'destination', 'line_count', 'completed_line_count', 'is_complete'],
});

const line = valuesOf<LineRow>();

export const PurchaseOrderLineItem = defineModel('PurchaseOrderLineItem', {
  description: 'A line of an order to a supplier.',
  members: {
    ...lineMembers('PurchaseOrder'),
    received: column('number', 'How many have arrived.'),
    purchase_price: column('money | null', 'Price per unit.'),
    purchase_price_currency: column('text', 'Currency of the price, ISO 4217.'),
    part: optional('SupplierPart', "What is bought, at the supplier's number; what it is with us is `part.part`."),
    destination: optional('StockLocation', 'Where it comes.'),
    build_order: optional('Build', 'The build order that is made elsewhere.'),
    get_base_part: alias('What it is with us.', 'part.part'),
    get_destination: alias("Where it comes: its own place, else the order's.", 'destination', 'order.destination'),
    price: alias('Price per unit.', 'purchase_price'),
    total_line_price: column(
      'money | null',
      'Price of the whole line; null without a price.',
      moneyOf('(t.quantity * t.purchase_price)', 't.purchase_price_currency'),
    ),
    remaining: line('number', 'How many are still to come.', ['quantity', 'received'], (row) => Math.max(0, row.quantity - row.received)),
    is_completed: line('boolean', 'Whether all have arrived.', ['received', 'quantity'], (row) => row.received >= row.quantity),
  },
  full: ['part.**', 'part.part.**', 'destination', 'project_code', 'build_order', 'price', 'total_line_price', 'remaining', 'is_completed'],
});
