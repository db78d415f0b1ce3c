import type { GivenArguments, SimpleTag } from '../simple-tag.ts';
import { PyError, type RenderState, type Value } from '../values/index.ts';

/** In the place of a default: the template has to give it. */
export const REQUIRED = Symbol('required');

type Takes = Pick<SimpleTag, 'takesRest' | 'takesKeywords'>;

/** Declares a tag by its parameters, in order, with their defaults. Further arguments are in `given`, where the tag takes them. */
export function tag<Name extends string>(
  parameters: Readonly<Record<Name, Value | typeof REQUIRED>>,
  run: (args: Readonly<Record<Name, Value>>, state: RenderState, given: GivenArguments) => Value,
  takes: Takes = {},
): SimpleTag {
  const declared = Object.entries<Value | typeof REQUIRED>(parameters);
  return {
    parameters: declared.map(([name, value]) => (value === REQUIRED ? { name } : { name, default: value })),
    ...takes,
    run: (given, state) => run(given.named, state, given),
  };
}

/** What a template asks for and cannot have. Its words reach whoever prints. */
export function validationError(message: string): PyError {
  return new PyError('ValidationError', message);
}

/** Throws where one of the values is None. */
export function requireValues(name: string, ...values: readonly Value[]): void {
  if (values.includes(null)) throw validationError(`${name}: Null value provided to function`);
}
