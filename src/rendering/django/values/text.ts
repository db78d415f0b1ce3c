import { PyDate, PyDateTime, PyTime, TimeDelta } from './dates.ts';
import { Decimal } from './decimal.ts';
import { PyError } from './errors.ts';
import { SafeString } from './safe-string.ts';
import { PyFloat, PyObject, PySet, Tuple, type Value } from './types.ts';

/** A list in a list in a list has an end, somewhere. */
const DEEPEST = 200;
/** Characters of one value. Beyond it, it is not meant to be printed. */
export const LONGEST_TEXT = 10_000_000;

/** Throws for a text that would fill the memory. */
export function requireLength(length: number): void {
  if (length > LONGEST_TEXT) throw new PyError('MemoryError', `A text of ${length} characters: at most ${LONGEST_TEXT} can be printed.`);
}

/** `str(value)`; the mark of a safe string is lost. */
export function str(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof SafeString) return value.text;
  if (value instanceof PyObject) {
    const text = value.str();
    return typeof text === 'string' ? text : text.text;
  }
  if (
    value instanceof PyDate ||
    value instanceof PyDateTime ||
    value instanceof PyTime ||
    value instanceof TimeDelta ||
    value instanceof Decimal
  )
    return value.toString();
  return repr(value);
}

/** `repr(value)`: how a value prints inside of a list. */
export function repr(value: Value): string {
  return new Printer().repr(value, 0);
}

class Printer {
  /** Those that are being printed: a list that holds itself. */
  readonly #open = new Set<Value>();
  #length = 0;

  repr(value: Value, depth: number): string {
    switch (typeof value) {
      case 'string':
        return quoted(value);
      case 'boolean':
        return value ? 'True' : 'False';
      case 'number':
        return Object.is(value, -0) ? '0' : String(value);
      case 'bigint':
        return value.toString();
      case 'function':
        return '<function>';
    }
    if (value === null) return 'None';
    if (value instanceof SafeString) return quoted(value.text);
    if (value instanceof PyFloat) return floatText(value.value);
    if (value instanceof Decimal) return `Decimal('${value.toString()}')`;
    if (Array.isArray(value) || value instanceof Map || value instanceof PySet) return this.#collection(value, depth);
    return value.repr();
  }

  #collection(value: Value[] | Map<Value, Value> | PySet, depth: number): string {
    const [open, close] = brackets(value);
    if (this.#open.has(value)) return `${open}...${close}`;
    if (depth >= DEEPEST) throw new PyError('RecursionError', 'maximum recursion depth exceeded while getting the repr of an object');
    this.#open.add(value);
    const parts: string[] = [];
    for (const part of this.#parts(value, depth + 1)) {
      requireLength((this.#length += part.length));
      parts.push(part);
    }
    this.#open.delete(value);
    if (value instanceof PySet && parts.length === 0) return 'set()';
    return `${open}${parts.join(', ')}${value instanceof Tuple && parts.length === 1 ? ',' : ''}${close}`;
  }

  *#parts(value: Value[] | Map<Value, Value> | PySet, depth: number): Iterable<string> {
    if (value instanceof Map) for (const [key, item] of value) yield `${this.repr(key, depth)}: ${this.repr(item, depth)}`;
    else for (const item of value instanceof PySet ? value.items : value) yield this.repr(item, depth);
  }
}

function brackets(value: Value[] | Map<Value, Value> | PySet): [string, string] {
  if (value instanceof Tuple) return ['(', ')'];
  return Array.isArray(value) ? ['[', ']'] : ['{', '}'];
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text in quotes: in single ones, unless it has such and no double ones. */
export function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/[\\\p{C}\p{Z}'"]/gu, (character) => {
    if (character === ' ' || ((character === '"' || character === "'") && character !== quote)) return character;
    return character === quote ? `\\${character}` : (ESCAPES[character] ?? codeEscape(character.codePointAt(0)!));
  });
  return quote + escaped + quote;
}

function codeEscape(code: number): string {
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** A float by its shortest digits: `1.0`, `1e-07`. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [digits = '', power = '0'] = Math.abs(value).toExponential().split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    const size = Math.abs(exponent);
    return `${sign}${digits}e${exponent < 0 ? '-' : '+'}${size < 10 ? '0' : ''}${size}`;
  }
  const all = digits.replace('.', '');
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${all}`;
  const whole = all.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${all.slice(exponent + 1) || '0'}`;
}
