import { PyDate, PyDateTime, PyTime, TimeDelta } from './dates.ts';
import { Decimal } from './decimal.ts';
import { SafeString } from './safe-string.ts';
import { PyFloat, PyObject, PySet, Tuple, type Value } from './types.ts';

/** The name of a value's type, as Python's errors say it: `int`, `NoneType`, `datetime.date`. */
export function typeName(value: Value): string {
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    case 'number':
    case 'bigint':
      return 'int';
    case 'function':
      return 'function';
  }
  if (value === null) return 'NoneType';
  if (value instanceof Tuple) return 'tuple';
  if (Array.isArray(value)) return 'list';
  if (value instanceof Map) return 'dict';
  if (value instanceof PyObject) return value.typeName;
  return NAMES.find(([type]) => value instanceof type)?.[1] ?? 'object';
}

const NAMES = [
  [SafeString, 'SafeString'],
  [PyFloat, 'float'],
  [Decimal, 'decimal.Decimal'],
  [PySet, 'set'],
  [PyDate, 'datetime.date'],
  [PyDateTime, 'datetime.datetime'],
  [PyTime, 'datetime.time'],
  [TimeDelta, 'datetime.timedelta'],
] as const;
