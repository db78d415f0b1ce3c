import {
  attributeOf,
  dictGet,
  intOf,
  isPyError,
  isText,
  PyObject,
  repr,
  str,
  VariableDoesNotExist,
  type Callable,
  type Value,
} from '../values/index.ts';
import type { Context } from './context.ts';

/**
 * What `a.b.0` stands for: of each step the key, else the attribute, else the index; what can be called is called. Undefined
 * where there is nothing of that name. Throws what a call throws, unless the error says that it is silent.
 */
export function lookup(context: Context, names: readonly string[]): Value | undefined {
  try {
    const first = context.get(names[0]!);
    return first === undefined ? undefined : follow(first, names, 1);
  } catch (error) {
    if (isPyError(error) && error.silent) return '';
    throw error;
  }
}

/** What a path stands for, seen from a value. */
export function lookupIn(value: Value, names: readonly string[]): Value | undefined {
  return follow(value, names, 0);
}

/** The same for an argument, which has to be there. Throws `VariableDoesNotExist`. */
export function lookupRequired(context: Context, names: readonly string[]): Value {
  const value = lookup(context, names);
  if (value === undefined) throw missing(context, names);
  return value;
}

function follow(start: Value, names: readonly string[], from: number): Value | undefined {
  let value = settle(start);
  for (let index = from; index < names.length; index++) {
    const next = step(value, names[index]!);
    if (next === undefined) return undefined;
    value = settle(next);
  }
  return value;
}

function step(value: Value, name: string): Value | undefined {
  const found = byKey(value, name);
  if (found !== undefined) return found;
  const attribute = attributeOf(value, name);
  return attribute === undefined ? byIndex(value, name) : attribute;
}

function byKey(value: Value, key: Value): Value | undefined {
  if (value instanceof Map) return dictGet(value, key);
  if (!(value instanceof PyObject)) return undefined;
  try {
    return value.item(key);
  } catch (error) {
    if (isPyError(error, 'TypeError', 'AttributeError', 'KeyError', 'ValueError', 'IndexError')) return undefined;
    throw error;
  }
}

function byIndex(value: Value, name: string): Value | undefined {
  if (!/^\p{Nd}+(?:_\p{Nd}+)*$/u.test(name)) return undefined;
  const index = Number(name.replaceAll('_', ''));
  if (!Number.isSafeInteger(index)) return value instanceof Map ? byKey(value, intOf(BigInt(name.replaceAll('_', '')))) : undefined;
  if (Array.isArray(value)) return value[index];
  if (isText(value)) return characterAt(str(value), index);
  return byKey(value, index);
}

/** The character, not the half of one. */
function characterAt(text: string, index: number): string | undefined {
  if (index >= text.length) return undefined;
  return /[\ud800-\udbff]/.test(text) ? Array.from(text)[index] : text[index];
}

/** Calls what can be called. */
function settle(value: Value): Value {
  return typeof value === 'function' ? call(value) : value;
}

function call(callable: Callable): Value {
  if (callable.doNotCall) return callable;
  return callable.altersData || callable.needsArguments ? '' : callable();
}

function missing(context: Context, names: readonly string[]): VariableDoesNotExist {
  const first = context.get(names[0]!);
  if (first === undefined) return new VariableDoesNotExist(`Failed lookup for key [${names[0]}] in ${shown(context.scopes())}`);
  let value = settle(first);
  for (const name of names.slice(1)) {
    const next = step(value, name);
    if (next === undefined) return new VariableDoesNotExist(`Failed lookup for key [${name}] in ${shown(value)}`);
    value = settle(next);
  }
  return new VariableDoesNotExist(`Failed lookup for key [${names.join('.')}]`);
}

/** An error is no place for a whole inventory. */
const LONGEST_SHOWN = 2000;

function shown(value: Value): string {
  const text = repr(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
