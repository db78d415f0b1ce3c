import type { PyDate, PyDateTime, PyTime, TimeDelta } from './dates.ts';
import type { Decimal } from './decimal.ts';
import type { SafeString } from './safe-string.ts';

/** A float: a number of JavaScript that is whole is an int. */
export class PyFloat {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** An int is a number where a number can hold it, and a bigint beyond. */
export type Int = number | bigint;

export class Tuple extends Array<Value> {
  /** `new Array(3)` has three holes, hence this way of making one. */
  static make(items: Iterable<Value>): Tuple {
    const tuple = new Tuple();
    for (const item of items) tuple.push(item);
    return tuple;
  }

  /** What array methods give is a list. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** A set, in the order of its making. */
export class PySet {
  readonly items: readonly Value[];
  constructor(items: readonly Value[]) {
    this.items = items;
  }
}

/** A function without arguments that a look-up calls. */
export interface Callable {
  (): Value;
  /** Django does not call it, and prints nothing. */
  altersData?: boolean;
  /** It is the value itself, and is not called. */
  doNotCall?: boolean;
  /** Calling it without arguments fails, which prints nothing. */
  needsArguments?: boolean;
}

/** Text keys are strings, never safe strings; look up with `dictGet`. */
export type Dict = Map<Value, Value>;

/** What a template can meet: Python's values. Strings are JavaScript's, None is null. */
export type Value =
  | null
  | boolean
  | Int
  | PyFloat
  | Decimal
  | string
  | SafeString
  | Value[]
  | Tuple
  | PySet
  | Dict
  | PyDate
  | PyDateTime
  | PyTime
  | TimeDelta
  | PyObject
  | Callable;

/**
 * An object of a class: a record, a list of related rows, what a tag hands out. Nothing of it can be reached but what these
 * methods give; each may be left as it is.
 */
export abstract class PyObject {
  /** Name of the class, as errors and `repr` show it. */
  abstract readonly typeName: string;
  /** How it prints. */
  abstract str(): string | SafeString;

  repr(): string {
    const text = this.str();
    return `<${this.typeName}: ${typeof text === 'string' ? text : text.text}>`;
  }
  /** An attribute, or a method as `Callable`; undefined where there is none. */
  attribute(_name: string): Value | undefined {
    return undefined;
  }
  /** `object[key]`: undefined where it takes no key; throws `KeyError`, `IndexError`. */
  item(_key: Value): Value | undefined {
    return undefined;
  }
  /** Undefined where it has none. */
  length(): number | undefined {
    return undefined;
  }
  /** Undefined where it cannot be walked through. */
  iterate(): Iterable<Value> | undefined {
    return undefined;
  }
  truthy(): boolean {
    const length = this.length();
    return length === undefined || length > 0;
  }
  equals(other: Value): boolean {
    return this === other;
  }
}
