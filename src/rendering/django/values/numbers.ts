import { Decimal } from './decimal.ts';
import { PyError, typeError, valueError } from './errors.ts';
import { SafeString } from './safe-string.ts';
import { repr } from './text.ts';
import { typeName } from './type-name.ts';
import { PyFloat, type Int, type Value } from './types.ts';

/** Python refuses longer ones as well. */
const MOST_INT_DIGITS = 4300;

/** An int as this model holds it: a number where that is exact. */
export function intOf(value: bigint): Int {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

export function isInt(value: Value): value is Int {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** `int(value)`: towards zero. Throws `ValueError`, `TypeError`, `OverflowError` with Python's words. */
export function toInt(value: Value): Int {
  if (isInt(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof PyFloat) {
    if (Number.isNaN(value.value)) throw valueError('cannot convert float NaN to integer');
    if (!Number.isFinite(value.value)) throw new PyError('OverflowError', 'cannot convert float infinity to integer');
    return intOf(BigInt(Math.trunc(value.value)));
  }
  if (value instanceof Decimal) return intOf(value.toInt());
  const text = value instanceof SafeString ? value.text : value;
  if (typeof text === 'string') return parseInt10(text);
  throw typeError(`int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`);
}

/** `int(value)` where the result is a size, a place or a width; throws as well for what no list could hold. */
export function toIndex(value: Value): number {
  const int = toInt(value);
  if (typeof int === 'bigint') throw new PyError('OverflowError', "cannot fit 'int' into an index-sized integer");
  return int;
}

function parseInt10(text: string): Int {
  const digits = asciiDigits(text.trim());
  if (digits.length > MOST_INT_DIGITS)
    throw valueError(
      `Exceeds the limit (${MOST_INT_DIGITS} digits) for integer string conversion: value has ${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  if (!/^[+-]?\d+(?:_\d+)*$/.test(digits)) throw valueError(`invalid literal for int() with base 10: ${repr(text)}`);
  const plain = digits.replaceAll('_', '').replace(/^\+/, '');
  return intOf(plain.startsWith('-') ? -BigInt(plain.slice(1)) : BigInt(plain));
}

/** Python reads the decimal digits of every script. */
function asciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    // The ten digits of a script stand together, from zero on.
    let zero = digit.codePointAt(0)!;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0)! - zero < 9) zero -= 1;
    return String(digit.codePointAt(0)! - zero);
  });
}

const FLOAT = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/;

/** `float(value)`. Throws `ValueError` and `TypeError` with Python's words. */
export function toFloat(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof PyFloat) return value.value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (!Number.isFinite(number)) throw new PyError('OverflowError', 'int too large to convert to float');
    return number;
  }
  if (value instanceof Decimal) {
    if (value.special === 'sNaN') throw valueError('cannot convert signaling NaN to float');
    return value.toNumber();
  }
  const text = value instanceof SafeString ? value.text : value;
  if (typeof text !== 'string') throw typeError(`float() argument must be a string or a real number, not '${typeName(value)}'`);
  const digits = asciiDigits(text.trim());
  if (FLOAT.test(digits)) return Number(digits.replaceAll('_', ''));
  const special = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i.exec(digits);
  if (!special) throw valueError(`could not convert string to float: ${repr(text)}`);
  if (!special[2]) return Number.NaN;
  return special[1] === '-' ? -Infinity : Infinity;
}

/** An exact decimal of any number; undefined for what is none. */
export function exactDecimal(value: Value): Decimal | undefined {
  if (typeof value === 'boolean') return Decimal.ofInt(value ? 1 : 0);
  if (isInt(value)) return Decimal.ofInt(value);
  if (value instanceof Decimal) return value;
  if (!(value instanceof PyFloat)) return undefined;
  return Number.isFinite(value.value) ? exactFloat(value.value) : Decimal.of(String(value.value));
}

/** A float is a whole number times a power of two, which has an end in decimals too. */
function exactFloat(value: number): Decimal {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const power = Math.max(biased, 1) - 1075;
  const digits = power >= 0 ? mantissa << BigInt(power) : mantissa * 5n ** BigInt(-power);
  return new Decimal(bits >> 63n === 1n, digits, Math.min(power, 0));
}
