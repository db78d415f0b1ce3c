import { PinnedDateTime, PyDateTime, type RenderState, type Value } from '../values/index.ts';

/** A moment by the clock of the current time zone, where `{% localtime %}` and the settings want it; anything else as it is. */
export function localTime(value: Value, state: RenderState): Value {
  const isWanted = state.useTz ?? state.settings.useTz;
  return isWanted && value instanceof PyDateTime && value.zone && !(value instanceof PinnedDateTime) ? value.in(state.timeZone) : value;
}
