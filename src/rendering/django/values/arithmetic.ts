import { PyDate, PyDateTime, TimeDelta } from './dates.ts';
import { Decimal } from './decimal.ts';
import { typeError } from './errors.ts';
import { intOf, isInt, toFloat } from './numbers.ts';
import { SafeString } from './safe-string.ts';
import { isText } from './compare.ts';
import { requireLength, str } from './text.ts';
import { typeName } from './type-name.ts';
import { PyFloat, Tuple, type Value } from './types.ts';

/** `a + b`. Throws `TypeError` with Python's words. */
export function plus(a: Value, b: Value): Value {
  const left = typeof a === 'boolean' ? Number(a) : a;
  const right = typeof b === 'boolean' ? Number(b) : b;
  const sum = plusNumbers(left, right) ?? plusTimes(left, right);
  if (sum !== undefined) return sum;
  if (isText(left) && isText(right)) {
    const text = str(left) + str(right);
    requireLength(text.length);
    // Safe text stays safe only with safe text behind it.
    return left instanceof SafeString && right instanceof SafeString ? new SafeString(text) : text;
  }
  if (Array.isArray(left) && Array.isArray(right) && left instanceof Tuple === right instanceof Tuple) {
    requireLength(left.length + right.length);
    return left instanceof Tuple ? Tuple.make([...left, ...right]) : [...left, ...right];
  }
  if (isText(left)) throw typeError(`can only concatenate str (not "${typeName(b)}") to str`);
  if (Array.isArray(left)) throw typeError(`can only concatenate ${typeName(a)} (not "${typeName(b)}") to ${typeName(a)}`);
  throw typeError(`unsupported operand type(s) for +: '${typeName(a)}' and '${typeName(b)}'`);
}

function plusNumbers(a: Value, b: Value): Value | undefined {
  if (isInt(a) && isInt(b)) return intOf(BigInt(a) + BigInt(b));
  if (a instanceof Decimal && (b instanceof Decimal || isInt(b))) return a.plus(b instanceof Decimal ? b : Decimal.ofInt(b));
  if (b instanceof Decimal && isInt(a)) return Decimal.ofInt(a).plus(b);
  if ((a instanceof PyFloat && (b instanceof PyFloat || isInt(b))) || (b instanceof PyFloat && isInt(a)))
    return new PyFloat(toFloat(a) + toFloat(b));
  return undefined;
}

function plusTimes(a: Value, b: Value): Value | undefined {
  if (a instanceof TimeDelta && b instanceof TimeDelta) return a.plus(b);
  if ((a instanceof PyDate || a instanceof PyDateTime) && b instanceof TimeDelta) return a.plus(b);
  if (a instanceof TimeDelta && (b instanceof PyDate || b instanceof PyDateTime)) return b.plus(a);
  return undefined;
}
