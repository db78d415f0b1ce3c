import { equals, isText, iterate, length, PySet, str, typeError, typeName, isPyError, valueError, type Value } from '../values/index.ts';
import type { Context } from './context.ts';
import type { Body } from './template.ts';

/** `forloop`. What `{% ifchanged %}` saw last in it ends with it. */
class ForLoop extends Map<Value, Value> {
  readonly seen = new Map<string, Value>();
}

/** `{% for %}`: one round for each item, with its name or names. */
export function loop(
  context: Context,
  sequence: Value,
  names: readonly string[],
  isReversed: boolean,
  body: Body,
  empty: Body | null,
): string {
  const parent = context.get('forloop') ?? new Map();
  const scope = new Map<string, Value>();
  return context.scoped(scope, () => {
    const items = itemsOf(sequence);
    if (items.length === 0) return empty ? empty(context) : '';
    if (isReversed) reverse(items, sequence);
    const forloop = new ForLoop([['parentloop', parent]]);
    scope.set('forloop', forloop);
    let output = '';
    const { at } = context;
    for (const [index, item] of items.entries()) {
      count(forloop, index, items.length);
      if (names.length === 1) {
        scope.set(names[0]!, item);
        output += body(context);
      } else {
        context.at = at; // the round before has moved on
        output += context.scoped(unpack(names, item), () => body(context));
      }
    }
    return output;
  });
}

function itemsOf(sequence: Value): Value[] {
  return sequence === null ? [] : Array.from(iterate(sequence));
}

function reverse(items: Value[], sequence: Value): void {
  if (sequence instanceof PySet) throw typeError(`'${typeName(sequence)}' object is not reversible`);
  items.reverse();
}

function count(forloop: ForLoop, index: number, total: number): void {
  forloop.set('counter0', index);
  forloop.set('counter', index + 1);
  forloop.set('revcounter', total - index);
  forloop.set('revcounter0', total - index - 1);
  forloop.set('first', index === 0);
  forloop.set('last', index === total - 1);
}

function unpack(names: readonly string[], item: Value): Map<string, Value> {
  const size = lengthOr1(item);
  if (size !== names.length) throw valueError(`Need ${names.length} values to unpack in for loop; got ${size}. `);
  const values = isText(item) ? Array.from(str(item)) : Array.from(iterate(item));
  return new Map(names.map((name, index) => [name, values[index]!]));
}

function lengthOr1(item: Value): number {
  try {
    return length(item);
  } catch (error) {
    if (isPyError(error, 'TypeError')) return 1;
    throw error;
  }
}

/** `{% ifchanged %}`: compares with the round before, the values or, without any, what is printed. */
export function ifChanged(
  context: Context,
  key: string,
  values: ((context: Context) => Value[]) | null,
  body: Body,
  otherwise: Body | null,
): string {
  const around = context.get('forloop');
  const seen = around instanceof ForLoop ? around.seen : (context.memory.states as Map<string, Value>);
  const current: Value = values ? values(context) : body(context);
  const last = seen.get(key) ?? null;
  if (equals(current, last)) return otherwise ? otherwise(context) : '';
  seen.set(key, current);
  // Django prints once more what came out empty.
  return values || current === '' ? body(context) : (current as string);
}
