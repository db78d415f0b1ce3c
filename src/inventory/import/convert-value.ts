import type { FieldErrorCode } from '../../errors.ts';
import type { Column } from './describe-tables.ts';

/** A value that a column does not take: the end of the sentence that begins with the field's name. */
export class ValueProblem {
  readonly code: FieldErrorCode;
  readonly message: string;
  constructor(code: FieldErrorCode, message: string) {
    this.code = code;
    this.message = message;
  }
}

const MAX_INTEGER = 2_147_483_647;

/** The value as PostgreSQL reads it from JSON, or what is wrong with it. Never gets null. */
export function convertValue(value: unknown, column: Column): unknown {
  switch (column.kind) {
    case 'text':
      return toText(value, column);
    case 'integer':
      return toInteger(value);
    case 'float':
      return typeof value === 'number' && Number.isFinite(value) ? value : wrongType(value, 'a number');
    case 'decimal':
      return toDecimal(value, column.integerDigits ?? Infinity);
    case 'boolean':
      return typeof value === 'boolean' ? value : wrongType(value, 'true or false');
    case 'date':
      return isDate(value) ? value : wrongType(value, 'a date like 2026-03-01');
    case 'time stamp':
      return isTimeStamp(value) ? value : wrongType(value, 'a time stamp like 2026-03-01T12:00:00Z');
    case 'json':
      return cleanJson(value);
  }
}

function toText(value: unknown, { maxLength = Infinity }: Column): unknown {
  if (typeof value !== 'string') return wrongType(value, 'a text');
  return value.length > maxLength
    ? new ValueProblem('TOO_LONG', `has ${value.length} characters; at most ${maxLength} are allowed`)
    : cleanText(value);
}

/** PostgreSQL stores neither NUL nor half a surrogate pair; both become U+FFFD, the sign for a broken character. */
function cleanText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

function cleanJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) => (typeof part === 'string' ? cleanText(part) : part)) as unknown;
}

function toInteger(value: unknown): unknown {
  const number = typeof value === 'string' && /^-?\d{1,10}$/.test(value) ? Number(value) : value;
  if (!Number.isInteger(number)) return wrongType(value, 'a whole number');
  return Math.abs(number as number) > MAX_INTEGER ? wrongType(value, `a whole number of at most ${MAX_INTEGER}`) : number;
}

/** Decimals travel as text, so that no digit is lost; digits after the point that the column has no room for are rounded. */
function toDecimal(value: unknown, integerDigits: number): unknown {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^[+-]?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})([eE][+-]?\d{1,3})?$/.test(text))
    return wrongType(value, 'a decimal number');
  return Math.abs(Number(text)) < 10 ** integerDigits
    ? text
    : wrongType(value, `a number with at most ${integerDigits} digits before the point`);
}

function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value) || value < '0001') return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isTimeStamp(value: unknown): boolean {
  const match =
    typeof value === 'string'
      ? /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-][01]\d:?[0-5]\d)?$/.exec(value)
      : null;
  return match !== null && isDate(match[1]);
}

function wrongType(value: unknown, expected: string): ValueProblem {
  return new ValueProblem('WRONG_TYPE', `is ${show(value)}, and must be ${expected}`);
}

/** A value for a message: short. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
