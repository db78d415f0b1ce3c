import { checkOptions, isMissing, oneOf, show, wholeNumber } from './arguments.ts';
import { formatPattern } from './date-pattern.ts';
import { formatter } from './intl.ts';
import { helperSettings } from './settings.ts';

type DateValue = string | Date | null | undefined;
const STYLES = ['short', 'medium', 'long', 'full'] as const;

export interface DateOptions {
  /** How much is said; default `medium`. */
  style?: (typeof STYLES)[number];
  /** Unicode's letters instead of a style: `dd.MM.yyyy`, `EEEE d MMMM`, `HH:mm`; text of your own in `'…'`. */
  pattern?: string;
  /** BCP 47; default: the print's. */
  locale?: string;
  /** IANA, default: the print's; for time stamps alone: a date without time is the same day everywhere. */
  timeZone?: string;
}

const OPTIONS = ['style', 'pattern', 'locale', 'timeZone'] as const;
const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const TIME_STAMP = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/** A day: `Mar 1, 2026`. Takes `YYYY-MM-DD`, which no time zone shifts, or a time stamp, whose day is that of the print's time zone. */
export function date(value: DateValue, options: DateOptions = {}): string {
  checkOptions('date()', options, OPTIONS);
  if (isMissing(value)) return '';
  const { time, zone } = instantOf('date()', value, options.timeZone);
  if (options.pattern !== undefined) return formatPattern('date()', options.pattern, time, zone, options.locale);
  const dateStyle = oneOf('date()', 'style', options.style ?? 'medium', STYLES);
  return formatter('date', 'date()', options.locale, { dateStyle, timeZone: zone }).format(time);
}

/** A point in time with its zone: `Mar 1, 2026, 1:14 PM GMT+1`. */
export function datetime(value: DateValue, options: DateOptions = {}): string {
  checkOptions('datetime()', options, OPTIONS);
  if (isMissing(value)) return '';
  const { time } = instantOf('datetime()', value, options.timeZone);
  const timeZone = zoneOf('datetime()', options.timeZone);
  if (options.pattern !== undefined) return formatPattern('datetime()', options.pattern, time, timeZone, options.locale);
  const style = oneOf('datetime()', 'style', options.style ?? 'medium', STYLES);
  const month = style === 'short' ? 'numeric' : style === 'medium' ? 'short' : 'long';
  return formatter('date', 'datetime()', options.locale, {
    ...(style === 'full' ? { weekday: 'long' } : {}),
    year: 'numeric',
    month,
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(time);
}

/** The day so many days later (earlier below 0), as `YYYY-MM-DD`; what is missing stays missing. */
export function addDays(value: DateValue, days: number): string | null {
  if (isMissing(value)) return null;
  const day = utcDay('addDays()', value);
  day.setUTCDate(day.getUTCDate() + wholeNumber('addDays()', 'the number of days', days, -1_000_000, 1_000_000));
  return dayText(day);
}

/** The same day so many months later (earlier below 0), or the last of a month that has no such day; as `YYYY-MM-DD`. */
export function addMonths(value: DateValue, months: number): string | null {
  if (isMissing(value)) return null;
  const day = utcDay('addMonths()', value);
  const wanted = day.getUTCDate();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() + wholeNumber('addMonths()', 'the number of months', months, -12_000, 12_000));
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  day.setUTCDate(Math.min(wanted, last));
  return dayText(day);
}

/** How many days lie between two days, below 0 where the second is earlier; null where one is missing. */
export function daysBetween(from: DateValue, to: DateValue): number | null {
  if (isMissing(from) || isMissing(to)) return null;
  return Math.round((utcDay('daysBetween()', to).getTime() - utcDay('daysBetween()', from).getTime()) / 86_400_000);
}

/** `YYYY-MM-DD` of a day, or of a time stamp in the print's time zone. */
export function dayOf(helper: string, value: string | Date): string {
  return dayText(utcDay(helper, value));
}

function dayText(day: Date): string {
  if (Number.isNaN(day.getTime()) || day.getUTCFullYear() < 0 || day.getUTCFullYear() > 9999)
    throw new RangeError('The day lies outside the years 0 to 9999.');
  return day.toISOString().slice(0, 10);
}

/** Midnight UTC of the day: days are counted there, where no clock is ever put forward. */
function utcDay(helper: string, value: string | Date): Date {
  const { time, zone } = instantOf(helper, value, undefined);
  if (zone === 'UTC') return new Date(time.getTime() - (((time.getTime() % 86_400_000) + 86_400_000) % 86_400_000));
  const part = Object.fromEntries(
    formatter('date', helper, 'en-u-ca-iso8601', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone })
      .formatToParts(time)
      .map((each) => [each.type, each.value]),
  );
  return new Date(`${part.year!.padStart(4, '0')}-${part.month}-${part.day}T00:00:00Z`);
}

function instantOf(helper: string, value: string | Date, timeZone: string | undefined): { time: Date; zone: string } {
  // Only ISO's own forms: what else a browser reads depends on where it stands.
  const isDay = typeof value === 'string' && DATE_ONLY.test(value);
  const isTime = value instanceof Date || (typeof value === 'string' && TIME_STAMP.test(value));
  // A time stamp without an offset would be read in the time zone of the machine.
  const text = typeof value === 'string' && isTime && !/(?:Z|[+-]\d{2}:?\d{2})$/i.test(value) ? `${value}Z` : value;
  const time = isDay || isTime ? new Date(text) : new Date(Number.NaN);
  // The 31st of February would quietly be the 3rd of March.
  if (Number.isNaN(time.getTime()) || (isDay && time.toISOString().slice(0, 10) !== value))
    throw new TypeError(`${helper} takes a date such as "2026-03-01" or a time stamp; this is ${show(value)}.`);
  return { time, zone: isDay ? 'UTC' : zoneOf(helper, timeZone) };
}

function zoneOf(helper: string, timeZone: string | undefined): string {
  const zone = timeZone || helperSettings().timeZone;
  try {
    formatter('date', helper, 'en', { timeZone: zone });
  } catch {
    throw new RangeError(`${helper}: ${show(zone)} is no time zone; one such as "Europe/Zurich" is.`);
  }
  return zone;
}
