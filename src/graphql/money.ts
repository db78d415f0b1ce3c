import type { Prisma } from '../database/client/client.ts';
import { builder } from './builder.ts';

interface MoneyShape {
  amount: string;
  currency: string;
}

export const Money = builder.objectRef<MoneyShape>('Money').implement({
  description: 'An amount in a currency.',
  fields: (t) => ({
    amount: t.expose('amount', { type: 'Decimal', description: 'How much, exactly. Example: `"12.50"`.' }),
    currency: t.exposeString('currency', { description: 'ISO 4217. Example: `"EUR"`.' }),
  }),
});

/** Null where there is no amount. */
export function money(amount: Prisma.Decimal | null, currency: string): MoneyShape | null {
  return amount && { amount: decimal(amount), currency };
}

/** As the scalar `Decimal` shows it: all digits, and no exponent. */
export function decimal(number: Prisma.Decimal): string {
  return number.toFixed();
}
