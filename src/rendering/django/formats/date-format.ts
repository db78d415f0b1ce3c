import {
  attributeError,
  noAttribute,
  offsetOfWall,
  PyDate,
  PyDateTime,
  PyTime,
  typeError,
  typeName,
  type RenderState,
  type TimeZone,
  type Value,
} from '../values/index.ts';
import { title } from '../values/string-methods.ts';
import { gettext } from './messages.ts';

export const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const AP_MONTHS = 'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');
export const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** What a format is written for: a day, a time, or both. `zone` is null where the hour's zone is unknown or not clear. */
interface Moment {
  value: Value;
  zone: TimeZone | null;
  state: RenderState;
}

/** What each letter of a format stands for. */
type Letters = Readonly<Record<string, (moment: Moment) => string | number>>;

function timeOf({ value }: Moment): PyTime | PyDateTime {
  if (value instanceof PyTime || value instanceof PyDateTime) return value;
  throw noAttribute(value, 'hour');
}

function dateOf({ value }: Moment): PyDate {
  if (value instanceof PyDateTime) return value.date;
  if (value instanceof PyDate) return value;
  throw noAttribute(value, 'year');
}

/** Seconds east of UTC. */
function offsetOf({ value, zone }: Moment): number | null {
  return zone && value instanceof PyDateTime ? offsetOfWall(zone, value.wall(), value.fold) : null;
}

/** `+0530` */
function offsetText(offset: number): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 3600))}${pad(Math.floor(size / 60) % 60)}`;
}

function shortTime(moment: Moment): string {
  const { hour, minute } = timeOf(moment);
  return `${hour % 12 || 12}${minute ? `:${pad(minute)}` : ''}`;
}

function half(moment: Moment, [before, after]: [string, string]): string {
  return gettext(moment.state.language, timeOf(moment).hour > 11 ? after : before);
}

function wordyTime(moment: Moment): string {
  const { hour, minute } = timeOf(moment);
  if (minute === 0 && hour === 0) return gettext(moment.state.language, 'midnight');
  if (minute === 0 && hour === 12) return gettext(moment.state.language, 'noon');
  return `${shortTime(moment)} ${half(moment, ['a.m.', 'p.m.'])}`;
}

const TIME_LETTERS: Letters = {
  a: (moment) => half(moment, ['a.m.', 'p.m.']),
  A: (moment) => half(moment, ['AM', 'PM']),
  e: ({ value, zone }) => (zone && value instanceof PyDateTime ? (value.zoneName() ?? '') : ''),
  f: shortTime,
  g: (moment) => timeOf(moment).hour % 12 || 12,
  G: (moment) => timeOf(moment).hour,
  h: (moment) => pad(timeOf(moment).hour % 12 || 12),
  H: (moment) => pad(timeOf(moment).hour),
  i: (moment) => pad(timeOf(moment).minute),
  O: (moment) => {
    const offset = offsetOf(moment);
    return offset === null ? '' : offsetText(offset);
  },
  P: wordyTime,
  s: (moment) => pad(timeOf(moment).second),
  T: ({ value, zone }) => (zone && value instanceof PyDateTime ? (value.withZone(zone).zoneName() ?? '') : ''),
  u: (moment) => pad(timeOf(moment).microsecond, 6),
  Z: (moment) => offsetOf(moment) ?? '',
};

function monthName(moment: Moment, names: readonly string[], context?: string): string {
  return gettext(moment.state.language, names[dateOf(moment).month - 1]!, context);
}

function shortMonth(moment: Moment): string {
  return gettext(moment.state.language, MONTHS[dateOf(moment).month - 1]!.slice(0, 3).toLowerCase());
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function ordinalSuffix(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

/** 1 is the first of January. */
export function dayOfYear(date: PyDate): number {
  return date.toDays() - new PyDate(date.year, 1, 1).toDays() + 1;
}

/** A moment for what needs one: a day begins at midnight, a naive time is of the server's zone. */
function instantOf({ value, zone, state }: Moment): PyDateTime {
  if (!(value instanceof PyDate || value instanceof PyDateTime))
    throw typeError(`combine() argument 1 must be datetime.date, not ${typeName(value)}`);
  const moment = value instanceof PyDateTime ? value : new PyDateTime(value, new PyTime(0, 0));
  return moment.zone ? moment : moment.withZone(zone ?? state.settings.timeZone);
}

/** As mail headers have it, in English whatever the language: `Sat, 07 Mar 2026 04:05:06 +0000`. */
function mailDate(moment: Moment): string {
  const at = instantOf(moment);
  const day = `${DAYS[at.date.weekday()]!.slice(0, 3)}, ${pad(at.day)} ${MONTHS[at.month - 1]!.slice(0, 3)} ${pad(at.year, 4)}`;
  return `${day} ${pad(at.hour)}:${pad(at.minute)}:${pad(at.second)} ${offsetText(at.utcOffset() ?? 0)}`;
}

function isoText({ value }: Moment): string {
  if (value instanceof PyDateTime) return value.isoFormat();
  if (value instanceof PyDate || value instanceof PyTime) return value.toString();
  throw noAttribute(value, 'isoformat');
}

function isSummerTime(moment: Moment): boolean {
  const offset = offsetOf(moment);
  if (offset === null || !moment.zone) return false;
  const year = Date.UTC(dateOf(moment).year, 0, 1);
  return offset > Math.min(moment.zone.offsetAt(year), moment.zone.offsetAt(year + 181 * 86_400_000));
}

const DATE_LETTERS: Letters = {
  b: shortMonth,
  c: isoText,
  d: (moment) => pad(dateOf(moment).day),
  D: (moment) => gettext(moment.state.language, DAYS[dateOf(moment).weekday()]!.slice(0, 3)),
  E: (moment) => monthName(moment, MONTHS, 'alt. month'),
  F: (moment) => monthName(moment, MONTHS),
  I: (moment) => (moment.zone ? (isSummerTime(moment) ? '1' : '0') : ''),
  j: (moment) => dateOf(moment).day,
  l: (moment) => gettext(moment.state.language, DAYS[dateOf(moment).weekday()]!),
  L: (moment) => (isLeap(dateOf(moment).year) ? 'True' : 'False'),
  m: (moment) => pad(dateOf(moment).month),
  M: (moment) => title(shortMonth(moment)),
  n: (moment) => dateOf(moment).month,
  N: (moment) => monthName(moment, AP_MONTHS, 'abbrev. month'),
  o: (moment) => dateOf(moment).isoWeek().year,
  r: mailDate,
  S: (moment) => ordinalSuffix(dateOf(moment).day),
  t: (moment) => [31, isLeap(dateOf(moment).year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][dateOf(moment).month - 1]!,
  U: (moment) => Math.trunc(instantOf(moment).instant() / 1000),
  w: (moment) => (dateOf(moment).weekday() + 1) % 7,
  W: (moment) => dateOf(moment).isoWeek().week,
  y: (moment) => pad(dateOf(moment).year % 100),
  Y: (moment) => pad(dateOf(moment).year, 4),
  z: (moment) => dayOfYear(dateOf(moment)),
};

/** A letter of the format, or whatever stands between two; behind a backslash stands no letter. */
const PIECES = /(?<!\\)([aAbcdDeEfFgGhHiIjlLmMnNoOPrsStTUuwWyYzZ])/;

function momentOf(value: Value, state: RenderState): Moment {
  if (value instanceof PyDateTime) {
    const zone = value.zone ?? state.settings.timeZone;
    // Of an hour that comes twice, or never, the zone's letters are left out.
    const isClear = offsetOfWall(zone, value.wall(), 0) === offsetOfWall(zone, value.wall(), 1);
    return { value, zone: isClear ? zone : null, state };
  }
  return { value, zone: null, state };
}

/** The pieces of a pattern, kept: a report has few of them. Every second one is a letter. */
const piecesOf = new Map<string, readonly string[]>();

function splitPattern(pattern: string): readonly string[] {
  const kept = piecesOf.get(pattern);
  if (kept) return kept;
  const pieces = pattern.split(PIECES).map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/\\(.)/g, '$1')));
  if (piecesOf.size < 1000) piecesOf.set(pattern, pieces);
  return pieces;
}

function format(moment: Moment, pattern: string, letterOf: (letter: string) => (moment: Moment) => string | number): string {
  return splitPattern(pattern)
    .map((piece, index) => (index % 2 === 1 ? letterOf(piece)(moment) : piece))
    .join('');
}

/**
 * A date or a time in Django's letters. Throws `AttributeError` for a letter that the value has nothing for, and `TypeError`
 * for a letter of the time in the format of a day.
 */
export function formatDate(value: Value, pattern: string, state: RenderState): string {
  return format(momentOf(value, state), pattern, (letter) => {
    const ofTime = TIME_LETTERS[letter];
    if (ofTime && value instanceof PyDate)
      throw typeError(`The format for date objects may not contain time-related format specifiers (found '${letter}').`);
    return ofTime ?? DATE_LETTERS[letter]!;
  });
}

/** A time in Django's letters, those of dates excluded: for them it throws `AttributeError`. */
export function formatTime(value: Value, pattern: string, state: RenderState): string {
  return format(momentOf(value, state), pattern, (letter) => {
    const ofTime = TIME_LETTERS[letter];
    if (!ofTime) throw attributeError(`'TimeFormat' object has no attribute '${letter}'`);
    if (value instanceof PyDate)
      throw typeError(`The format for date objects may not contain time-related format specifiers (found '${letter}').`);
    return ofTime;
  });
}
