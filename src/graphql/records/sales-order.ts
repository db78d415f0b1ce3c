import { builder } from '../builder.ts';
import { Money, money } from '../money.ts';
import { PrintableItem } from '../printable-item.ts';
import { date } from '../scalars.ts';

export const SalesOrder = builder.prismaNode('SalesOrder', {
  id: { field: 'pk' },
  description: 'An order of a customer.',
  interfaces: [PrintableItem],
  fields: (t) => ({
    reference: t.exposeString('reference', { description: 'Its number. Example: `"SO-0001"`.' }),
    description: t.exposeString('description', { description: 'What it is for; may be empty. Example: `"Lamps for the new office"`.' }),
    customer: t.relation('customer', { nullable: true, description: 'Who ordered; null: was deleted.' }),
    customer_reference: t.exposeString('customer_reference', {
      description: 'The number that the customer gave it; may be empty. Example: `"4711"`.',
    }),
    status: t.exposeInt('status', {
      description:
        "InvenTree's code: 10 pending, 15 in progress, 20 shipped, 25 on hold, 30 complete, 40 cancelled, 50 lost, 60 returned. Example: `10`.",
    }),
    creation_date: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day on which the order was written. Example: `"2026-11-02"`.',
      resolve: ({ creation_date }) => creation_date && date(creation_date),
    }),
    issue_date: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day on which it was sent out or taken on; null: not yet. Example: `"2026-11-03"`.',
      resolve: ({ issue_date }) => issue_date && date(issue_date),
    }),
    target_date: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day on which it is due; null: not set. Example: `"2026-12-01"`.',
      resolve: ({ target_date }) => target_date && date(target_date),
    }),
    total_price: t.field({
      type: Money,
      nullable: true,
      description: 'The sum of its lines; null: not every line has a price. Example: `{ amount: "1250", currency: "EUR" }`.',
      resolve: ({ total_price, total_price_currency }) => money(total_price, total_price_currency),
    }),
  }),
});
