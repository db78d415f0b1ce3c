import { fillIn, gettext, ngettext } from '../formats/messages.ts';
import { formatNumber } from '../formats/number-format.ts';
import { avoidWrapping } from '../formats/timesince.ts';
import {
  Decimal,
  floatText,
  isPyError,
  isText,
  length,
  plus,
  PyError,
  PyFloat,
  SafeString,
  str,
  toFloat,
  toInt,
  typeError,
  typeName,
  valueError,
  type Int,
  type RenderState,
  type Value,
} from '../values/index.ts';
import { exactDecimal } from '../values/numbers.ts';
import { plain, withArgument, withOptional, type FilterLibrary } from './filter.ts';

/** Longer numbers come back as they were given. */
const MOST_DIGITS = 200;
/** Digits behind the point that can be asked for. */
const MOST_DECIMALS = 10_000;

function add(value: Value, argument: Value): Value {
  try {
    return plus(toInt(value), toInt(argument));
  } catch (error) {
    if (!isPyError(error, 'ValueError', 'TypeError')) throw error;
  }
  try {
    return plus(value, argument);
  } catch (error) {
    if (isPyError(error) && error.type !== 'MemoryError') return '';
    throw error;
  }
}

function divisible(value: Value, argument: Value): boolean {
  const [dividend, divisor] = [BigInt(toInt(value)), BigInt(toInt(argument))];
  if (divisor === 0n) throw new PyError('ZeroDivisionError', 'integer modulo by zero');
  return dividend % divisor === 0n;
}

/** The digit at a place counted from the right. */
function digitAt(value: Value, argument: Value): Value {
  let [place, whole]: [Int, Int] = [0, 0];
  try {
    place = toInt(argument);
    whole = toInt(value);
  } catch (error) {
    if (isPyError(error, 'ValueError')) return value;
    throw error;
  }
  if (place < 1) return whole;
  const digits = String(whole);
  if (place > digits.length) return 0;
  const digit = digits.at(-Number(place))!;
  if (digit === '-') throw valueError("invalid literal for int() with base 10: '-'");
  return Number(digit);
}

interface FloatFormat {
  decimals: Value;
  isGrouped: boolean;
  useL10n: boolean;
}

/** `2g`: two digits in groups; `u` without the language's signs. */
function floatFormatOf(argument: Value): FloatFormat {
  if (!isText(argument)) return { decimals: argument, isGrouped: false, useL10n: true };
  const text = str(argument);
  if (text === '') throw new PyError('IndexError', 'string index out of range');
  const suffix = /(?:gu|ug|g|u)$/.exec(text)?.[0] ?? '';
  const decimals = suffix === '' ? text : text.slice(0, -suffix.length) || -1;
  return { decimals, isGrouped: suffix.includes('g'), useL10n: !suffix.includes('u') };
}

function decimalOf(value: Value): Decimal | undefined {
  const decimal = Decimal.parse(str(value));
  if (decimal) return decimal;
  try {
    return Decimal.parse(floatText(toFloat(value)));
  } catch (error) {
    if (isPyError(error, 'ValueError', 'TypeError')) return undefined;
    throw error;
  }
}

/** A number rounded half away from zero; `decimals` below 0: only where something stands behind the point. */
function floatFormat(value: Value, argument: Value | undefined, state: RenderState): Value {
  const { decimals, isGrouped, useL10n } = floatFormatOf(argument === undefined ? -1 : argument);
  const number = decimalOf(value);
  if (!number) return '';
  let places: number;
  try {
    places = Number(toInt(decimals));
  } catch (error) {
    if (isPyError(error, 'ValueError')) return str(value);
    throw error;
  }
  if (number.special || number.digitCount + Math.abs(number.exponent) > MOST_DIGITS) return str(value);
  const count = Math.abs(places);
  if (count > MOST_DECIMALS) throw new PyError('MemoryError', `floatformat: at most ${MOST_DECIMALS} digits behind the point.`);
  const options = { useL10n, isGrouped };
  const whole = Decimal.ofInt(number.toInt());
  if (places <= 0 && whole.compare(number) === 0) return new SafeString(formatNumber(whole.toFixed(), state, { ...options, decimals: 0 }));
  const rounded = number.quantize(-count, 'ROUND_HALF_UP');
  const text = rounded.isZero ? rounded.abs().toFixed() : rounded.toFixed();
  return new SafeString(formatNumber(text, state, { ...options, decimals: count }));
}

const UNITS = ['KB', 'MB', 'GB', 'TB', 'PB'];

function fileSize(value: Value, state: RenderState): Value {
  let bytes = 0n;
  try {
    bytes = BigInt(toInt(value));
  } catch (error) {
    if (!isPyError(error, 'TypeError', 'ValueError')) throw error;
  }
  const size = bytes < 0n ? -bytes : bytes;
  const unit = UNITS.findLastIndex((_, index) => size >= 1n << (10n * BigInt(index + 1)));
  const text =
    unit === -1
      ? fillIn(ngettext(state.language, '%(size)d byte', '%(size)d bytes', Number(size)), { size: String(size) })
      : gettext(state.language, `%s ${UNITS[unit]}`).replace('%s', inUnits(size, unit, state));
  return avoidWrapping(bytes < 0n ? `-${text}` : text);
}

function inUnits(size: bigint, unit: number, state: RenderState): string {
  const quotient = new PyFloat(Number(size) / 1024 ** (unit + 1));
  const rounded = exactDecimal(quotient)!.quantize(-1).toNumber();
  return formatNumber(new PyFloat(rounded), state, { decimals: 1 });
}

function pluralize(value: Value, argument: Value | undefined): Value {
  const forms = argument ?? 's';
  if (!isText(forms)) throw typeError(`argument of type '${typeName(forms)}' is not iterable`);
  const bits = str(forms).includes(',') ? str(forms).split(',') : ['', str(forms)];
  if (bits.length > 2) return '';
  const [singular = '', plural = ''] = bits;
  try {
    return toFloat(value) === 1 ? singular : plural;
  } catch (error) {
    if (isPyError(error, 'ValueError')) return '';
    if (!isPyError(error, 'TypeError')) throw error;
  }
  try {
    return length(value) === 1 ? singular : plural;
  } catch (error) {
    if (isPyError(error, 'TypeError')) return '';
    throw error;
  }
}

/** Filters of numbers. */
export const numberFilters: FilterLibrary = {
  add: withArgument(add),
  divisibleby: withArgument(divisible),
  filesizeformat: plain(fileSize, { isSafe: true }),
  floatformat: withOptional(floatFormat, { isSafe: true }),
  get_digit: withArgument(digitAt),
  pluralize: withOptional(pluralize),
};
