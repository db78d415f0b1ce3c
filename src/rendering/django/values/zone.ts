import { PyError } from './errors.ts';
import { abbreviationOf } from '../formats/zone-abbreviations.ts';

/** A time zone, as Python's `tzinfo`. Offsets are seconds east of UTC; instants milliseconds since 1970, UTC. */
export interface TimeZone {
  /** `Europe/Berlin`, `UTC`, `UTC+05:30`. */
  readonly name: string;
  /** How `repr` shows it. */
  readonly repr: string;
  offsetAt(instant: number): number;
  abbreviationAt(instant: number): string;
}

/** Offset of a wall clock (its fields as if they were UTC, in milliseconds); of an hour that comes twice, `fold` says which. */
export function offsetOfWall(zone: TimeZone, wall: number, fold: 0 | 1 = 0): number {
  // The offsets a day before and after frame whatever change there is.
  const before = zone.offsetAt(wall - 86_400_000 - zone.offsetAt(wall) * 1000);
  const after = zone.offsetAt(wall + 86_400_000 - zone.offsetAt(wall) * 1000);
  if (before === after) return zone.offsetAt(wall - before * 1000);
  const isBefore = zone.offsetAt(wall - before * 1000) === before;
  const isAfter = zone.offsetAt(wall - after * 1000) === after;
  if (isBefore !== isAfter) return isBefore ? before : after;
  // Twice, or never: the first way to read it is by the clock before the change.
  return fold === 0 ? before : after;
}

function clock(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const pad = (value: number) => String(value).padStart(2, '0');
  const rest = Math.abs(seconds) % 60;
  return `${seconds < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}${rest ? `:${pad(rest)}` : ''}`;
}

/** A zone that keeps its offset: Python's `datetime.timezone`. */
export function fixedZone(seconds: number): TimeZone {
  if (seconds === 0) return UTC;
  const name = `UTC${clock(seconds)}`;
  const days = seconds < 0 ? `days=-1, seconds=${seconds + 86_400}` : `seconds=${seconds}`;
  return {
    name,
    repr: `datetime.timezone(datetime.timedelta(${days}))`,
    offsetAt: () => seconds,
    abbreviationAt: () => name,
  };
}

export const UTC: TimeZone = {
  name: 'UTC',
  repr: 'datetime.timezone.utc',
  offsetAt: () => 0,
  abbreviationAt: () => 'UTC',
};

const named = new Map<string, TimeZone>();

/** The zone of this name in the tz database; throws `ZoneInfoNotFoundError`. Capitals matter. */
export function namedZone(name: string): TimeZone {
  const known = named.get(name);
  if (known) return known;
  const zone = makeNamedZone(name);
  if (named.size < 1000) named.set(name, zone);
  return zone;
}

function makeNamedZone(name: string): TimeZone {
  let format: Intl.DateTimeFormat;
  try {
    if (!/^[A-Za-z][\w+/-]*$/.test(name)) throw new RangeError('no name of a zone');
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    // Intl does not mind capitals, the database does.
    const known = format.resolvedOptions().timeZone;
    if (known !== name && known.toLowerCase() === name.toLowerCase()) throw new RangeError('another spelling');
  } catch {
    throw new PyError('ZoneInfoNotFoundError', `'No time zone found with key ${name}'`);
  }
  // A report asks for one day's offsets again and again.
  const offsets = new Map<number, number>();
  const offsetAt = (instant: number): number => {
    const quarter = Math.floor(instant / 900_000);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      offset = offsetBy(format, quarter * 900_000);
      if (offsets.size > 10_000) offsets.clear();
      offsets.set(quarter, offset);
    }
    return offset;
  };
  return {
    name,
    repr: `zoneinfo.ZoneInfo(key='${name}')`,
    offsetAt,
    abbreviationAt: (instant) => abbreviationOf(name, offsetAt(instant), () => standardOffset(offsetAt, instant)),
  };
}

function offsetBy(format: Intl.DateTimeFormat, instant: number): number {
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const year = part['era']?.startsWith('B') ? 1 - Number(part['year']) : Number(part['year']);
  const wall = new Date(0);
  wall.setUTCFullYear(year, Number(part['month']) - 1, Number(part['day']));
  wall.setUTCHours(Number(part['hour']), Number(part['minute']), Number(part['second']));
  return Math.round((wall.getTime() - instant) / 1000);
}

/** Offset outside of summer time in the year round an instant: the smaller one. */
function standardOffset(offsetAt: (instant: number) => number, instant: number): number {
  const year = new Date(instant).getUTCFullYear();
  return Math.min(offsetAt(Date.UTC(year, 0, 1)), offsetAt(Date.UTC(year, 6, 1)));
}
