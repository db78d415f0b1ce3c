import type { SalesOrder as SalesOrderRow, SalesOrderLineItem as LineRow } from '../context-types.ts';
import { alias, column, defineModel, list, optional, reference, valuesOf } from '../declare.ts';
import { lineMembers, orderFull, orderMembers, orderSummary } from '../order-members.ts';
import { moneyOf } from '../read-rows.ts';
import { openStatuses } from '../status-text.ts';

const value = valuesOf<SalesOrderRow>();
const allocated = (line: string) => `(SELECT coalesce(sum(a.quantity), 0) FROM "SalesOrderAllocation" a WHERE a.line_id = ${line}.pk)`;
const lines = (condition: string) => `(SELECT count(*) FROM "SalesOrderLineItem" l WHERE l.order_id = t.pk AND ${condition})`;
const shipments = (condition: string) => `(SELECT count(*) FROM "SalesOrderShipment" s WHERE s.order_id = t.pk AND ${condition})`;
const NOT_SENT = 'NOT EXISTS (SELECT 1 FROM "SalesOrderShipment" s WHERE s.pk = t.shipment_id AND s.shipment_date IS NOT NULL)';

export const SalesOrder = defineModel('SalesOrder', {
  description: 'An order of a customer.',
  members: {
    ...orderMembers('salesorder', 'customer', { lines: 'SalesOrderLineItem', extraLines: 'SalesOrderExtraLine' }),
    status: column(
      'number',
      "InvenTree's code: 10 Pending, 15 In Progress, 20 Shipped, 25 On Hold, 30 Complete, 40 Cancelled, 50 Lost, 60 Returned.",
    ),
    customer: optional('Company', 'Who ordered.'),
    customer_reference: column('text', "The customer's number for it."),
    shipment_date: column('date | null', 'Day it left.'),
    shipped_by: optional('User', 'Who sent it.'),
    shipments: list('SalesOrderShipment', 'order_id', 'Shipments of it.'),
    stock_allocations: alias('All stock that is set aside for it.', 'lines.allocations'),
    allocations: alias('The same as `stock_allocations`.', 'lines.allocations'),
    pending_allocations: alias('Stock that is set aside and has not left.', 'lines.pending_allocations'),
    pending_allocation_count: value(
      'number',
      'How many such allocations there are.',
      ['pending_allocations.pk'],
      ({ pending_allocations }) => pending_allocations.length,
    ),
    line_count: column('number', 'How many lines it has.', lines('true')),
    completed_line_count: column('number', 'How many lines have left in full.', lines('l.shipped >= l.quantity')),
    pending_line_count: column('number', 'How many lines have not.', lines('l.shipped < l.quantity')),
    pending_line_items: list('SalesOrderLineItem', 'order_id', 'Lines that have not left in full.', { where: 't.shipped < t.quantity' }),
    shipment_count: column('number', 'How many shipments there are.', shipments('true')),
    completed_shipment_count: column('number', 'How many shipments have left.', shipments('s.shipment_date IS NOT NULL')),
    pending_shipment_count: column('number', 'How many shipments have not left.', shipments('s.shipment_date IS NULL')),
    pending_shipments: list('SalesOrderShipment', 'order_id', 'Shipments that have not left.', { where: 't.shipment_date IS NULL' }),
    is_completed: value('boolean', 'Whether all lines have left in full.', ['pending_line_count'], (row) => row.pending_line_count === 0),
    is_fully_allocated: column('boolean', 'Whether all lines are set aside in full.', `${lines(`${allocated('l')} < l.quantity`)} = 0`),
    is_overallocated: column(
      'boolean',
      'Whether more is set aside than ordered, in some line.',
      `${lines(`${allocated('l')} > l.quantity`)} > 0`,
    ),
    can_complete: value(
      'boolean',
      'Whether it can be finished: it is open or shipped, and all lines and shipments have left.',
      ['status', 'pending_line_count', 'pending_shipment_count'],
      (row) => [...openStatuses.salesorder, 20].includes(row.status) && row.pending_line_count === 0 && row.pending_shipment_count === 0,
    ),
    builds: list('Build', 'sales_order_id', 'Build orders that make something for it.'),
    stock_items: list('StockItem', 'sales_order_id', 'Stock that left with it.'),
  },
  summary: orderSummary,
  full: [
    ...orderFull,
    'customer.**',
    'shipped_by',
    'shipments.**',
    'stock_allocations.**',
    'line_count',
    'completed_line_count',
    'shipment_count',
    'completed_shipment_count',
  ],
});

const line = valuesOf<LineRow>();

export const SalesOrderLineItem = defineModel('SalesOrderLineItem', {
  description: 'A line of an order of a customer.',
  members: {
    ...lineMembers('SalesOrder'),
    shipped: column('number', 'How many have left.'),
    sale_price: column('money | null', 'Price per unit.'),
    sale_price_currency: column('text', 'Currency of the price, ISO 4217.'),
    part: optional('Part', 'What is sold.'),
    allocations: list('SalesOrderAllocation', 'line_id', 'Stock that is set aside for it.'),
    pending_allocations: list('SalesOrderAllocation', 'line_id', 'Stock that is set aside and has not left.', { where: NOT_SENT }),
    allocated_quantity: column('number', 'How many are set aside.', allocated('t')),
    price: alias('Price per unit.', 'sale_price'),
    total_line_price: column(
      'money | null',
      'Price of the whole line; null without a price.',
      moneyOf('(t.quantity * t.sale_price)', 't.sale_price_currency'),
    ),
    fulfilled_quantity: column(
      'number',
      'How many have left with shipments.',
      '(SELECT coalesce(sum(a.quantity), 0) FROM "SalesOrderAllocation" a JOIN "SalesOrderShipment" s ON s.pk = a.shipment_id AND s.shipment_date IS NOT NULL WHERE a.line_id = t.pk)',
    ),
    is_completed: line('boolean', 'Whether all have left.', ['shipped', 'quantity'], (row) => row.shipped >= row.quantity),
    is_fully_allocated: line(
      'boolean',
      'Whether enough is set aside.',
      ['allocated_quantity', 'quantity'],
      (row) => row.allocated_quantity >= row.quantity,
    ),
    is_overallocated: line(
      'boolean',
      'Whether more is set aside than ordered.',
      ['allocated_quantity', 'quantity'],
      (row) => row.allocated_quantity > row.quantity,
    ),
    str: line('text', 'As InvenTree prints it: `SalesOrderLineItem object (4)`.', ['pk'], ({ pk }) => `SalesOrderLineItem object (${pk})`),
  },
  full: ['part.**', 'project_code', 'allocations.**', 'allocated_quantity', 'price', 'total_line_price', 'is_completed'],
});

export const SalesOrderAllocation = defineModel('SalesOrderAllocation', {
  description: 'Stock that is set aside for a line of a sales order.',
  members: {
    quantity: column('number', 'How many.'),
    line: reference('SalesOrderLineItem', 'The line.'),
    shipment: optional('SalesOrderShipment', 'What it leaves with; null: not decided.'),
    item: reference('StockItem', 'What is set aside.'),
    get_location: alias('Where it is.', 'item.location'),
    get_po: alias('The purchase order that it came with.', 'item.purchase_order'),
  },
  full: ['item.**', 'line', 'line.part.**'],
});
