import { column, defineModel, type Model } from '../declare.ts';
import { lineMembers } from '../order-members.ts';
import { moneyOf } from '../read-rows.ts';

function extraLine(name: string, order: string): Model {
  return defineModel(name, {
    description: 'A cost beside the lines of an order: shipping, a fee.',
    members: {
      ...lineMembers(order),
      description: column('text', 'What it is.'),
      context: column('json | null', 'Further data of the line; null: none.'),
      price: column('money | null', 'Price per unit.'),
      price_currency: column('text', 'Currency of the price, ISO 4217.'),
      total_line_price: column(
        'money | null',
        'Price of the whole line; null without a price.',
        moneyOf('(t.quantity * t.price)', 't.price_currency'),
      ),
    },
    full: ['total_line_price', 'project_code'],
  });
}

export const PurchaseOrderExtraLine = extraLine('PurchaseOrderExtraLine', 'PurchaseOrder');
export const SalesOrderExtraLine = extraLine('SalesOrderExtraLine', 'SalesOrder');
export const ReturnOrderExtraLine = extraLine('ReturnOrderExtraLine', 'ReturnOrder');
