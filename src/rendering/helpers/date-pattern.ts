import { show } from './arguments.ts';
import { formatter } from './intl.ts';

const FIELD = /'(?:[^']|'')*'|([A-Za-z])\1*/g;

/** The letters of a pattern: `d`, `dd`, … */
const FIELDS: Record<string, (at: Moment) => string> = {
  yyyy: ({ digits }) => digits('year').padStart(4, '0'),
  yy: ({ digits }) => digits('year').slice(-2).padStart(2, '0'),
  y: ({ digits }) => digits('year'),
  MMMM: ({ word }) => word('month', { month: 'long' }),
  MMM: ({ word }) => word('month', { month: 'short' }),
  MM: ({ digits }) => digits('month').padStart(2, '0'),
  M: ({ digits }) => digits('month'),
  dd: ({ digits }) => digits('day').padStart(2, '0'),
  d: ({ digits }) => digits('day'),
  EEEE: ({ word }) => word('weekday', { weekday: 'long' }),
  EEE: ({ word }) => word('weekday', { weekday: 'short' }),
  HH: ({ digits }) => digits('hour').padStart(2, '0'),
  H: ({ digits }) => digits('hour'),
  hh: ({ digits }) => twelve(digits('hour')).padStart(2, '0'),
  h: ({ digits }) => twelve(digits('hour')),
  mm: ({ digits }) => digits('minute').padStart(2, '0'),
  ss: ({ digits }) => digits('second').padStart(2, '0'),
  a: ({ word }) => word('dayPeriod', { hour: 'numeric', hour12: true }),
  z: ({ word }) => word('timeZoneName', { timeZoneName: 'short' }),
  xxx: ({ word }) => word('timeZoneName', { timeZoneName: 'longOffset' }, 'en').replace('GMT', '') || '+00:00',
};

interface Moment {
  /** Of the clock with 24 hours. */
  digits(field: Intl.DateTimeFormatPartTypes): string;
  word(field: Intl.DateTimeFormatPartTypes, options: Intl.DateTimeFormatOptions, language?: string): string;
}

/** A point in time by a pattern of Unicode's letters: `dd.MM.yyyy HH:mm`. Throws `RangeError` for letters that it does not know. */
export function formatPattern(helper: string, pattern: string, time: Date, timeZone: string, locale: string | undefined): string {
  if (typeof pattern !== 'string') throw new TypeError(`${helper}: a pattern is a text such as "dd.MM.yyyy", not ${show(pattern)}.`);
  const part = (language: string | undefined, options: Intl.DateTimeFormatOptions, field: string) =>
    formatter('date', helper, language, { ...options, timeZone })
      .formatToParts(time)
      .find(({ type }) => type === field)?.value ?? '';
  const moment: Moment = {
    digits: (field) =>
      String(Number(part('en-u-ca-gregory-hc-h23', { [field]: 'numeric', ...(field === 'hour' && { hourCycle: 'h23' }) }, field))),
    // Beside its day a month's name is in another case, in Russian for one.
    word: (field, options, language = locale) =>
      part(language, field === 'month' && /d/.test(pattern) ? { ...options, day: 'numeric' } : options, field),
  };
  return pattern.replace(FIELD, (field) => {
    if (field.startsWith("'")) return field === "''" ? "'" : field.slice(1, -1).replaceAll("''", "'");
    if (!Object.hasOwn(FIELDS, field))
      throw new RangeError(
        `${helper}: the pattern ${show(pattern)} has ${show(field)}; it may have ${Object.keys(FIELDS).join(', ')}, and text in '…'.`,
      );
    return FIELDS[field]!(moment);
  });
}

const twelve = (hour: string) => String(Number(hour) % 12 || 12);
