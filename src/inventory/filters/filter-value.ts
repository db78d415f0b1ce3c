import { Prisma } from '../../database/client/client.ts';
import type { ColumnKind } from '../import/describe-tables.ts';
import { FilterError } from './filter-error.ts';

/** Django's name for a column of each kind, as its messages have it. */
export const fieldClasses: Record<ColumnKind, string> = {
  text: 'CharField',
  integer: 'IntegerField',
  float: 'FloatField',
  decimal: 'DecimalField',
  boolean: 'BooleanField',
  date: 'DateField',
  'time stamp': 'DateTimeField',
  json: 'JSONField',
};

const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const TIME_STAMP = /^(\d{4}-\d{1,2}-\d{1,2})[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/;

/** The value of one condition as SQL that compares with a column of `kind`. Throws {@link FilterError}. */
export function filterValue(kind: ColumnKind, field: string, value: unknown): Prisma.Sql {
  const text = textValue(field, value);
  switch (kind) {
    case 'boolean':
      return booleanValue(text) ? Prisma.sql`TRUE` : Prisma.sql`FALSE`;
    case 'integer':
      if (!/^[+-]?\d+$/.test(text)) throw notANumber(field, text);
      return Prisma.sql`${text}::numeric`;
    case 'float':
      if (!isDecimal(text)) throw notANumber(field, text);
      return Prisma.sql`${text}::numeric`;
    case 'decimal':
      if (!isDecimal(text)) throw new FilterError(`“${text}” value must be a decimal number.`);
      return Prisma.sql`${text}::numeric`;
    case 'date':
      return Prisma.sql`${dateValue(text)}::date`;
    case 'time stamp':
      return Prisma.sql`${timeStampValue(text)}::timestamptz`;
    case 'text':
      return Prisma.sql`${text}::text`;
    case 'json':
      throw new FilterError(`Field '${field}' cannot be filtered by.`);
  }
}

/** One value as text. Throws {@link FilterError} for a list or an object, and for what no column can hold. */
export function textValue(field: string, value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw new FilterError(`Field '${field}' expected one value but got ${JSON.stringify(value)}.`);
  const text = typeof value === 'boolean' ? booleanText(value) : String(value);
  if (text.includes('\0') || !text.isWellFormed())
    throw new FilterError(`Field '${field}' expected text but got a character that is none.`);
  return text;
}

/** JSON's as Django's. */
function booleanText(value: boolean): string {
  return value ? 'True' : 'False';
}

/** `True` and `False`, and what Django takes for them. Throws {@link FilterError}. */
export function booleanValue(text: string): boolean {
  if (['True', 't', '1'].includes(text)) return true;
  if (['False', 'f', '0'].includes(text)) return false;
  throw new FilterError(`“${text}” value must be either True or False.`);
}

function notANumber(field: string, text: string): FilterError {
  return new FilterError(`Field '${field}' expected a number but got '${text}'.`);
}

function isDecimal(text: string): boolean {
  return /^[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})$/.test(text);
}

function dateValue(text: string): string {
  const [, year = '', month = '', day = ''] = DATE.exec(text) ?? [];
  if (!year) throw new FilterError(`“${text}” value has an invalid date format. It must be in YYYY-MM-DD format.`);
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // A day that does not exist would become one of the next month.
  const date = new Date(`${iso}T00:00:00Z`);
  if (year === '0000' || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso)
    throw new FilterError(`“${text}” value has the correct format (YYYY-MM-DD) but it is an invalid date.`);
  return iso;
}

/** A day alone is its first moment; without an offset it is UTC. */
function timeStampValue(text: string): string {
  if (DATE.test(text)) return dateValue(text);
  const [, day, hour = '', minute, second = '00', fraction = '0', offset = 'Z'] = TIME_STAMP.exec(text) ?? [];
  if (!day) throw new FilterError(`“${text}” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.`);
  const stamp = `${dateValue(day)}T${hour.padStart(2, '0')}:${minute}:${second}.${fraction}${offset}`;
  const [, hours = '0', minutes = '0'] = /^[+-](\d{2}):?(\d{2})?$/.exec(offset) ?? [];
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || Number(hours) > 14 || Number(minutes) > 59)
    throw new FilterError(`“${text}” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.`);
  return stamp;
}
