import { Big } from 'big.js';
import type { Money } from './declare.ts';

/** The exact sum of amounts, those that are missing left out; null where one is in another currency. */
export function sumOf(amounts: readonly (Money | null)[], currency: string): Money | null {
  const known = amounts.filter((money) => money !== null);
  if (known.some((money) => money.currency !== currency)) return null;
  return { amount: known.reduce((sum, { amount }) => sum.plus(amount), new Big(0)).toFixed(), currency };
}
