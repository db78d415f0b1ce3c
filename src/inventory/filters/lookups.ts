import { Prisma } from '../../database/client/client.ts';
import type { ColumnKind } from '../import/describe-tables.ts';
import { FilterError } from './filter-error.ts';
import { booleanValue, filterValue, textValue } from './filter-value.ts';
import { regexValue } from './regex-value.ts';

/** What is compared: a column, or what a transform makes of it. */
export interface Operand {
  sql: Prisma.Sql;
  kind: ColumnKind;
  /** What messages call it. */
  field: string;
}

/** Gives the condition; throws {@link FilterError} for a value that does not fit. */
export type Lookup = (operand: Operand, value: unknown) => Prisma.Sql;

const comparison =
  (operator: '=' | '>' | '>=' | '<' | '<='): Lookup =>
  ({ sql, kind, field }, value) =>
    Prisma.sql`${sql} ${Prisma.raw(operator)} ${filterValue(kind, field, value)}`;

const like =
  (operator: 'LIKE' | 'ILIKE', before: '%' | '', after: '%' | ''): Lookup =>
  ({ sql, field }, value) =>
    Prisma.sql`${sql}::text ${Prisma.raw(operator)} ${before + textValue(field, value).replace(/[\\%_]/g, '\\$&') + after}`;

const regex =
  (operator: '~' | '~*'): Lookup =>
  ({ sql, field }, value) =>
    Prisma.sql`${sql}::text ${Prisma.raw(operator)} ${regexValue(field, textValue(field, value))}`;

const isIn: Lookup = ({ sql, kind, field }, value) => {
  const values = (Array.isArray(value) ? (value as unknown[]) : [value]).filter((entry) => entry !== null);
  if (values.length === 0) return Prisma.sql`FALSE`;
  return Prisma.sql`${sql} IN (${Prisma.join(values.map((entry) => filterValue(kind, field, entry)))})`;
};

const range: Lookup = ({ sql, kind, field }, value) => {
  const [from, to, more] = Array.isArray(value) ? (value as unknown[]) : [];
  if (to === undefined || more !== undefined) throw new FilterError(`The lookup 'range' of '${field}' takes a list of two values.`);
  return Prisma.sql`${sql} BETWEEN ${filterValue(kind, field, from)} AND ${filterValue(kind, field, to)}`;
};

const isNull: Lookup = ({ sql, field }, value) =>
  booleanValue(textValue(field, value)) ? Prisma.sql`${sql} IS NULL` : Prisma.sql`${sql} IS NOT NULL`;

/** Of a column of every kind, as in Django: what is no text is compared as text where a look-up is about text. */
export const lookups: Record<string, Lookup> = {
  exact: comparison('='),
  iexact: ({ sql, field }, value) => Prisma.sql`upper(${sql}::text) = upper(${textValue(field, value)})`,
  gt: comparison('>'),
  gte: comparison('>='),
  lt: comparison('<'),
  lte: comparison('<='),
  in: isIn,
  range,
  isnull: isNull,
  contains: like('LIKE', '%', '%'),
  icontains: like('ILIKE', '%', '%'),
  startswith: like('LIKE', '', '%'),
  istartswith: like('ILIKE', '', '%'),
  endswith: like('LIKE', '%', ''),
  iendswith: like('ILIKE', '%', ''),
  regex: regex('~'),
  iregex: regex('~*'),
};

/** A relation itself is compared by the pk at its other end, in fewer ways. */
export const relationLookups = ['exact', 'in', 'gt', 'gte', 'lt', 'lte', 'isnull'];

/** Makes another operand of one: `creation_date__year`. */
type Transform = (operand: Operand) => Operand;

const part =
  (name: string, shift = 0): Transform =>
  ({ sql, field }) => ({
    sql: Prisma.sql`(extract(${Prisma.raw(name)} from ${sql})::int + ${Prisma.raw(String(shift))})`,
    kind: 'integer',
    field,
  });

const ofDates: Record<string, Transform> = {
  year: part('year'),
  iso_year: part('isoyear'),
  quarter: part('quarter'),
  month: part('month'),
  week: part('week'),
  day: part('day'),
  week_day: part('dow', 1), // Sunday is 1
  iso_week_day: part('isodow'), // Monday is 1
};

/** Times are looked at in UTC, the time zone of the database's session. */
export const transforms: Partial<Record<ColumnKind, Record<string, Transform>>> = {
  date: ofDates,
  'time stamp': {
    ...ofDates,
    date: ({ sql, field }) => ({ sql: Prisma.sql`${sql}::date`, kind: 'date', field }),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  },
};
