import { conditionalEscape } from './escape.ts';
import { localize } from './formats/localize.ts';
import { localTime } from './formats/local-time.ts';
import { SafeString, str, type RenderState, type Value } from './values/index.ts';

/** How `{{ value }}` prints: by the clock and in the language of the place, and escaped where that is on. */
export function output(value: Value, state: RenderState): string {
  if (typeof value === 'string' || value instanceof SafeString) return state.autoescape ? conditionalEscape(value) : str(value);
  const shown = localize(localTime(value, state), state.useL10n, state);
  return state.autoescape ? conditionalEscape(shown) : str(shown);
}
