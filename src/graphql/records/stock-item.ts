import { builder } from '../builder.ts';
import { decimal, Money, money } from '../money.ts';
import { PrintableItem } from '../printable-item.ts';

export const StockItem = builder.prismaNode('StockItem', {
  id: { field: 'pk' },
  description: 'A quantity of a part at one place, or a single one with a serial number.',
  interfaces: [PrintableItem],
  fields: (t) => ({
    part: t.relation('part', { description: 'What it is.' }),
    serial: t.exposeString('serial', { nullable: true, description: 'Its serial number; null: a quantity without one. Example: `"12"`.' }),
    batch: t.exposeString('batch', { nullable: true, description: 'Its batch code; null: none. Example: `"2026-11"`.' }),
    quantity: t.field({
      type: 'Decimal',
      description: 'How much there is, in the part\'s unit. Example: `"250"`.',
      resolve: ({ quantity }) => decimal(quantity),
    }),
    status: t.exposeInt('status', {
      description:
        "InvenTree's code: 10 OK, 50 attention needed, 55 damaged, 60 destroyed, 65 rejected, 70 lost, 75 quarantined, 85 returned. Example: `10`.",
    }),
    location: t.relation('location', { nullable: true, description: 'Where it is; null: at no place of ours.' }),
    purchase_price: t.field({
      type: Money,
      nullable: true,
      description: 'What one unit of it cost; null: unknown. Example: `{ amount: "0.125", currency: "EUR" }`.',
      resolve: ({ purchase_price, purchase_price_currency }) => money(purchase_price, purchase_price_currency),
    }),
  }),
});
