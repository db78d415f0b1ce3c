import {
  Decimal,
  equals,
  intOf,
  isInt,
  isPyError,
  isText,
  plus,
  PyDate,
  PyDateTime,
  PyFloat,
  str,
  TimeDelta,
  typeError,
  type Value,
} from '../values/index.ts';
import { shown } from './arguments.ts';
import { MoneyValue } from '../records/money-value.ts';
import { REQUIRED, requireValues, tag, validationError } from './tag.ts';

type Operation = (x: Value, y: Value) => Value;

/** Tags that calculate, as Python's decimals do: to 28 digits, the half to the even one. */
export const arithmeticTags = {
  add: calculation('add', 'Cannot add values of incompatible types:', add),
  subtract: calculation('subtract', 'Cannot subtract values of incompatible types:', subtract),
  multiply: calculation('multiply', 'Cannot multiply values of incompatible types:', multiply),
  divide: calculation('divide', 'Cannot divide values of incompatible types:', divide),
  modulo: calculation('modulo', 'Cannot perform modulo operation with values of incompatible types', modulo),
};

/** `cast` is taken and has no effect: a template has no types to give. */
function calculation(name: string, incompatible: string, operation: Operation) {
  return tag({ x: REQUIRED, y: REQUIRED, cast: null }, ({ x, y }) => {
    requireValues(name, x, y);
    try {
      return operation(asNumber(x), asNumber(y));
    } catch (error) {
      if (isPyError(error, 'ZeroDivisionError')) throw validationError(`${name}: Cannot divide by zero: ${shownBoth(x, y)}`);
      if (isPyError(error, 'InvalidOperation', 'TypeError', 'ValueError'))
        throw validationError(`${name}: ${incompatible} ${shownBoth(x, y)}`);
      throw error;
    }
  });
}

/** Numbers and texts that are some, as decimals; all else as it is. */
function asNumber(value: Value): Value {
  if (!isInt(value) && !(value instanceof PyFloat) && !isText(value)) return value;
  return Decimal.parse(str(value)) ?? value;
}

function shownBoth(x: Value, y: Value): string {
  return `x=${shown(x)}, y=${shown(y)}`;
}

const incompatible = () => typeError('unsupported operand types');
const isZero = (value: Value) => equals(value, 0);

function add(x: Value, y: Value): Value {
  if (!(x instanceof MoneyValue) && !(y instanceof MoneyValue)) return plus(x, y);
  // Nothing can be added to money but money, and zero.
  if (x instanceof MoneyValue && isZero(y)) return x;
  if (y instanceof MoneyValue && isZero(x)) return y;
  return new MoneyValue(...alike(x, y, (a, b) => a.plus(b)));
}

function subtract(x: Value, y: Value): Value {
  if (x instanceof MoneyValue && isZero(y)) return x;
  if (y instanceof MoneyValue && isZero(x)) return new MoneyValue(y.amount.negate(), y.currency);
  if (x instanceof MoneyValue || y instanceof MoneyValue) return new MoneyValue(...alike(x, y, (a, b) => a.minus(b)));
  return minusTimes(x, y) ?? ofNumbers(x, y, (a, b) => a.minus(b));
}

function multiply(x: Value, y: Value): Value {
  if (x instanceof MoneyValue) return new MoneyValue(x.amount.times(requireDecimal(y)), x.currency);
  if (y instanceof MoneyValue) return new MoneyValue(y.amount.times(requireDecimal(x)), y.currency);
  return ofNumbers(x, y, (a, b) => a.times(b));
}

function divide(x: Value, y: Value): Value {
  if (x instanceof MoneyValue && y instanceof MoneyValue) return alike(x, y, quotient)[0];
  if (x instanceof MoneyValue) return new MoneyValue(quotient(x.amount, requireDecimal(y)), x.currency);
  return quotient(requireDecimal(x), requireDecimal(y));
}

function modulo(x: Value, y: Value): Value {
  // A percentage of an amount, as money takes the sign.
  if (y instanceof MoneyValue) return new MoneyValue(requireDecimal(x).times(y.amount).dividedBy(Decimal.ofInt(100)), y.currency);
  return requireDecimal(x).modulo(requireDecimal(y));
}

/** Nothing is nothing's quotient. */
function quotient(a: Decimal, b: Decimal): Decimal {
  if (a.isZero && b.isZero) throw incompatible();
  return a.dividedBy(b);
}

/** Of two amounts of one currency. */
function alike(x: Value, y: Value, work: (a: Decimal, b: Decimal) => Decimal): [Decimal, string] {
  if (!(x instanceof MoneyValue && y instanceof MoneyValue && x.currency === y.currency)) throw incompatible();
  return [work(x.amount, y.amount), x.currency];
}

function ofNumbers(x: Value, y: Value, work: (a: Decimal, b: Decimal) => Decimal): Value {
  const result = work(requireDecimal(x), requireDecimal(y));
  // Of two truth values Python makes an int.
  return typeof x === 'boolean' && typeof y === 'boolean' ? intOf(result.toInt()) : result;
}

function requireDecimal(value: Value): Decimal {
  if (value instanceof Decimal) return value;
  if (typeof value === 'boolean') return Decimal.ofInt(value ? 1 : 0);
  throw incompatible();
}

function minusTimes(x: Value, y: Value): Value | undefined {
  if (y instanceof TimeDelta && (x instanceof TimeDelta || x instanceof PyDate || x instanceof PyDateTime)) return plus(x, y.negate());
  if (x instanceof PyDateTime && y instanceof PyDateTime) return x.minus(y);
  if (x instanceof PyDate && y instanceof PyDate) return new TimeDelta(x.toDays() - y.toDays());
  return undefined;
}
