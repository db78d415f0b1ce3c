import { formatDate, formatTime } from '../formats/date-format.ts';
import { formatOf } from '../formats/language-formats.ts';
import { timeSince } from '../formats/timesince.ts';
import { isPyError, isText, str, truthy, type RenderState, type Value } from '../values/index.ts';
import { withOptional, type FilterLibrary } from './filter.ts';

const isNothing = (value: Value): boolean => value === null || (isText(value) && str(value) === '');

/** The pattern that an argument gives, or names. */
function patternOf(argument: Value | undefined, fallback: string, state: RenderState): string {
  return formatOf(argument !== undefined && truthy(argument) ? str(argument) : fallback, state.language);
}

/** A date in the format given; no text for what is no date. */
export function dateText(value: Value, argument: Value | undefined, state: RenderState): string {
  if (isNothing(value)) return '';
  try {
    return formatDate(value, patternOf(argument, 'DATE_FORMAT', state), state);
  } catch (error) {
    if (isPyError(error, 'AttributeError')) return '';
    throw error;
  }
}

function timeText(value: Value, argument: Value | undefined, state: RenderState): string {
  if (isNothing(value)) return '';
  try {
    return formatTime(value, patternOf(argument, 'TIME_FORMAT', state), state);
  } catch (error) {
    if (isPyError(error, 'AttributeError', 'TypeError')) return '';
    throw error;
  }
}

function timeBetween(isReversed: boolean) {
  return (value: Value, argument: Value | undefined, state: RenderState): string => {
    if (!truthy(value)) return '';
    const now = argument !== undefined && truthy(argument) ? argument : undefined;
    try {
      return timeSince(value, state, { isReversed, ...(now === undefined ? {} : { now }) });
    } catch (error) {
      if (isPyError(error, 'TypeError', 'ValueError')) return '';
      throw error;
    }
  };
}

/** Filters of dates and times. */
export const dateFilters: FilterLibrary = {
  date: withOptional(dateText, { expectsLocaltime: true }),
  time: withOptional(timeText, { expectsLocaltime: true }),
  timesince: withOptional(timeBetween(false)),
  timeuntil: withOptional(timeBetween(true)),
};
