import type { Big } from 'big.js';
import { show } from './arguments.ts';
import { quotient, requireOperand, decimalOf, isMissingAmount, type Money, type Numeric } from './decimals.ts';
import { helperSettings } from './settings.ts';

/**
 * An amount in another currency (default: the server's), by the stored exchange rates, to 28 digits: `money()` rounds it.
 * What is missing stays missing. Throws `RangeError` for a currency without a rate, and names the pair.
 */
export function convert(value: Money | Numeric | null | undefined, currency: string = helperSettings().currency): Money | null {
  if (isMissingAmount(value)) return null;
  const call = `convert(${show(value)}, ${show(currency)})`;
  const operand = requireOperand(call, value);
  if (operand.kind !== 'money') throw new TypeError(`${call}: takes money such as { amount: "12.50", currency: "EUR" }.`);
  if (!/^[A-Z]{3}$/.test(currency)) throw new TypeError(`${call}: a currency is an ISO 4217 code such as "EUR".`);
  if (operand.currency === currency) return { amount: operand.value.toFixed(), currency };
  const rates = exchangeRates(operand.currency, currency);
  if (!rates)
    throw new RangeError(`${call}: there is no exchange rate from ${operand.currency} to ${currency}; staff can set it on the server.`);
  return { amount: quotient(operand.value.times(rates.to), rates.from).toFixed(), currency };
}

/** How much of each currency one unit of the common base is; undefined where one of the rates is not stored. `from` is not zero. */
export function exchangeRates(from: string, to: string): { from: Big; to: Big } | undefined {
  const stored = helperSettings().exchangeRates;
  const [source, target] = [from, to].map((code) => (Object.hasOwn(stored, code) ? decimalOf(stored[code]) : undefined));
  return source && target && !source.eq(0) ? { from: source, to: target } : undefined;
}
