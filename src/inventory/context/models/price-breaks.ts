import { column, defineModel, reference, type Members } from '../declare.ts';

const members = (part: string): Members => ({
  quantity: column('number', 'The price holds from this quantity on.'),
  price: column('money | null', 'Price per unit.'),
  price_currency: column('text', 'Currency of the price, ISO 4217.'),
  updated: column('datetime | null', 'When it was last changed.'),
  part: reference(part, 'What it is the price of.'),
});

export const SupplierPriceBreak = defineModel('SupplierPriceBreak', {
  description: "A supplier's price from some quantity on.",
  members: members('SupplierPart'),
});

export const PartSellPriceBreak = defineModel('PartSellPriceBreak', {
  description: 'What a part is sold for, from some quantity on.',
  members: members('Part'),
});

export const PartInternalPriceBreak = defineModel('PartInternalPriceBreak', {
  description: 'What a part is reckoned at within the house, from some quantity on.',
  members: members('Part'),
});
