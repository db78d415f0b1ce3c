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
  const { exchangeRates } = helperSettings();
  const rate = (code: string) => (Object.hasOwn(exchangeRates, code) ? decimalOf(exchangeRates[code]) : undefined);
  const [from, to] = [rate(operand.currency), rate(currency)];
  if (!from || !to || from.eq(0))
    throw new RangeError(`${call}: there is no exchange rate from ${operand.currency} to ${currency}; staff can set it on the server.`);
  return { amount: quotient(operand.value.times(to), from).toFixed(), currency };
}
