import { compare, contains, equals, TemplateError, truthy, VariableDoesNotExist, type Value } from '../values/index.ts';
import type { Context } from './context.ts';

/** What a condition, or a part of it, comes to. */
export type Test = (context: Context) => Value;

/** Whether a branch of `{% if %}` is taken. */
export function test(context: Context, condition: Test): boolean {
  try {
    return truthy(condition(context));
  } catch (error) {
    if (error instanceof VariableDoesNotExist) return false;
    throw error;
  }
}

/** An operator whose operands fail is false: a template cannot know what it compares. */
function forgiving(work: (context: Context) => Value): Test {
  return (context) => {
    try {
      return work(context);
    } catch (error) {
      if (error instanceof TemplateError) return false;
      throw error;
    }
  };
}

const comparing = (sign: '<' | '>' | '<=' | '>=', holds: (order: number) => boolean) => (left: Test, right: Test) =>
  forgiving((context) => holds(compare(left(context), right(context), sign)));

const isSame = (left: Value, right: Value): boolean => left === right;

/** The operators of `{% if %}`, by name. */
export const operators = {
  or: (left: Test, right: Test) =>
    forgiving((context) => {
      const value = left(context);
      return truthy(value) ? value : right(context);
    }),
  and: (left: Test, right: Test) =>
    forgiving((context) => {
      const value = left(context);
      return truthy(value) ? right(context) : value;
    }),
  not: (operand: Test) => forgiving((context) => !truthy(operand(context))),
  in: (left: Test, right: Test) =>
    forgiving((context) => {
      const item = left(context);
      return contains(right(context), item);
    }),
  'not in': (left: Test, right: Test) =>
    forgiving((context) => {
      const item = left(context);
      return !contains(right(context), item);
    }),
  is: (left: Test, right: Test) => forgiving((context) => isSame(left(context), right(context))),
  'is not': (left: Test, right: Test) => forgiving((context) => !isSame(left(context), right(context))),
  '==': (left: Test, right: Test) => forgiving((context) => equals(left(context), right(context))),
  '!=': (left: Test, right: Test) => forgiving((context) => !equals(left(context), right(context))),
  '>': comparing('>', (order) => order > 0),
  '>=': comparing('>=', (order) => order >= 0),
  '<': comparing('<', (order) => order < 0),
  '<=': comparing('<=', (order) => order <= 0),
};
