import { Decimal, isText, PyError, requireLength, str, truthy, typeError, typeName, type Value } from '../values/index.ts';
import { wholeNumber } from './arguments.ts';
import { REQUIRED, requireValues, tag } from './tag.ts';

/** Of Python's decimals. */
const MOST_DIGITS = 28;

/** A number without zeros at its end, and without exponent unless it is tiny. */
export const formatNumberTag = tag(
  { number: REQUIRED, decimal_places: null, multiplier: null, integer: false, leading: 0, separator: null },
  ({ number, decimal_places, multiplier, integer, leading, separator }) => {
    requireValues('format_number', number);
    const given = Decimal.parse(str(number));
    if (!given) return str(number);
    const times = multiplier === null ? given : given.times(Decimal.of(str(multiplier)));
    const whole = truthy(integer) ? Decimal.ofInt(times.toInt()) : times;
    const places = wholeNumber(decimal_places);
    const rounded = places === undefined ? whole.rounded().normalize() : roundTo(whole.rounded().normalize(), places);
    const zeros = wholeNumber(leading) ?? 0;
    requireLength(zeros);
    return '0'.repeat(Math.max(0, zeros)) + separated(plainNumber(rounded), separator);
  },
);

/** Without trailing zeros; whole numbers without exponent. */
export function plainNumber(value: Decimal): Decimal {
  if (value.special === 'Infinity') throw invalid();
  const normal = value.rounded().normalize();
  if (normal.special || normal.exponent < 0) return normal;
  if (normal.adjusted >= MOST_DIGITS) throw invalid();
  return normal.quantize(0);
}

function roundTo(value: Decimal, places: number): Decimal {
  if (value.special) throw invalid();
  // Python writes no more digits than it calculates with.
  if (!value.isZero && value.adjusted + places + 1 > MOST_DIGITS) throw invalid();
  return value.isZero ? value : value.quantize(-places);
}

const invalid = () => new PyError('InvalidOperation', "[<class 'decimal.InvalidOperation'>]");

function separated(value: Decimal, separator: Value): string {
  const text = value.toString();
  if (!truthy(separator)) return text;
  if (!isText(separator)) throw typeError(`replace() argument 2 must be str, not ${typeName(separator)}`);
  const grouped = text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, () => str(separator)));
  requireLength(grouped.length);
  return grouped;
}
