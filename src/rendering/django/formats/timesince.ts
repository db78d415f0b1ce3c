import { noAttribute, PyDate, PyDateTime, PyTime, type RenderState, type Value } from '../values/index.ts';
import { fillIn, gettext, ngettext } from './messages.ts';

const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute'];
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Seconds of the units below a month. */
const SECONDS = [604_800, 86_400, 3600, 60];
const SHOWN_UNITS = 2;

/** With no-break spaces: a number stays with its unit. */
export function avoidWrapping(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** A day begins at midnight, naive. Throws `AttributeError` for what is no date. */
function momentOf(value: Value): PyDateTime {
  if (value instanceof PyDateTime) return value;
  if (value instanceof PyDate) return new PyDateTime(value, new PyTime(0, 0));
  throw noAttribute(value, 'year');
}

/** The present by the clock of a moment: naive for a naive one, in the server's zone. */
export function nowLike(moment: PyDateTime, state: RenderState): PyDateTime {
  return moment.zone ? state.now.in(moment.zone) : state.now.in(state.settings.timeZone).withZone(null, 0);
}

export interface TimeSinceOptions {
  /** Until which time; default now. */
  now?: Value;
  /** The time until `value` rather than since. */
  isReversed?: boolean;
  /** The context under which a catalogue has the units. */
  context?: string;
}

/**
 * The time between two dates in its two largest units: `1 month, 3 weeks`. `0 minutes` for what lies ahead. Throws
 * `AttributeError` for what is no date, `TypeError` for one with and one without a zone.
 */
export function timeSince(value: Value, state: RenderState, { now, isReversed = false, context }: TimeSinceOptions = {}): string {
  const given = momentOf(value);
  const present = now === undefined ? nowLike(given, state) : sameClock(momentOf(now), given);
  const [from, to] = isReversed ? [present, given] : [given, present];
  const unit = (name: string, count: number) =>
    avoidWrapping(fillIn(ngettext(state.language, `%(num)d ${name}`, `%(num)d ${name}s`, count, context), { num: count }));
  const counts = Math.floor(to.minus(from).totalSeconds()) > 0 ? countsBetween(from, to) : [];
  const first = counts.findIndex((count) => count !== 0);
  if (first === -1) return unit('minute', 0);
  const shown: string[] = [];
  for (let index = first; index < UNITS.length && shown.length < SHOWN_UNITS && counts[index] !== 0; index += 1)
    shown.push(unit(UNITS[index]!, counts[index]!));
  return shown.join(gettext(state.language, ', '));
}

function sameClock(moment: PyDateTime, like: PyDateTime): PyDateTime {
  return moment.zone && like.zone ? moment.in(like.zone) : moment;
}

/** How often each unit fits, from years on; months and years are as long as the calendar has them. */
function countsBetween(from: PyDateTime, to: PyDateTime): number[] {
  const isIncomplete = from.day > to.day || (from.day === to.day && from.time.compare(to.time) > 0);
  const months = (to.year - from.year) * 12 + (to.month - from.month) - (isIncomplete ? 1 : 0);
  let rest = to.minus(months === 0 ? from : monthsLater(from, months)).totalSeconds();
  const counts = [Math.floor(months / 12), months - Math.floor(months / 12) * 12];
  for (const seconds of SECONDS) {
    const count = Math.floor(rest / seconds);
    counts.push(count);
    rest -= count * seconds;
  }
  return counts;
}

function monthsLater(from: PyDateTime, months: number): PyDateTime {
  const index = from.month - 1 + months;
  const month = index - Math.floor(index / 12) * 12;
  const date = new PyDate(from.year + Math.floor(index / 12), month + 1, Math.min(MONTH_DAYS[month]!, from.day));
  return new PyDateTime(date, { hour: from.hour, minute: from.minute, second: from.second, microsecond: 0 }, from.zone);
}
