import { builder } from '../builder.ts';
import { PrintableItem } from '../printable-item.ts';
import { date } from '../scalars.ts';

export const SalesOrderShipment = builder.prismaNode('SalesOrderShipment', {
  id: { field: 'pk' },
  description: 'A shipment of a sales order.',
  interfaces: [PrintableItem],
  fields: (t) => ({
    reference: t.exposeString('reference', { description: 'Its number within the order. Example: `"1"`.' }),
    order: t.relation('order', { description: 'The order that it belongs to.' }),
    tracking_number: t.exposeString('tracking_number', {
      description: 'The carrier\'s number; may be empty. Example: `"1Z999AA10123456784"`.',
    }),
    invoice_number: t.exposeString('invoice_number', { description: 'Number of its invoice; may be empty. Example: `"2026-118"`.' }),
    shipment_date: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day on which it left; null: not yet. Example: `"2026-11-20"`.',
      resolve: ({ shipment_date }) => shipment_date && date(shipment_date),
    }),
    delivery_date: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day on which it arrived; null: not yet. Example: `"2026-11-23"`.',
      resolve: ({ delivery_date }) => delivery_date && date(delivery_date),
    }),
  }),
});
