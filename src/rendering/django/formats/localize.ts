import { Decimal, isInt, PyDate, PyDateTime, PyFloat, PyTime, str, type RenderState, type Value } from '../values/index.ts';
import { formatDate, formatTime } from './date-format.ts';
import { formatOf } from './language-formats.ts';
import { formatNumber } from './number-format.ts';

/**
 * Numbers, dates and times as the current language writes them; any other value as it is. `useL10n` null: as a template
 * outside of `{% localize %}` has it.
 */
export function localize(value: Value, useL10n: boolean | null, state: RenderState): Value {
  if (isInt(value) || value instanceof PyFloat || value instanceof Decimal)
    return useL10n === false ? str(value) : formatNumber(value, state);
  const language = useL10n === false ? null : state.language;
  if (value instanceof PyDateTime) return formatDate(value, formatOf('DATETIME_FORMAT', language), state);
  if (value instanceof PyDate) return formatDate(value, formatOf('DATE_FORMAT', language), state);
  return value instanceof PyTime ? formatTime(value, formatOf('TIME_FORMAT', language), state) : value;
}
