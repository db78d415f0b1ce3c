import { applyFilter, builtInFilters, checkArguments, libraryFilters } from '../../../src/rendering/django/filters/index.ts';
import { output } from '../../../src/rendering/django/output.ts';
import { parseDateTime, SafeString, UTC, type RenderState, type Value } from '../../../src/rendering/django/values/index.ts';

/** The state of a render as a new one has it, at a fixed time. */
export function stateOf(changes: Partial<RenderState> = {}): RenderState {
  return {
    settings: { useTz: true, useThousandSeparator: false, languageCode: 'en-us', timeZone: UTC, markdownify: {} },
    now: parseDateTime('2026-11-24T15:04:05+00:00'),
    timeZone: UTC,
    language: 'en-us',
    useL10n: null,
    useTz: null,
    autoescape: true,
    ...changes,
  };
}

const filters = Object.assign({}, builtInFilters, ...Object.values(libraryFilters)) as typeof builtInFilters;

/** A filter and its argument, where it has one. A text is what stands in quotes in a template: safe. */
export type Call = string | [name: string, argument: Value];

/** What `{{ value|filter|filter:argument }}` prints. */
export function print(value: Value, calls: readonly Call[], state: RenderState = stateOf()): string {
  const result = calls.reduce((before: Value, call) => {
    const [name, argument] = typeof call === 'string' ? [call, undefined] : call;
    const filter = filters[name]!;
    checkArguments(name, filter, argument === undefined ? 0 : 1);
    return applyFilter(filter, before, typeof argument === 'string' ? new SafeString(argument) : argument, state);
  }, value);
  return output(result, state);
}
