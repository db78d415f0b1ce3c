import type { Big } from 'big.js';
import { checkOptions, listOf, oneOf, show, wholeNumber } from './arguments.ts';
import { decimalOf, isMissingAmount, quotient, requireOperand, resultOf, type Money, type Numeric, type Operand } from './decimals.ts';
import { convert } from './money.ts';

// Exact decimal arithmetic: 0.1 + 0.2 is 0.3. The result is of the operands' kind: numbers give a number, money gives money,
// and where an operand is a text, a text with every digit.

type Value = Numeric | Money;
/** Of the operands' kind. */
type ResultOf<X extends Value, Y extends Value> = X extends Money
  ? Money
  : Y extends Money
    ? Money
    : X extends number
      ? Y extends number
        ? number
        : string
      : string;
type Missing = null | undefined;

/** `x + y`: two numbers, or two amounts of one currency. Throws for a missing value. */
export function add<X extends Value, Y extends Value>(x: X | Missing, y: Y | Missing): ResultOf<X, Y> {
  return alike('add', x, y, (a, b) => a.plus(b)) as ResultOf<X, Y>;
}

/** `x - y`: two numbers, or two amounts of one currency. Throws for a missing value. */
export function subtract<X extends Value, Y extends Value>(x: X | Missing, y: Y | Missing): ResultOf<X, Y> {
  return alike('subtract', x, y, (a, b) => a.minus(b)) as ResultOf<X, Y>;
}

/** `x × y`: two numbers, or an amount and a number. Throws for a missing value. */
export function multiply<X extends Value, Y extends Value>(x: X | Missing, y: Y | Missing): ResultOf<X, Y> {
  const [call, a, b] = operands('multiply', x, y);
  if (a.kind === 'money' && b.kind === 'money') throw new TypeError(`${call}: money cannot be multiplied by money.`);
  return resultOf(call, a.value.times(b.value), together(a, b)) as ResultOf<X, Y>;
}

/** `x / y`, to 28 digits: two numbers, an amount by a number, or an amount by one of its currency, which gives a text. Throws for a missing value and for zero. */
export function divide<X extends Value, Y extends Value>(x: X | Missing, y: Y | Missing): Y extends Money ? string : ResultOf<X, Y> {
  const [call, a, b] = operands('divide', x, y);
  if (b.value.eq(0)) throw new RangeError(`${call}: cannot divide by zero.`);
  const isRatio = b.kind === 'money';
  if (isRatio) requireAlike(call, a, b);
  return resultOf(call, quotient(a.value, b.value), isRatio ? 'text' : together(a, b)) as Y extends Money ? string : ResultOf<X, Y>;
}

/** What `x / y` leaves, with the sign of `x`. Throws for a missing value and for zero. */
export function modulo<X extends Numeric, Y extends Numeric>(x: X | Missing, y: Y | Missing): ResultOf<X, Y> {
  const [call, a, b] = operands('modulo', x, y);
  if (a.kind === 'money' || b.kind === 'money') throw new TypeError(`${call}: takes two numbers, no money.`);
  if (b.value.eq(0)) throw new RangeError(`${call}: cannot divide by zero.`);
  return resultOf(call, a.value.mod(b.value), together(a, b)) as ResultOf<X, Y>;
}

export interface SumOptions {
  /** ISO 4217: amounts of other currencies are converted into this one first, by the stored exchange rates. */
  currency?: string;
}

/**
 * The sum of a list of numbers or of amounts; what is missing counts as nothing, and the sum of an empty list is 0.
 * Amounts of several currencies have no sum unless `currency` says what to convert them into.
 */
export function sum(values: readonly (Value | Missing)[] | Missing, options: SumOptions = {}): number | string | Money {
  checkOptions('sum()', options, ['currency']);
  return total('sum()', present(values, options), options);
}

/** The sum so far, at each place of a list; options and missing values as `sum` has them. */
export function runningTotals(values: readonly (Value | Missing)[] | Missing, options: SumOptions = {}): (number | string | Money)[] {
  checkOptions('runningTotals()', options, ['currency']);
  const converted = listOf('runningTotals()', values).map((value) => inCurrency(value, options));
  const kind = total(
    'runningTotals()',
    converted.filter((value) => !isMissingAmount(value)),
    options,
  ); // of all, so that every place is of one kind
  let soFar: Value = zeroLike(kind);
  return converted.map((value) => {
    if (!isMissingAmount(value)) soFar = add(soFar, value as Value);
    return soFar;
  });
}

/** The smallest of numbers or amounts, given one by one or as a list; null for none. Throws for a missing one. */
export function min<V extends Value>(...values: (V | Missing)[] | [readonly (V | Missing)[]]): V | null {
  return extreme('min', values, (order) => order < 0) as V | null;
}

/** The largest of numbers or amounts, given one by one or as a list; null for none. Throws for a missing one. */
export function max<V extends Value>(...values: (V | Missing)[] | [readonly (V | Missing)[]]): V | null {
  return extreme('max', values, (order) => order > 0) as V | null;
}

const MODES = { down: 0, halfUp: 1, halfEven: 2, up: 3 } as const;

export interface RoundOptions {
  /** Digits after the decimal sign; default 0. Below 0: tens, hundreds. */
  decimals?: number;
  /** `halfUp` (default) and `up` go away from zero, `down` towards it, `halfEven` to the even digit. */
  mode?: keyof typeof MODES;
}

/** Rounds a number or an amount: `round(2.345, { decimals: 2 })`. Throws for a missing value. */
export function round<V extends Value>(value: V | Missing, options: RoundOptions = {}): ResultOf<V, V> {
  checkOptions('round()', options, ['decimals', 'mode']);
  const call = `round(${show(value)})`;
  const decimals = wholeNumber(call, 'decimals', options.decimals ?? 0, -100, 100);
  const mode = oneOf(call, 'mode', options.mode ?? 'halfUp', Object.keys(MODES) as (keyof typeof MODES)[]);
  const operand = requireOperand(call, value);
  return resultOf(call, operand.value.round(decimals, MODES[mode]), operand) as ResultOf<V, V>;
}

function operands(helper: string, x: unknown, y: unknown): [call: string, a: Operand, b: Operand] {
  const call = `${helper}(${show(x)}, ${show(y)})`;
  return [call, requireOperand(call, x), requireOperand(call, y)];
}

/** The kind of a result: money before text before number. */
function together(a: Operand, b: Operand): Operand {
  const rank = { money: 2, text: 1, number: 0 };
  return rank[a.kind] >= rank[b.kind] ? a : b;
}

function alike(helper: string, x: unknown, y: unknown, work: (a: Big, b: Big) => Big): number | string | Money {
  const [call, a, b] = operands(helper, x, y);
  requireAlike(call, a, b);
  return resultOf(call, work(a.value, b.value), together(a, b));
}

function requireAlike(call: string, a: Operand, b: Operand): void {
  if (a.kind !== 'money' && b.kind !== 'money') return;
  if (a.kind !== 'money' || b.kind !== 'money') throw new TypeError(`${call}: one is money and the other is not.`);
  if (a.currency !== b.currency)
    throw new TypeError(`${call}: the currencies differ; convert(value, ${JSON.stringify(a.currency)}) makes them one.`);
}

function present(values: readonly (Value | Missing)[] | Missing, options: SumOptions): Value[] {
  return listOf('sum()', values)
    .filter((value) => !isMissingAmount(value))
    .map((value) => inCurrency(value, options) as Value);
}

function inCurrency(value: Value | Missing, { currency }: SumOptions): Value | Missing {
  return currency === undefined || isMissingAmount(value) ? value : convert(value, currency);
}

function total(call: string, values: readonly (Value | Missing)[], { currency }: SumOptions): number | string | Money {
  if (values.length === 0) return currency === undefined ? 0 : { amount: '0', currency };
  const all = values.map((value) => requireOperand(call, value));
  const currencies = new Set(all.map((operand) => (operand.kind === 'money' ? operand.currency : '')));
  if (currencies.size > 1) {
    if (currencies.delete('')) throw new TypeError(`${call}: the list has money and plain numbers; they have no common sum.`);
    throw new TypeError(
      `${call}: the list has several currencies (${[...currencies].join(', ')}); { currency: ${JSON.stringify([...currencies][0])} } as option converts them.`,
    );
  }
  const exact = all.map(({ value }) => value).reduce((before, value) => before.plus(value));
  return resultOf(call, exact, all.reduce(together));
}

function zeroLike(value: Value): Value {
  return typeof value === 'object' ? { amount: '0', currency: value.currency } : typeof value === 'string' ? '0' : 0;
}

function extreme(helper: string, values: readonly unknown[], wins: (order: number) => boolean): unknown {
  const list = values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values;
  let best: { value: unknown; operand: Operand } | undefined;
  for (const value of list) {
    const call = best ? `${helper}(${show(best.value)}, ${show(value)})` : `${helper}(${show(value)})`;
    const operand = requireOperand(call, value);
    if (best) requireAlike(call, best.operand, operand);
    if (!best || wins(operand.value.cmp(best.operand.value))) best = { value, operand };
  }
  return best?.value ?? null;
}

/** How two values of records compare as numbers or amounts; undefined where they cannot be. */
export function compareNumeric(x: unknown, y: unknown): number | undefined {
  const amount = (value: unknown) => (typeof value === 'object' && value !== null && 'amount' in value ? value.amount : value);
  const [a, b] = [decimalOf(amount(x)), decimalOf(amount(y))];
  return a && b && a.cmp(b);
}
