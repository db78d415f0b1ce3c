import { attachmentMembers, barcodeMembers, parameterMembers } from '../common-members.ts';
import type { SalesOrderShipment as SalesOrderShipmentRow } from '../context-types.ts';
import { alias, column, defineModel, list, optional, reference, valuesOf } from '../declare.ts';

const value = valuesOf<SalesOrderShipmentRow>();

export const SalesOrderShipment = defineModel('SalesOrderShipment', {
  description: 'A shipment of a sales order.',
  members: {
    reference: column('text', 'Its number within the order.'),
    shipment_date: column('date | null', 'Day it left; null: not yet.'),
    delivery_date: column('date | null', 'Day it arrived; null: not yet.'),
    tracking_number: column('text', "The carrier's number for it."),
    invoice_number: column('text', 'Number of its invoice.'),
    link: column('text', 'Address of a page about it elsewhere.'),
    notes: column('text | null', 'Notes, in Markdown.'),
    barcode_data: column('text', 'Contents of a bar code that was assigned by hand; empty: none.'),
    order: reference('SalesOrder', 'The order.'),
    shipment_address: optional('Address', "Its own address; null: the order's."),
    checked_by: optional('User', 'Who checked it.'),
    address: alias("Its own address, else the order's, else the customer's primary one.", 'shipment_address', 'order.order_address'),
    allocations: list('SalesOrderAllocation', 'shipment_id', 'What is in it.'),
    is_complete: value('boolean', 'Whether it has left.', ['shipment_date'], ({ shipment_date }) => shipment_date !== null),
    is_delivered: value('boolean', 'Whether it has arrived.', ['delivery_date'], ({ delivery_date }) => delivery_date !== null),
    is_checked: value('boolean', 'Whether somebody checked it.', ['checked_by_id'], ({ checked_by_id }) => checked_by_id !== null),
    label: value(
      'text',
      '`SO-0001, shipment 1`.',
      ['order.reference', 'reference'],
      ({ order, reference: own }) => `${order.reference}, shipment ${own}`,
    ),
    str: value('text', 'As InvenTree prints it: `SalesOrderShipment object (1)`.', ['pk'], ({ pk }) => `SalesOrderShipment object (${pk})`),
    ...barcodeMembers('salesordershipment'),
    ...parameterMembers('order.salesordershipment'),
    ...attachmentMembers('salesordershipment'),
  },
  full: ['shipment_address', 'checked_by', 'is_complete', 'is_delivered', 'is_checked', 'barcode'],
});
