import {
  isIterable,
  isPyError,
  isText,
  itemOf,
  iterate,
  length,
  PyObject,
  requireLength,
  str,
  truthy,
  Tuple,
  dictGet,
  isInt,
  type Value,
} from '../values/index.ts';
import { requireText, wholeNumber } from './arguments.ts';
import { REQUIRED, tag } from './tag.ts';

/** Tags for lists, and for texts as lists of characters. */
export const listTags = {
  getindex: tag({ container: REQUIRED, index: REQUIRED }, ({ container, index }) => {
    const place = wholeNumber(index);
    return place === undefined || place < 0 || place >= length(container) ? null : itemOf(container, place);
  }),

  getkey: tag({ container: REQUIRED, key: REQUIRED, backup_value: null }, ({ container, key, backup_value }) => {
    const found = container instanceof Map ? dictGet(container, key) : null;
    return found === undefined ? backup_value : found;
  }),

  length: tag({ value: REQUIRED }, ({ value }) => orElse(0, () => length(value))),
  first: tag({ value: REQUIRED, default: null }, (args) => (truthy(args.value) ? at(args.value, 0, args.default) : args.default)),
  last: tag({ value: REQUIRED, default: null }, (args) => (truthy(args.value) ? at(args.value, -1, args.default) : args.default)),

  reverse: tag({ value: REQUIRED }, ({ value }) => (truthy(value) ? slice(value, (items) => items.toReversed()) : [])),

  truncate: tag({ value: REQUIRED, length: REQUIRED }, ({ value, length: most }) => {
    if (!truthy(value) || !(isInt(most) || most === null || typeof most === 'boolean')) return [];
    return slice(value, (items) => items.slice(0, most === null ? undefined : Number(most)));
  }),

  join: tag({ value: REQUIRED, separator: ',' }, ({ value, separator }) => {
    if (!truthy(value)) return '';
    const text = Array.from(iterate(value), str).join(requireText('join', separator));
    requireLength(text.length);
    return text;
  }),
};

function orElse(otherwise: Value, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (isPyError(error, 'TypeError', 'IndexError')) return otherwise;
    throw error;
  }
}

function at(value: Value, index: number, otherwise: Value): Value {
  if (value instanceof PyObject && isIterable(value)) return [...iterate(value)].at(index) ?? otherwise;
  return orElse(otherwise, () => itemOf(value, index));
}

/** Some of a list or of a text, of the same kind; of what cannot be cut, an empty list. */
function slice(value: Value, cut: (items: Value[]) => Value[]): Value {
  if (isText(value)) return cut(Array.from(str(value))).join('');
  if (value instanceof Tuple) return Tuple.make(cut([...value]));
  if (Array.isArray(value)) return cut(value);
  return value instanceof PyObject && value.length() !== undefined && isIterable(value) ? cut([...iterate(value)]) : [];
}
