import { Big as BigConstructor, type Big } from 'big.js';
import { isMissing, show } from './arguments.ts';

/** A number or its decimal text; of a text every digit counts. */
export type Numeric = number | string;

/** An amount as the records hold it. The amount is text, so that no digit is lost; a number is taken as well. */
export interface Money {
  amount: Numeric;
  currency: string;
}

/** What can be calculated with. `text`: the result is a text as well, with every digit. */
export type Operand = { kind: 'number' | 'text'; value: Big } | { kind: 'money'; value: Big; currency: string };

/** Of quotients, as Python's decimals have it. */
const QUOTIENT_DIGITS = 28;
/** Beyond it a text is no quantity, and arithmetic would take for ever. */
const LARGEST_EXPONENT = 400;
const NUMERIC = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,4})?$/i;

/** Constructor of our own: its settings are ours alone. */
const Decimal = BigConstructor();

/** Whether `decimalOf` gives a value, told without making one. */
export function isNumeric(value: unknown): value is Numeric {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' && value.length <= LARGEST_EXPONENT && NUMERIC.test(value.trim());
}

/** The exact value, or undefined for what is no number. Throws `RangeError` beyond 400 digits. */
export function decimalOf(value: unknown): Big | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? new Decimal(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (!NUMERIC.test(text)) return undefined;
  const tooLarge = () => new RangeError(`The number ${show(value)} has more than ${LARGEST_EXPONENT} digits.`);
  if (text.length > LARGEST_EXPONENT) throw tooLarge();
  const decimal = new Decimal(text);
  if (Math.abs(decimal.e) > LARGEST_EXPONENT) throw tooLarge();
  return decimal;
}

/** A value to calculate with; undefined for one that is none, or is missing. */
export function operandOf(value: unknown): Operand | undefined {
  if (typeof value === 'object' && value !== null && 'amount' in value) {
    const { amount, currency } = value as Partial<Money>;
    const exact = decimalOf(amount);
    return exact && typeof currency === 'string' && currency !== '' ? { kind: 'money', value: exact, currency } : undefined;
  }
  const exact = decimalOf(value);
  return exact && { kind: typeof value === 'number' ? 'number' : 'text', value: exact };
}

/** Missing, or an amount that is: what `sum` passes over. */
export function isMissingAmount(value: unknown): boolean {
  return isMissing(value) || (typeof value === 'object' && value !== null && 'amount' in value && isMissing(value.amount));
}

/** As an operand, or an error that says what is wrong with it. `call` shows the call: `add(1, null)`. */
export function requireOperand(call: string, value: unknown): Operand {
  if (isMissingAmount(value)) throw new TypeError(`${call}: a value is missing (${show(value)}).`);
  const operand = operandOf(value);
  if (operand) return operand;
  throw new TypeError(`${call}: ${show(value)} is no number, no numeric text and no money.`);
}

/** `x / y`, to 28 significant digits. `y` is not zero. */
export function quotient(x: Big, y: Big): Big {
  const { DP, RM } = Decimal;
  Decimal.DP = Math.max(0, QUOTIENT_DIGITS + 2 + y.e - x.e);
  Decimal.RM = 0;
  try {
    const exact = x.div(y);
    return exact.c.length > QUOTIENT_DIGITS ? exact.prec(QUOTIENT_DIGITS, 2) : exact;
  } finally {
    Decimal.DP = DP;
    Decimal.RM = RM;
  }
}

/** As a number, where a number can hold it. Throws `RangeError` for whole digits that would be lost. */
export function numberOf(call: string, value: Big): number {
  const number = Number(value.toString());
  if (Math.abs(number) <= Number.MAX_SAFE_INTEGER || new Decimal(number).eq(value)) return number;
  throw new RangeError(`${call}: a number cannot hold ${value.toFixed()}; give the values as text, and all digits are kept.`);
}

/** In the operand's own kind: a number, a text, or money. */
export function resultOf(call: string, value: Big, like: Operand | 'number' | 'text'): number | string | Money {
  const kind = typeof like === 'string' ? like : like.kind;
  if (kind === 'number') return numberOf(call, value);
  const text = value.toFixed();
  return typeof like === 'object' && like.kind === 'money' ? { amount: text, currency: like.currency } : text;
}
