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

/** A part of a day or time stamp, compared for equality. */
const part =
  (read: (year: number, month: number, day: number, whole: string) => number | string): Lookup =>
  (value, wanted, where) => {
    if (!isGiven(value)) return false;
    const day = dayOf(where, value as string);
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    return String(read(year, month, date, day)) === String(wanted);
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
  year: part((year) => year),
  quarter: part((_year, month) => Math.ceil(month / 3)),
  month: part((_year, month) => month),
  day: part((_year, _month, day) => day),
  // As Django counts: 1 is Sunday.
  week_day: part((year, month, day) => new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1),
  date: part((_year, _month, _day, whole) => whole),
};
