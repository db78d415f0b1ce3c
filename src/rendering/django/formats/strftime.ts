import type { PyDate } from '../values/index.ts';
import { PyDateTime, PyTime } from '../values/index.ts';
import { dayOfYear, DAYS, MONTHS } from './date-format.ts';

/** `%5d`, `%-d`, `%^a`: flags, a width of at most three digits, the letter. */
const FIELD = /%([-_0^#]*)(\d{0,3})([A-Za-z%])/g;

type Field = (at: PyDateTime) => string;

/** Numbers with the width that they are filled up to, and by what. */
const number =
  (read: (at: PyDateTime) => number, width: number, filling = '0'): Field =>
  (at) =>
    String(read(at)).padStart(width, filling);

const hour12 = ({ hour }: PyDateTime) => hour % 12 || 12;
/** Weeks begin on this day of the week (0 is Monday); the days before the first of them are in week 0. */
const week = (begin: number) => (at: PyDateTime) => Math.floor((dayOfYear(at.date) + 6 - ((at.date.weekday() - begin + 7) % 7)) / 7);

function offset(at: PyDateTime): string {
  const seconds = at.utcOffset();
  if (seconds === null) return '';
  const size = Math.abs(seconds);
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, ...(size % 60 ? [size % 60] : [])];
  return (seconds < 0 ? '-' : '+') + parts.map((part) => String(part).padStart(2, '0')).join('');
}

const FIELDS: Readonly<Record<string, Field>> = {
  a: (at) => DAYS[at.date.weekday()]!.slice(0, 3),
  A: (at) => DAYS[at.date.weekday()]!,
  b: (at) => MONTHS[at.month - 1]!.slice(0, 3),
  B: (at) => MONTHS[at.month - 1]!,
  c: (at) => write(at, '%a %b %e %H:%M:%S %Y'),
  C: number((at) => Math.floor(at.year / 100), 2),
  d: number((at) => at.day, 2),
  D: (at) => write(at, '%m/%d/%y'),
  e: number((at) => at.day, 2, ' '),
  f: number((at) => at.microsecond, 6),
  F: (at) => write(at, '%Y-%m-%d'),
  g: number((at) => at.date.isoWeek().year % 100, 2),
  G: number((at) => at.date.isoWeek().year, 1),
  h: (at) => MONTHS[at.month - 1]!.slice(0, 3),
  H: number((at) => at.hour, 2),
  I: number(hour12, 2),
  j: number((at) => dayOfYear(at.date), 3),
  k: number((at) => at.hour, 2, ' '),
  l: number(hour12, 2, ' '),
  m: number((at) => at.month, 2),
  M: number((at) => at.minute, 2),
  n: () => '\n',
  p: (at) => (at.hour < 12 ? 'AM' : 'PM'),
  P: (at) => (at.hour < 12 ? 'am' : 'pm'),
  r: (at) => write(at, '%I:%M:%S %p'),
  R: (at) => write(at, '%H:%M'),
  s: number((at) => Math.floor(at.instant() / 1000), 1),
  S: number((at) => at.second, 2),
  t: () => '\t',
  T: (at) => write(at, '%H:%M:%S'),
  u: number((at) => at.date.weekday() + 1, 1),
  U: number(week(6), 2),
  V: number((at) => at.date.isoWeek().week, 2),
  w: number((at) => (at.date.weekday() + 1) % 7, 1),
  W: number(week(0), 2),
  x: (at) => write(at, '%m/%d/%y'),
  X: (at) => write(at, '%H:%M:%S'),
  y: number((at) => at.year % 100, 2),
  Y: number((at) => at.year, 1),
  z: offset,
  Z: (at) => at.zoneName() ?? '',
  '%': () => '%',
};

/** `value.strftime(format)`, in English, with the letters and flags that Linux has. What is no field stays as it is written. */
export function strftime(value: PyDate | PyDateTime, format: string): string {
  return write(value instanceof PyDateTime ? value : new PyDateTime(value, new PyTime(0, 0)), format);
}

function write(at: PyDateTime, format: string): string {
  return format.replace(FIELD, (written: string, flags: string, width: string, letter: string) =>
    Object.hasOwn(FIELDS, letter) ? flagged(FIELDS[letter]!(at), flags, Number(width)) : written,
  );
}

/** `-` leaves the filling out, `_` and `0` choose it, `^` writes capitals, `#` the other case. */
function flagged(text: string, flags: string, width: number): string {
  const isNumber = /^[\s\d]+$/.test(text) && text.trim() !== '';
  const bare = text.replace(/^[0\s]+(?=\d)/, '');
  const filling = flags.includes('_') ? ' ' : flags.includes('0') || isNumber ? '0' : ' ';
  let shown = text;
  if (isNumber && flags.includes('-')) shown = bare;
  else if (isNumber && /[_0]/.test(flags)) shown = bare.padStart(text.length, filling);
  if (flags.includes('^')) shown = shown.toUpperCase();
  if (flags.includes('#')) shown = shown === shown.toUpperCase() ? shown.toLowerCase() : shown.toUpperCase();
  return shown.padStart(width, filling);
}
