import { Decimal, floatText, isInt, PyFloat, str, typeError, type RenderState, type Value } from '../values/index.ts';
import { numberSigns, type NumberSigns } from './language-formats.ts';

export interface NumberFormatOptions {
  /** Digits behind the decimal sign, cut off or filled up with zeros; undefined: those that the number has. */
  decimals?: number;
  /** With the signs of the language; default true. */
  useL10n?: boolean;
  /** Groups of digits, whatever the settings say. */
  isGrouped?: boolean;
}

/** More digits than that are written with an exponent. */
const MOST_DIGITS = 200;

/** A number, or the text of one, as the current language writes it. Throws `TypeError` for a decimal that is no number. */
export function formatNumber(value: Value, state: RenderState, options: NumberFormatOptions = {}): string {
  const useL10n = options.useL10n ?? true;
  const isGrouped = (options.isGrouped ?? false) || (useL10n && state.settings.useThousandSeparator);
  if (isInt(value) && !isGrouped && !options.decimals) return String(value);
  const signs = numberSigns(useL10n ? state.language : null);
  return write(value, { ...signs, grouping: isGrouped ? signs.grouping : 0 }, options.decimals);
}

function write(value: Value, signs: NumberSigns, decimals: number | undefined): string {
  const [coefficient = '', exponent] = digitsOf(value, decimals).split('e');
  return place(coefficient, signs, decimals) + (exponent === undefined ? '' : `e${exponent}`);
}

/** The digits with a point, with an exponent where there are too many. */
function digitsOf(value: Value, decimals: number | undefined): string {
  const number = value instanceof PyFloat && floatText(value.value).includes('e') ? Decimal.of(floatText(value.value)) : value;
  if (!(number instanceof Decimal)) return isInt(number) ? String(number) : str(number);
  if (number.special) throw typeError("bad operand type for abs(): 'str'");
  // What would show in none of the digits is zero, without a sign.
  const isTiny = decimals !== undefined && number.abs().compare(new Decimal(false, 1n, -decimals)) < 0;
  const shown = isTiny ? Decimal.ofInt(0) : number;
  return Math.abs(shown.exponent) + shown.digitCount > MOST_DIGITS ? shown.toScientific() : shown.toFixed();
}

function place(digits: string, signs: NumberSigns, decimals: number | undefined): string {
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = digits.slice(sign.length).split('.');
  const behind = decimals === undefined ? fraction : fraction.slice(0, decimals).padEnd(decimals, '0');
  return sign + group(whole, signs) + (behind && signs.decimal + behind);
}

function group(whole: string, { thousand, grouping }: NumberSigns): string {
  if (grouping === 0 || whole.length <= grouping) return whole;
  const first = whole.length % grouping || grouping;
  const groups = [whole.slice(0, first)];
  for (let start = first; start < whole.length; start += grouping) groups.push(whole.slice(start, start + grouping));
  return groups.join(thousand);
}
