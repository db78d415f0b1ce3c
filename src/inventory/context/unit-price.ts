import type { Money } from './declare.ts';

/** What the fewest that can be ordered cost: at the price of the largest quantity that this reaches, else of the smallest one. */
export function unitPrice(prices: readonly { quantity: number; price: Money | null }[], baseCost: number, multiple: number): number | null {
  const known = prices.filter(({ price }) => price !== null).toSorted((a, b) => a.quantity - b.quantity);
  const least = known[0];
  if (!least) return null;
  const quantity = Math.ceil(1 / multiple) * multiple;
  const found = known.findLast((price) => price.quantity <= quantity) ?? least;
  return Number(found.price?.amount) * quantity + baseCost;
}
