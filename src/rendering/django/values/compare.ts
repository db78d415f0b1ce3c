import { PyDate, PyDateTime, PyTime, TimeDelta } from './dates.ts';
import { Decimal } from './decimal.ts';
import { attributeError, PyError, typeError } from './errors.ts';
import { exactDecimal, isInt } from './numbers.ts';
import { SafeString } from './safe-string.ts';
import { str } from './text.ts';
import { typeName } from './type-name.ts';
import { PyFloat, PyObject, PySet, Tuple, type Dict, type Value } from './types.ts';

/** Whether `if` takes it as true. */
export function truthy(value: Value): boolean {
  if (value === null || value === '' || value === false) return false;
  if (isInt(value)) return Number(value) !== 0;
  if (value instanceof PyFloat) return value.value !== 0;
  if (value instanceof Decimal) return !value.isZero;
  if (value instanceof SafeString) return value.text !== '';
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Map) return value.size > 0;
  if (value instanceof PySet) return value.items.length > 0;
  if (value instanceof TimeDelta) return value.days !== 0 || value.seconds !== 0 || value.microseconds !== 0;
  return value instanceof PyObject ? value.truthy() : true;
}

/** Whether it is a text, marked safe or not. */
export function isText(value: Value): value is string | SafeString {
  return typeof value === 'string' || value instanceof SafeString;
}

function isNumber(value: Value): boolean {
  return typeof value === 'boolean' || isInt(value) || value instanceof PyFloat || value instanceof Decimal;
}

/** Below, at or above zero; NaN where one of them is none. */
function compareNumbers(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return Math.sign(a - b);
  return exactDecimal(a)!.compare(exactDecimal(b)!);
}

/** `a == b`: never an error. Lists and dicts are equal by what they hold. */
export function equals(a: Value, b: Value): boolean {
  if (a === b) return !(a instanceof PyFloat && Number.isNaN(a.value));
  if (isText(a) && isText(b)) return str(a) === str(b);
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0;
  if (a instanceof PyObject) return a.equals(b);
  if (b instanceof PyObject) return b.equals(a);
  if (Array.isArray(a) && Array.isArray(b))
    return a instanceof Tuple === b instanceof Tuple && a.length === b.length && a.every((item, index) => equals(item, b[index]!));
  if (a instanceof Map && b instanceof Map) return a.size === b.size && [...a].every(([key, item]) => hasEqual(b, key, item));
  if (a instanceof PySet && b instanceof PySet)
    return a.items.length === b.items.length && a.items.every((item) => b.items.some((other) => equals(item, other)));
  return sameMoment(a, b);
}

function hasEqual(dict: Dict, key: Value, wanted: Value): boolean {
  const found = dictGet(dict, key);
  return found !== undefined && equals(found, wanted);
}

function sameMoment(a: Value, b: Value): boolean {
  if (a instanceof PyDate && b instanceof PyDate) return a.compare(b) === 0;
  if (a instanceof PyTime && b instanceof PyTime) return a.compare(b) === 0;
  if (a instanceof TimeDelta && b instanceof TimeDelta) return a.compare(b) === 0;
  if (a instanceof PyDateTime && b instanceof PyDateTime) return (a.zone === null) === (b.zone === null) && a.compare(b) === 0;
  return false;
}

/** Texts by their code points, as Python has it. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [Array.from(a), Array.from(b)];
  const place = left.findIndex((character, index) => character !== right[index]);
  if (place === -1) return -1;
  if (place >= right.length) return 1;
  return left[place]!.codePointAt(0)! < right[place]!.codePointAt(0)! ? -1 : 1;
}

/**
 * Below, at or above zero; NaN where neither is true (a number that is none). `sign` is the operator that an error shows.
 * Throws `TypeError` for values that have no order.
 */
export function compare(a: Value, b: Value, sign: '<' | '>' | '<=' | '>=' = '<'): number {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (isText(a) && isText(b)) return compareTexts(str(a), str(b));
  if (Array.isArray(a) && Array.isArray(b) && a instanceof Tuple === b instanceof Tuple) return compareLists(a, b, sign);
  if (a instanceof PyDate && b instanceof PyDate) return a.compare(b);
  if (a instanceof PyDateTime && b instanceof PyDateTime) return a.compare(b);
  if (a instanceof PyTime && b instanceof PyTime) return a.compare(b);
  if (a instanceof TimeDelta && b instanceof TimeDelta) return a.compare(b);
  if (a instanceof PySet && b instanceof PySet) return compareSets(a, b);
  throw typeError(`'${sign}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

/** A part of a set is below it; of two that are no part of each other, neither is. */
function compareSets(a: PySet, b: PySet): number {
  const isBelow = a.items.every((each) => b.items.some((other) => equals(each, other)));
  const isAbove = b.items.every((each) => a.items.some((other) => equals(each, other)));
  return isBelow && isAbove ? 0 : isBelow ? -1 : isAbove ? 1 : Number.NaN;
}

function compareLists(a: readonly Value[], b: readonly Value[], sign: '<' | '>' | '<=' | '>='): number {
  const place = a.findIndex((item, index) => index >= b.length || !equals(item, b[index]!));
  if (place === -1) return Math.sign(a.length - b.length);
  return place >= b.length ? 1 : compare(a[place]!, b[place]!, sign);
}

/** What a dict has under a key; undefined where it has not. Python's `1`, `1.0` and `True` are one key. */
export function dictGet(dict: Dict, key: Value): Value | undefined {
  const plain = key instanceof SafeString ? key.text : key;
  const found = dict.get(plain);
  if (found !== undefined || typeof plain === 'string') return found;
  if ((Array.isArray(plain) && !(plain instanceof Tuple)) || plain instanceof Map || plain instanceof PySet)
    throw typeError(`unhashable type: '${typeName(plain)}'`);
  for (const [other, value] of dict) if (typeof other !== 'string' && equals(other, plain)) return value;
  return undefined;
}

/** What may change is no key and in no set. */
function requireHashable(value: Value): void {
  const isFixed = !(value instanceof Map || value instanceof PySet || (Array.isArray(value) && !(value instanceof Tuple)));
  if (!isFixed) throw typeError(`unhashable type: '${typeName(value)}'`);
}

/** `item in container`. Throws `TypeError` where the container is none. */
export function contains(container: Value, item: Value): boolean {
  if (isText(container)) {
    if (isText(item)) return str(container).includes(str(item));
    throw typeError(`'in <string>' requires string as left operand, not ${typeName(item)}`);
  }
  if (container instanceof Map) return dictGet(container, item) !== undefined;
  if (container instanceof PySet) requireHashable(item);
  const items = itemsOf(container);
  if (!items) throw typeError(`argument of type '${typeName(container)}' is not iterable`);
  for (const each of items) if (equals(each, item)) return true;
  return false;
}

function itemsOf(value: Value): Iterable<Value> | undefined {
  if (Array.isArray(value)) return value;
  if (value instanceof Map) return value.keys();
  if (value instanceof PySet) return value.items;
  if (isText(value)) return Array.from(str(value));
  return value instanceof PyObject ? value.iterate() : undefined;
}

/** What a loop walks through: the characters of a text, the keys of a dict. Throws `TypeError`. */
export function iterate(value: Value): Iterable<Value> {
  const items = itemsOf(value);
  if (!items) throw typeError(`'${typeName(value)}' object is not iterable`);
  return items;
}

/** Whether `iterate` has something to give. */
export function isIterable(value: Value): boolean {
  return itemsOf(value) !== undefined;
}

/** `len(value)`: of a text, its characters. Throws `TypeError`. */
export function length(value: Value): number {
  if (isText(value)) return countCharacters(str(value));
  if (Array.isArray(value)) return value.length;
  if (value instanceof Map) return value.size;
  if (value instanceof PySet) return value.items.length;
  const own = value instanceof PyObject ? value.length() : undefined;
  if (own === undefined) throw typeError(`object of type '${typeName(value)}' has no len()`);
  return own;
}

/** Characters as Python counts them: one beyond the first plane is one, not two. */
export function countCharacters(text: string): number {
  let count = text.length;
  for (const _ of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) count -= 1;
  return count;
}

/** `value[index]`: of a list, a text, or by the key of a dict. Throws `IndexError`, `KeyError`, `TypeError`. */
export function itemOf(value: Value, key: Value): Value {
  if (value instanceof Map) {
    const found = dictGet(value, key);
    if (found === undefined) throw new PyError('KeyError', str(key));
    return found;
  }
  if (value instanceof PyObject) {
    const found = value.item(key);
    if (found !== undefined) return found;
  }
  const isList = Array.isArray(value);
  if (!isList && !isText(value)) throw typeError(`'${typeName(value)}' object is not subscriptable`);
  const kind = isList ? typeName(value) : 'string';
  const index = typeof key === 'boolean' ? Number(key) : key;
  if (!isInt(index))
    throw typeError(
      `${isList ? kind : 'string'} indices must be integers${isList ? ' or slices' : ''}, not ${isList ? typeName(key) : `'${typeName(key)}'`}`,
    );
  const items: readonly Value[] = isList ? value : Array.from(str(value));
  const found = items.at(Number(index));
  if (found === undefined) throw new PyError('IndexError', `${kind} index out of range`);
  return found;
}

/** The error of an attribute that is not there. */
export function noAttribute(value: Value, name: string): PyError {
  return attributeError(`'${typeName(value)}' object has no attribute '${name}'`);
}
