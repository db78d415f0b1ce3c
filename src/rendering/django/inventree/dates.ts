import { strftime } from '../formats/strftime.ts';
import {
  isPyError,
  isText,
  namedZone,
  parseDate,
  PyDate,
  PyDateTime,
  PyTime,
  str,
  truthy,
  typeError,
  typeName,
  UTC,
  type RenderState,
  type TimeZone,
  type Value,
} from '../values/index.ts';
import { REQUIRED, requireValues, tag } from './tag.ts';

/** Tags for days and moments, by the server's clock unless a time zone is given. */
export const dateTags = {
  format_datetime: tag({ dt: REQUIRED, timezone: null, fmt: null }, ({ dt, timezone, fmt }, state) => {
    requireValues('format_datetime', dt);
    if (!isMoment(dt)) throw typeError(`Argument must be a datetime or date object (found ${typeName(dt)})`);
    const local = localMoment(dt, timezone, state);
    return truthy(fmt) ? strftime(local, str(fmt)) : local.isoFormat();
  }),

  format_date: tag({ dt: REQUIRED, timezone: null, fmt: null }, ({ dt, timezone, fmt }, state) => {
    requireValues('format_date', dt);
    if (!isMoment(dt)) return str(dt);
    const { date } = localMoment(dt, timezone, state);
    return truthy(fmt) ? strftime(date, str(fmt)) : date.toString();
  }),
};

/** `{% render_date %}` of inventree_extras: `2026-11-24`; None for a text that is no date. */
export const renderDateTag = tag({ date_object: REQUIRED }, ({ date_object: value }) => {
  const day = isText(value) ? readDay(str(value).trim()) : value;
  return day !== null && isMoment(day) ? strftime(day, '%Y-%m-%d') : day;
});

function readDay(text: string): PyDate | null {
  try {
    return parseDate(text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
  } catch (error) {
    if (isPyError(error, 'ValueError')) return null;
    throw error;
  }
}

const isMoment = (value: Value): value is PyDate | PyDateTime => value instanceof PyDate || value instanceof PyDateTime;

/** By the clock of a zone; what knows no zone is of UTC, a day its midnight there. */
function localMoment(value: PyDate | PyDateTime, timezone: Value, state: RenderState): PyDateTime {
  const moment = value instanceof PyDateTime ? value : new PyDateTime(value, new PyTime(0, 0));
  return (moment.zone ? moment : moment.withZone(UTC)).in(zoneOf(timezone, state));
}

/** An unknown one is UTC. */
function zoneOf(timezone: Value, { settings }: RenderState): TimeZone {
  if (!truthy(timezone)) return settings.timeZone;
  try {
    return namedZone(str(timezone));
  } catch (error) {
    if (isPyError(error, 'ZoneInfoNotFoundError')) return UTC;
    throw error;
  }
}
