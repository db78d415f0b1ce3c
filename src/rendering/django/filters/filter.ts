import { localTime } from '../formats/local-time.ts';
import { SafeString, str, TemplateSyntaxError, typeError, type RenderState, type Value } from '../values/index.ts';

/** A filter of the template language: `{{ value|name:argument }}`. */
export interface Filter {
  /** `argument` is undefined where the template gives none. Throws `PyError`. */
  apply(value: Value, argument: Value | undefined, state: RenderState): Value;
  /** How many arguments it takes besides the value: 0 or 1. */
  minArgs: 0 | 1;
  maxArgs: 0 | 1;
  /** Of a safe value it makes a safe one. */
  isSafe: boolean;
  /** A date with time comes in the current time zone. */
  expectsLocaltime: boolean;
}

/** The filters of one library, by name. */
export type FilterLibrary = Readonly<Record<string, Filter>>;

type Flags = Partial<Pick<Filter, 'isSafe' | 'expectsLocaltime'>>;

/**
 * A filter without argument that asks whether text is escaped. Of an argument such a one is told only when it runs, since
 * Django takes the flag for one.
 */
export function escaping(name: string, work: (value: Value, state: RenderState) => Value, flags: Flags = {}): Filter {
  const apply: Filter['apply'] = (value, argument, state) => {
    if (argument !== undefined) throw typeError(`${name}() got multiple values for argument 'autoescape'`);
    return work(value, state);
  };
  return { apply, minArgs: 0, maxArgs: 1, isSafe: false, expectsLocaltime: false, ...flags };
}

/** A filter without argument. */
export function plain(work: (value: Value, state: RenderState) => Value, flags: Flags = {}): Filter {
  return {
    apply: (value, _argument, state) => work(value, state),
    minArgs: 0,
    maxArgs: 0,
    isSafe: false,
    expectsLocaltime: false,
    ...flags,
  };
}

/** A filter that cannot do without its argument. */
export function withArgument(work: (value: Value, argument: Value, state: RenderState) => Value, flags: Flags = {}): Filter {
  return {
    apply: (value, argument, state) => work(value, argument!, state),
    minArgs: 1,
    maxArgs: 1,
    isSafe: false,
    expectsLocaltime: false,
    ...flags,
  };
}

/** A filter that has an argument or not. */
export function withOptional(work: (value: Value, argument: Value | undefined, state: RenderState) => Value, flags: Flags = {}): Filter {
  return { apply: work, minArgs: 0, maxArgs: 1, isSafe: false, expectsLocaltime: false, ...flags };
}

/** Makes the value of a filter a text, as Django's `stringfilter` does; `work` may ask whether it was marked safe. */
export function ofText<Rest extends unknown[]>(
  work: (text: string, ...rest: [...Rest, isSafe: boolean]) => Value,
): (value: Value, ...rest: Rest) => Value {
  return (value, ...rest) => work(str(value), ...rest, value instanceof SafeString);
}

/** Runs a filter as Django's expressions do: local time before, the mark of safe text after. */
export function applyFilter(filter: Filter, value: Value, argument: Value | undefined, state: RenderState): Value {
  const given = filter.expectsLocaltime ? localTime(value, state) : value;
  const result = filter.apply(given, argument, state);
  return filter.isSafe && given instanceof SafeString && !(result instanceof SafeString) ? new SafeString(str(result)) : result;
}

/** Whether a filter can be called with so many arguments; throws Django's `TemplateSyntaxError`. */
export function checkArguments(name: string, filter: Filter, given: number): void {
  // Django counts the value itself.
  if (given < filter.minArgs || given > filter.maxArgs)
    throw new TemplateSyntaxError(`${name} requires ${filter.minArgs + 1} arguments, ${given + 1} provided`);
}
