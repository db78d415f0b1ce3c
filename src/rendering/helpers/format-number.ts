import { checkOptions, isMissing, oneOf, show, wholeNumber } from './arguments.ts';
import { isNumeric, type Money, type Numeric } from './decimals.ts';
import { formatter } from './intl.ts';
import { helperSettings } from './settings.ts';

export interface NumberOptions {
  /** Exactly so many digits after the decimal sign; default: as many as the value has, five at most. */
  decimals?: number;
  minDecimals?: number;
  maxDecimals?: number;
  /** At least so many digits before the decimal sign, with zeros in front: `3` gives `007`. */
  minDigits?: number;
  /** `false`: no sign between thousands. */
  grouping?: boolean;
  /** `0.25` is written `25%`. */
  percent?: boolean;
  /** Written behind the number, and never on another line: `kg`. */
  unit?: string | null;
  /** `always` writes a plus as well; default `auto`. */
  sign?: 'auto' | 'always';
  /** BCP 47; default: the print's. */
  locale?: string;
}

const NUMBER_OPTIONS = ['decimals', 'minDecimals', 'maxDecimals', 'minDigits', 'grouping', 'percent', 'unit', 'sign', 'locale'] as const;
/** More than Intl has are refused by it with a message that names no option. */
const MOST_DECIMALS = 100;

/** A number as the print's language writes it: `1,234.5`. Takes numbers and their texts; what is missing gives no text. */
export function number(value: Numeric | null | undefined, options: NumberOptions = {}): string {
  checkOptions('number()', options, NUMBER_OPTIONS);
  if (isMissing(value)) return '';
  if (!isNumeric(value)) throw new TypeError(`number() takes a number; this is ${show(value)}.`);
  const [least, most] = decimalRange('number()', options, 0, options.percent ? 3 : 5);
  const text = formatNumber('number()', value, options, {
    ...(options.percent ? { style: 'percent' } : {}),
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  });
  return isMissing(options.unit) ? text : `${text}\u00a0${String(options.unit)}`;
}

export interface MoneyOptions extends Omit<NumberOptions, 'percent' | 'unit' | 'minDigits'> {
  /** ISO 4217, for amounts that carry none. */
  currency?: string;
  /** `false` leaves the currency out. */
  symbol?: boolean;
}

const MONEY_OPTIONS = ['currency', 'symbol', 'decimals', 'minDecimals', 'maxDecimals', 'grouping', 'sign', 'locale'] as const;

/** An amount with its currency, with the currency's own number of decimals: `€1,234.50`. Takes `{ amount, currency }`, a number or its text. */
export function money(
  value: Money | { amount?: null; currency?: string } | Numeric | null | undefined,
  options: MoneyOptions = {},
): string {
  checkOptions('money()', options, MONEY_OPTIONS);
  if (isMissing(value)) return '';
  const { amount, currency: own } = typeof value === 'object' ? value : { amount: value, currency: undefined };
  if (isMissing(amount)) return '';
  if (!isNumeric(amount)) throw new TypeError(`money() takes { amount, currency } or a number; this is ${show(value)}.`);
  const currency = own || options.currency || helperSettings().currency;
  const [least, most] = decimalRange('money()', options, ...ownDecimals(currency));
  return formatNumber('money()', amount, options, {
    ...(options.symbol === false ? { style: 'decimal' } : { style: 'currency', currency }),
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  });
}

/** What a currency has: two decimals mostly, none in Japan. */
function ownDecimals(currency: string): [least: number, most: number] {
  if (!/^[A-Za-z]{3}$/.test(currency)) throw new TypeError(`money(): ${show(currency)} is no currency; an ISO 4217 code such as "EUR" is.`);
  const { maximumFractionDigits = 2 } = formatter('number', 'money()', 'en', { style: 'currency', currency }).resolvedOptions();
  return [maximumFractionDigits, maximumFractionDigits];
}

function decimalRange(where: string, options: NumberOptions, least: number, most: number): [least: number, most: number] {
  const read = (name: 'decimals' | 'minDecimals' | 'maxDecimals', otherwise: number) =>
    isMissing(options[name]) ? otherwise : wholeNumber(where, name, options[name], 0, MOST_DECIMALS);
  const exactly = read('decimals', -1);
  if (exactly >= 0) return [exactly, exactly];
  const to = read('maxDecimals', Math.max(most, read('minDecimals', 0)));
  return [Math.min(read('minDecimals', least), to), to];
}

function formatNumber(where: string, value: Numeric, options: NumberOptions, own: Intl.NumberFormatOptions): string {
  const minimumIntegerDigits = isMissing(options.minDigits) ? 1 : wholeNumber(where, 'minDigits', options.minDigits, 1, 21);
  const signDisplay = oneOf(where, 'sign', options.sign ?? 'auto', ['auto', 'always']);
  const format = formatter('number', where, options.locale, {
    ...own,
    minimumIntegerDigits,
    useGrouping: options.grouping !== false,
    signDisplay: signDisplay === 'always' ? 'exceptZero' : 'negative', // no "-0"
  });
  // A text is formatted digit by digit: as a number it would keep sixteen of them.
  return format.format(typeof value === 'string' ? (value.trim().replace(/^\+/, '') as Intl.StringNumericLiteral) : value);
}
