import { settings } from './settings.ts';

/** Making an Intl formatter costs more than a thousand uses of it. */
const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function cached<Formatter extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => Formatter): Formatter {
  const known = formatters.get(key);
  if (known) return known as Formatter;
  const made = make();
  formatters.set(key, made);
  return made;
}

const isMissing = (value: unknown): value is null | undefined | '' => value === null || value === undefined || value === '';

export interface NumberOptions {
  /** Exactly so many digits after the decimal sign; default: as many as the value has, five at most. */
  decimals?: number;
  minDecimals?: number;
  maxDecimals?: number;
  /** BCP 47; default: the print's. */
  locale?: string;
}

/** A number as the print's language writes it: `1,234.5`. Takes numbers and their texts; what is missing gives no text. */
export function number(value: number | string | null | undefined, options: NumberOptions = {}): string {
  if (isMissing(value)) return '';
  const parsed = Number(value);
  if (Number.isNaN(parsed)) throw new TypeError(`number() takes a number; this is ${JSON.stringify(value)}.`);
  const locale = options.locale ?? settings().locale;
  const minimumFractionDigits = options.decimals ?? options.minDecimals ?? 0;
  const maximumFractionDigits = Math.max(minimumFractionDigits, options.decimals ?? options.maxDecimals ?? 5);
  return cached(
    `n ${locale} ${minimumFractionDigits} ${maximumFractionDigits}`,
    () => new Intl.NumberFormat(locale, { minimumFractionDigits, maximumFractionDigits }),
  ).format(exact(value, parsed));
}

/** A text of digits is formatted digit by digit: as a number it would keep sixteen of them. */
function exact(value: number | string, parsed: number): number | Intl.StringNumericLiteral {
  return typeof value === 'string' ? (value.trim() as Intl.StringNumericLiteral) : parsed;
}

export interface Money {
  amount: string | number;
  currency?: string;
}

export interface MoneyOptions extends NumberOptions {
  /** ISO 4217, for amounts that carry none. */
  currency?: string;
  /** `false` leaves the currency out. */
  symbol?: boolean;
}

/** An amount with its currency, with the currency's own number of decimals: `€1,234.50`. Takes `{ amount, currency }`, a number or its text. */
export function money(value: Money | number | string | null | undefined, options: MoneyOptions = {}): string {
  if (isMissing(value)) return '';
  const { amount, currency: own } = typeof value === 'object' ? value : { amount: value, currency: undefined };
  if (isMissing(amount)) return '';
  const parsed = Number(amount);
  if (Number.isNaN(parsed)) throw new TypeError(`money() takes { amount, currency } or a number; this is ${JSON.stringify(value)}.`);
  const locale = options.locale ?? settings().locale;
  const currency = own ?? options.currency ?? settings().currency;
  const style = options.symbol === false ? 'decimal' : 'currency';
  const digits =
    options.decimals ??
    cached(`d ${currency}`, () => new Intl.NumberFormat('en', { style: 'currency', currency })).resolvedOptions().maximumFractionDigits ??
    2;
  const minimumFractionDigits = options.minDecimals ?? digits;
  const maximumFractionDigits = Math.max(minimumFractionDigits, options.maxDecimals ?? digits);
  const key = `m ${locale} ${currency} ${style} ${minimumFractionDigits} ${maximumFractionDigits}`;
  return cached(key, () => new Intl.NumberFormat(locale, { style, currency, minimumFractionDigits, maximumFractionDigits })).format(
    exact(amount, parsed),
  );
}

export interface DateOptions {
  /** How much is said; default `medium`. */
  style?: 'short' | 'medium' | 'long' | 'full';
  locale?: string;
  /** IANA; for time stamps alone: a date without time is the same day everywhere. */
  timeZone?: string;
}

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const TIME_STAMP = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/** A day: `Mar 1, 2026`. Takes `YYYY-MM-DD`, which no time zone shifts, or a time stamp, whose day is that of the print's time zone. */
export function date(value: string | Date | null | undefined, options: DateOptions = {}): string {
  if (isMissing(value)) return '';
  const { time, zone } = instantOf('date', value, options);
  const locale = options.locale ?? settings().locale;
  const dateStyle = options.style ?? 'medium';
  return cached(`t ${locale} ${dateStyle} ${zone}`, () => new Intl.DateTimeFormat(locale, { dateStyle, timeZone: zone })).format(time);
}

/** A point in time with its zone: `Mar 1, 2026, 1:14 PM GMT+1`. */
export function datetime(value: string | Date | null | undefined, options: DateOptions = {}): string {
  if (isMissing(value)) return '';
  const { time } = instantOf('datetime', value, options);
  const locale = options.locale ?? settings().locale;
  const timeZone = options.timeZone ?? settings().timeZone;
  const month = options.style === 'short' ? 'numeric' : options.style === 'long' || options.style === 'full' ? 'long' : 'short';
  const format: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month,
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  };
  return cached(`z ${locale} ${month} ${timeZone}`, () => new Intl.DateTimeFormat(locale, format)).format(time);
}

function instantOf(helper: string, value: string | Date, options: DateOptions): { time: Date; zone: string } {
  const zone = options.timeZone ?? settings().timeZone;
  // Only ISO's own forms: what else a browser reads depends on where it stands.
  const isDay = typeof value === 'string' && DATE_ONLY.test(value);
  const time = value instanceof Date || isDay || TIME_STAMP.test(value) ? new Date(value) : new Date(Number.NaN);
  // The 31st of February would quietly be the 3rd of March.
  if (Number.isNaN(time.getTime()) || (isDay && time.toISOString().slice(0, 10) !== value))
    throw new TypeError(`${helper}() takes a date such as "2026-03-01" or a time stamp; this is ${JSON.stringify(value)}.`);
  return { time, zone: isDay ? 'UTC' : zone };
}
