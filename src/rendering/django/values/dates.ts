import { PyError, typeError, valueError } from './errors.ts';
import { fixedZone, offsetOfWall, UTC, type TimeZone } from './zone.ts';

const DAY = 86_400_000;

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** Milliseconds since 1970 of a date at midnight, UTC; of any year, that is what `Date.UTC` cannot. */
function midnight(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function requireYear(year: number): void {
  if (year < 1 || year > 9999) throw new PyError('OverflowError', 'date value out of range');
}

/** `datetime.timedelta`: `days` may be negative, `seconds` (below a day) and `microseconds` (below a million) never are. */
export class TimeDelta {
  readonly days: number;
  readonly seconds: number;
  readonly microseconds: number;

  constructor(days: number, seconds = 0, microseconds = 0) {
    const wholeSeconds = seconds + Math.floor(microseconds / 1_000_000);
    this.microseconds = microseconds - Math.floor(microseconds / 1_000_000) * 1_000_000;
    this.days = days + Math.floor(wholeSeconds / 86_400);
    this.seconds = wholeSeconds - Math.floor(wholeSeconds / 86_400) * 86_400;
  }

  /** Of seconds with a fraction, to the microsecond. */
  static ofSeconds(seconds: number): TimeDelta {
    const whole = Math.floor(seconds);
    return new TimeDelta(0, whole, Math.round((seconds - whole) * 1_000_000));
  }

  totalSeconds(): number {
    return this.days * 86_400 + this.seconds + this.microseconds / 1_000_000;
  }

  plus(other: TimeDelta): TimeDelta {
    return new TimeDelta(this.days + other.days, this.seconds + other.seconds, this.microseconds + other.microseconds);
  }

  negate(): TimeDelta {
    return new TimeDelta(-this.days, -this.seconds, -this.microseconds);
  }

  compare(other: TimeDelta): number {
    return Math.sign(this.days - other.days || this.seconds - other.seconds || this.microseconds - other.microseconds);
  }

  /** `1 day, 2:03:04` */
  toString(): string {
    const hours = Math.floor(this.seconds / 3600);
    const clock = `${hours}:${pad(Math.floor(this.seconds / 60) % 60)}:${pad(this.seconds % 60)}`;
    const days = this.days === 0 ? '' : `${this.days} day${Math.abs(this.days) === 1 ? '' : 's'}, `;
    return days + clock + (this.microseconds ? `.${pad(this.microseconds, 6)}` : '');
  }

  repr(): string {
    const parts = [
      ['days', this.days],
      ['seconds', this.seconds],
      ['microseconds', this.microseconds],
    ].filter(([, value]) => value !== 0);
    return `datetime.timedelta(${parts.map(([name, value]) => `${name}=${value}`).join(', ') || '0'})`;
  }
}

/** `datetime.date` */
export class PyDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;

  constructor(year: number, month: number, day: number) {
    this.year = year;
    this.month = month;
    this.day = day;
  }

  /** Of a number of days since 1970. */
  static ofDays(days: number): PyDate {
    const date = new Date(days * DAY);
    const year = date.getUTCFullYear();
    requireYear(year);
    return new PyDate(year, date.getUTCMonth() + 1, date.getUTCDate());
  }

  /** Days since 1970. */
  toDays(): number {
    return midnight(this.year, this.month, this.day) / DAY;
  }

  /** 0 is Monday. */
  weekday(): number {
    return (((this.toDays() + 3) % 7) + 7) % 7;
  }

  /** Year and week by ISO 8601: a week belongs to the year of its Thursday. */
  isoWeek(): { year: number; week: number } {
    const thursday = this.toDays() + 3 - this.weekday();
    const { year } = PyDate.ofDays(thursday);
    return { year, week: Math.floor((thursday - new PyDate(year, 1, 1).toDays()) / 7) + 1 };
  }

  plus(delta: TimeDelta): PyDate {
    return PyDate.ofDays(this.toDays() + delta.days);
  }

  compare(other: PyDate): number {
    return Math.sign(this.toDays() - other.toDays());
  }

  toString(): string {
    return `${pad(this.year, 4)}-${pad(this.month)}-${pad(this.day)}`;
  }

  repr(): string {
    return `datetime.date(${this.year}, ${this.month}, ${this.day})`;
  }
}

export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
}

/** Of a clock as `repr` shows it: without the seconds and microseconds that are 0 at its end. */
function shownClock({ hour, minute, second, microsecond }: Clock): string {
  const parts = [hour, minute];
  if (second || microsecond) parts.push(second);
  if (microsecond) parts.push(microsecond);
  return parts.join(', ');
}

function clockText({ hour, minute, second, microsecond }: Clock): string {
  return `${pad(hour)}:${pad(minute)}:${pad(second)}${microsecond ? `.${pad(microsecond, 6)}` : ''}`;
}

/** `datetime.time`, without a zone. */
export class PyTime implements Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;

  constructor(hour: number, minute: number, second = 0, microsecond = 0) {
    this.hour = hour;
    this.minute = minute;
    this.second = second;
    this.microsecond = microsecond;
  }

  /** Microseconds since midnight. */
  toMicroseconds(): number {
    return ((this.hour * 60 + this.minute) * 60 + this.second) * 1_000_000 + this.microsecond;
  }

  compare(other: PyTime): number {
    return Math.sign(this.toMicroseconds() - other.toMicroseconds());
  }

  toString(): string {
    return clockText(this);
  }

  repr(): string {
    return `datetime.time(${shownClock(this)})`;
  }
}

/** `datetime.datetime`: what a wall clock shows; naive without a zone. `fold` 1 is the second of an hour that comes twice. */
export class PyDateTime implements Clock {
  readonly date: PyDate;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly zone: TimeZone | null;
  readonly fold: 0 | 1;

  constructor(date: PyDate, clock: Clock, zone: TimeZone | null = null, fold: 0 | 1 = 0) {
    this.date = date;
    this.hour = clock.hour;
    this.minute = clock.minute;
    this.second = clock.second;
    this.microsecond = clock.microsecond;
    this.zone = zone;
    this.fold = fold;
  }

  /** Of a wall clock: its fields as if they were UTC, in milliseconds, whole seconds. */
  static ofWall(wall: number, microsecond: number, zone: TimeZone | null, fold: 0 | 1 = 0): PyDateTime {
    const days = Math.floor(wall / DAY);
    const seconds = Math.round((wall - days * DAY) / 1000);
    const clock = { hour: Math.floor(seconds / 3600), minute: Math.floor(seconds / 60) % 60, second: seconds % 60, microsecond };
    return new PyDateTime(PyDate.ofDays(days), clock, zone, fold);
  }

  /** Of an instant: whole seconds since 1970 in milliseconds, as the clock of a zone shows it. */
  static ofInstant(instant: number, microsecond: number, zone: TimeZone): PyDateTime {
    const wall = instant + zone.offsetAt(instant) * 1000;
    const first = PyDateTime.ofWall(wall, microsecond, zone);
    return first.instant() === instant ? first : PyDateTime.ofWall(wall, microsecond, zone, 1);
  }

  get year(): number {
    return this.date.year;
  }
  get month(): number {
    return this.date.month;
  }
  get day(): number {
    return this.date.day;
  }
  get time(): PyTime {
    return new PyTime(this.hour, this.minute, this.second, this.microsecond);
  }

  /** Its fields as if they were UTC, in milliseconds, without microseconds. */
  wall(): number {
    return midnight(this.year, this.month, this.day) + ((this.hour * 60 + this.minute) * 60 + this.second) * 1000;
  }

  /** Seconds east of UTC; null where it is naive. */
  utcOffset(): number | null {
    return this.zone && offsetOfWall(this.zone, this.wall(), this.fold);
  }

  /** Milliseconds since 1970, without microseconds; a naive one is taken as UTC. */
  instant(): number {
    return this.wall() - (this.utcOffset() ?? 0) * 1000;
  }

  /** The letters of its zone: `CEST`; null where it is naive. */
  zoneName(): string | null {
    return this.zone && this.zone.abbreviationAt(this.instant());
  }

  /** The same instant by another clock; a naive one is taken as UTC. */
  in(zone: TimeZone): PyDateTime {
    return PyDateTime.ofInstant(this.instant(), this.microsecond, zone);
  }

  /** The same wall clock, naive or of another zone. */
  withZone(zone: TimeZone | null, fold: 0 | 1 = this.fold): PyDateTime {
    return new PyDateTime(this.date, this, zone, fold);
  }

  plus(delta: TimeDelta): PyDateTime {
    const microseconds = this.microsecond + delta.microseconds;
    const wall = this.wall() + (delta.days * 86_400 + delta.seconds + Math.floor(microseconds / 1_000_000)) * 1000;
    return PyDateTime.ofWall(wall, microseconds % 1_000_000, this.zone);
  }

  /** Throws `TypeError` for a naive and an aware one. */
  minus(other: PyDateTime): TimeDelta {
    if ((this.zone === null) !== (other.zone === null)) throw typeError("can't subtract offset-naive and offset-aware datetimes");
    // Within one zone Python counts by the wall clock.
    const between = this.zone === other.zone ? this.wall() - other.wall() : this.instant() - other.instant();
    return new TimeDelta(0, between / 1000, this.microsecond - other.microsecond);
  }

  /** Throws `TypeError` for a naive and an aware one. */
  compare(other: PyDateTime): number {
    if ((this.zone === null) !== (other.zone === null)) throw typeError("can't compare offset-naive and offset-aware datetimes");
    const between = this.zone === other.zone ? this.wall() - other.wall() : this.instant() - other.instant();
    return Math.sign(between || this.microsecond - other.microsecond);
  }

  /** `2026-11-24T10:11:12+00:00`, with another separator than `T` if wanted. */
  isoFormat(separator = 'T'): string {
    const offset = this.utcOffset();
    return `${this.date.toString()}${separator}${clockText(this)}${offset === null ? '' : isoOffset(offset)}`;
  }

  toString(): string {
    return this.isoFormat(' ');
  }

  repr(): string {
    const fold = this.fold ? ', fold=1' : '';
    const zone = this.zone ? `, tzinfo=${this.zone.repr}` : '';
    return `datetime.datetime(${this.year}, ${this.month}, ${this.day}, ${shownClock(this)}${fold}${zone})`;
  }
}

/** One that `|timezone` made: it keeps its zone whatever the current one is. */
export class PinnedDateTime extends PyDateTime {
  constructor(moment: PyDateTime) {
    super(moment.date, moment, moment.zone, moment.fold);
  }
}

function isoOffset(seconds: number): string {
  const size = Math.abs(seconds);
  const rest = size % 60 ? `:${pad(size % 60)}` : '';
  return `${seconds < 0 ? '-' : '+'}${pad(Math.floor(size / 3600))}:${pad(Math.floor(size / 60) % 60)}${rest}`;
}

const CLOCK = /^(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6})\d*)?)?$/;
const OFFSET = /(Z|[+-]\d{2}:?\d{2}(?::?\d{2})?)$/;

/** Of `2026-11-24`; throws `ValueError`. */
export function parseDate(text: string): PyDate {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = new Date(midnight(Number(year), Number(month), Number(day)));
  if (Number(year) < 1 || date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day))
    throw valueError(`Invalid isoformat string: '${text}'`);
  return new PyDate(Number(year), Number(month), Number(day));
}

/** Of `10:11`, `10:11:12.345`; throws `ValueError`. */
export function parseTime(text: string): PyTime {
  const [whole, hour, minute, second = '0', fraction = '0'] = CLOCK.exec(text) ?? [];
  if (!whole || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) throw valueError(`Invalid isoformat string: '${text}'`);
  return new PyTime(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(6, '0')));
}

/** Of ISO 8601 text, such as records hold: aware where it has an offset, naive otherwise. Throws `ValueError`. */
export function parseDateTime(text: string): PyDateTime {
  const [datePart, rest] = [text.slice(0, 10), text.slice(11)];
  const offset = OFFSET.exec(rest)?.[1];
  const clock = offset ? rest.slice(0, -offset.length) : rest;
  return new PyDateTime(parseDate(datePart), parseTime(clock || '00:00'), offset ? zoneOfOffset(offset) : null);
}

function zoneOfOffset(text: string): TimeZone {
  if (text === 'Z') return UTC;
  const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d{2}):?(\d{2}):?(\d{2})?$/.exec(text) ?? [];
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return fixedZone(sign === '-' ? -size : size);
}
