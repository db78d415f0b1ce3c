import { conditionalEscape } from '../escape.ts';
import {
  attributeError,
  attributeOf,
  compare,
  isIterable,
  isPyError,
  isText,
  itemOf,
  iterate,
  length,
  noAttribute,
  PyError,
  requireLength,
  SafeString,
  str,
  toFloat,
  toIndex,
  Tuple,
  typeError,
  type RenderState,
  type Value,
} from '../values/index.ts';
import { escaping, plain, withArgument, type FilterLibrary } from './filter.ts';

const DEEPEST_LIST = 200;

/** What a list is sorted by: an index, or a path of keys and attributes, of which no method is called. */
function propertyOf(argument: Value): (item: Value) => Value {
  try {
    toFloat(argument);
    return (item) => itemOf(item, argument);
  } catch (error) {
    if (!isPyError(error, 'ValueError')) throw error;
  }
  const path = str(argument);
  if (path === '') throw new PyError('IndexError', 'string index out of range');
  if (path.startsWith('_') || path.includes('._')) throw attributeError('Access to private variables is forbidden.');
  const parts = path.split('.');
  return (item) => parts.reduce(member, item);
}

function member(value: Value, name: string): Value {
  try {
    return itemOf(value, name);
  } catch (error) {
    if (!isPyError(error, 'AttributeError', 'IndexError', 'KeyError', 'TypeError', 'ValueError')) throw error;
  }
  const found = attributeOf(value, name);
  if (found === undefined) throw noAttribute(value, name);
  return found;
}

function sortBy(value: Value, argument: Value, direction: 1 | -1): Value {
  try {
    const keyOf = propertyOf(argument);
    const keyed = Array.from(iterate(value), (item) => ({ item, key: keyOf(item) }));
    return keyed.toSorted((a, b) => direction * (compare(a.key, b.key) || 0)).map(({ item }) => item);
  } catch (error) {
    if (isPyError(error, 'AttributeError', 'TypeError')) return '';
    throw error;
  }
}

/** The item at an index; no text where there is none. */
function at(value: Value, index: number): Value {
  try {
    return itemOf(value, index);
  } catch (error) {
    if (isPyError(error, 'IndexError')) return '';
    throw error;
  }
}

function join(value: Value, separator: Value, { autoescape }: RenderState): Value {
  if (!autoescape && !isText(separator)) throw noAttribute(separator, 'join');
  if (!isIterable(value)) return value;
  const items = [...iterate(value)];
  if (!autoescape && !items.every(isText)) return value;
  const shown = autoescape ? conditionalEscape : str;
  const parts = items.map(shown);
  const between = shown(separator);
  requireLength(parts.reduce((total, part) => total + part.length + between.length, 0));
  return new SafeString(parts.join(between));
}

function lengthOrZero(value: Value): Value {
  try {
    return length(value);
  } catch (error) {
    if (isPyError(error, 'TypeError', 'ValueError')) return 0;
    throw error;
  }
}

/** `list[start:stop:step]`; what cannot be sliced comes back as it is. */
function slice(value: Value, argument: Value): Value {
  try {
    const bits = str(argument)
      .split(':')
      .map((bit) => (bit === '' ? null : toIndex(bit)));
    if (bits.length > 3) throw typeError(`slice expected at most 3 arguments, got ${bits.length}`);
    const [start, stop, step] = bits.length === 1 ? [null, bits[0], null] : bits;
    if (step === 0) throw typeError('slice step cannot be zero');
    const list = isText(value) ? Array.from(str(value)) : value;
    if (!Array.isArray(list)) return value;
    const items = sliced(list, start ?? null, stop ?? null, step ?? 1);
    if (isText(value)) return items.join('');
    return value instanceof Tuple ? Tuple.make(items) : items;
  } catch (error) {
    if (isPyError(error, 'ValueError', 'TypeError')) return value;
    throw error;
  }
}

function sliced<T>(list: readonly T[], start: number | null, stop: number | null, step: number): T[] {
  const isForward = step > 0;
  const [low, high] = isForward ? [0, list.length] : [-1, list.length - 1];
  const bound = (index: number) => Math.min(Math.max(index < 0 ? index + list.length : index, low), high);
  const from = start === null ? (isForward ? low : high) : bound(start);
  const to = stop === null ? (isForward ? high : low) : bound(stop);
  const items: T[] = [];
  for (let index = from; isForward ? index < to : index > to; index += step) items.push(list[index]!);
  return items;
}

/** The items of nested lists as `<li>`; a list behind an item holds the items below it. */
function nestedList(value: Value, shown: (item: Value) => string, depth = 1): string {
  if (depth > DEEPEST_LIST) throw new PyError('RecursionError', 'maximum recursion depth exceeded');
  const indent = '\t'.repeat(depth);
  const lines: string[] = [];
  const items = [...iterate(value)];
  for (let index = 0; index < items.length; index += 1) {
    const next = items[index + 1];
    const item = shown(items[index]!);
    let below = '';
    if (Array.isArray(next)) {
      index += 1;
      if (next.length > 0) below = `\n${indent}<ul>\n${nestedList(next, shown, depth + 1)}\n${indent}</ul>\n${indent}`;
    }
    lines.push(`${indent}<li>${item}${below}</li>`);
  }
  return lines.join('\n');
}

/** Filters of lists. */
export const listFilters: FilterLibrary = {
  dictsort: withArgument((value, argument) => sortBy(value, argument, 1)),
  dictsortreversed: withArgument((value, argument) => sortBy(value, argument, -1)),
  first: plain((value) => at(value, 0)),
  join: withArgument(join, { isSafe: true }),
  last: plain((value) => at(value, -1), { isSafe: true }),
  length: plain(lengthOrZero),
  random: plain(
    (value) => {
      const count = length(value);
      return count === 0 ? '' : itemOf(value, Math.floor(Math.random() * count));
    },
    { isSafe: true },
  ),
  slice: withArgument(slice, { isSafe: true }),
  unordered_list: escaping(
    'unordered_list',
    (value, { autoescape }) => new SafeString(nestedList(value, autoescape ? conditionalEscape : str)),
    { isSafe: true },
  ),
};
