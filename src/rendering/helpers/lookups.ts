import { show } from './arguments.ts';
import { compareNumeric } from './arithmetic.ts';
import { compareValues, exactly, plain } from './compare.ts';
import { dayOf } from './dates.ts';

/** Whether a value of a record meets what a condition asks for. `where` is how error messages name the condition. */
type Lookup = (value: unknown, wanted: unknown, where: string) => boolean;

const isGiven = (value: unknown) => value !== null && value !== undefined;

const order =
  (test: (order: number) => boolean): Lookup =>
  (value, wanted, where) => {
    if (!isGiven(value)) return false;
    if (!isGiven(wanted)) throw new TypeError(`${where}: a value to compare with is missing.`);
    // Decimal texts, as amounts are, are ordered as the numbers that they are.
    const result =
      (typeof value === 'string' && typeof wanted === 'string' ? compareNumeric(value, wanted) : undefined) ??
      compareValues(value, wanted, exactly);
    if (result === undefined || Number.isNaN(result))
      throw new TypeError(`${where}: ${show(value)} cannot be compared with ${show(wanted)}.`);
    return test(result);
  };

const text =
  (test: (value: string, wanted: string) => boolean, isInsensitive: boolean): Lookup =>
  (value, wanted, where) => {
    if (!isGiven(value)) return false;
    if (!isGiven(wanted)) throw new TypeError(`${where}: a text to look for is missing.`);
    const [a, b] = [String(plain(value)), String(plain(wanted))];
    return isInsensitive ? test(a.toLocaleLowerCase(), b.toLocaleLowerCase()) : test(a, b);
  };

const pattern =
  (flags: string): Lookup =>
  (value, wanted, where) => {
    if (!isGiven(value)) return false;
    try {
      return new RegExp(String(wanted), flags).test(String(value));
    } catch {
      throw new SyntaxError(`${where}: ${show(wanted)} is no regular expression.`);
    }
  };

const exact: Lookup = (value, wanted) => {
  if (!isGiven(value) || !isGiven(wanted)) return !isGiven(value) && !isGiven(wanted);
  return compareValues(value, wanted, exactly) === 0;
};

/** The look-ups of template filters, by their names. */
export const lookups: Record<string, Lookup> = {
  exact,
  iexact: text((a, b) => a === b, true),
  contains: text((a, b) => a.includes(b), false),
  icontains: text((a, b) => a.includes(b), true),
  startswith: text((a, b) => a.startsWith(b), false),
  istartswith: text((a, b) => a.startsWith(b), true),
  endswith: text((a, b) => a.endsWith(b), false),
  iendswith: text((a, b) => a.endsWith(b), true),
  gt: order((result) => result > 0),
  gte: order((result) => result >= 0),
  lt: order((result) => result < 0),
  lte: order((result) => result <= 0),
  in(value, wanted, where) {
    if (!Array.isArray(wanted)) throw new TypeError(`${where} takes a list, not ${show(wanted)}.`);
    return wanted.some((each) => isGiven(each) && exact(value, each, where));
  },
  range(value, wanted, where) {
    if (!Array.isArray(wanted) || wanted.length !== 2) throw new TypeError(`${where} takes a list of two values, not ${show(wanted)}.`);
    return lookups.gte!(value, wanted[0], where) && lookups.lte!(value, wanted[1], where);
  },
  isnull(value, wanted, where) {
    if (typeof wanted !== 'boolean') throw new TypeError(`${where} takes true or false, not ${show(wanted)}.`);
    return isGiven(value) !== wanted;
  },
  regex: pattern('u'),
  iregex: pattern('iu'),
};

/** Makes another value of a day or a time stamp, whose day is that of the print's time zone: `creation_date__year`. */
type Transform = (value: unknown, where: string) => unknown;

const part =
  (read: (day: Date) => number | string): Transform =>
  (value, where) =>
    isGiven(value) ? read(new Date(`${dayOf(where, value as string)}T00:00:00Z`)) : null;

/** 1 is Monday, 7 is Sunday. */
const isoWeekday = (day: Date) => day.getUTCDay() || 7;
/** The Thursday of a day's week: the week belongs to the year that its Thursday lies in. */
const thursday = (day: Date) => new Date(day.getTime() + (4 - isoWeekday(day)) * DAY_MS);
const DAY_MS = 86_400_000;

/** What can stand before a look-up, or alone for equality. */
export const transforms: Record<string, Transform> = {
  date: part((day) => day.toISOString().slice(0, 10)),
  year: part((day) => day.getUTCFullYear()),
  iso_year: part((day) => thursday(day).getUTCFullYear()),
  quarter: part((day) => Math.floor(day.getUTCMonth() / 3) + 1),
  month: part((day) => day.getUTCMonth() + 1),
  week: part((day) => Math.floor((thursday(day).getTime() - Date.UTC(thursday(day).getUTCFullYear(), 0, 1)) / DAY_MS / 7) + 1),
  day: part((day) => day.getUTCDate()),
  // As Django counts: 1 is Sunday.
  week_day: part((day) => day.getUTCDay() + 1),
  iso_week_day: part(isoWeekday),
};
