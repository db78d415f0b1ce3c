import { compare, dictGet, isText, itemOf } from './compare.ts';
import { PyDate, PyDateTime, PyTime, TimeDelta } from './dates.ts';
import { Decimal } from './decimal.ts';
import { PyError } from './errors.ts';
import { isInt } from './numbers.ts';
import { needingArguments, stringMethod } from './string-methods.ts';
import { repr, str } from './text.ts';
import { PyFloat, PyObject, PySet, Tuple, type Callable, type Dict, type Int, type Value } from './types.ts';
import type { TimeZone } from './zone.ts';

// What can be reached of a value by a dot: the attributes and the methods without arguments that its Python type has, and
// nothing of JavaScript. A name is looked up in these tables only.

type Attributes<T> = Record<string, (value: T) => Value>;

/** A method: found by its name, called by the look-up. */
function method<T>(work: (value: T) => Value): (value: T) => Value {
  return (value) => () => work(value);
}

/** The attribute of a value, or its method as `Callable`; undefined where it has none of that name. */
export function attributeOf(value: Value, name: string): Value | undefined {
  if (value instanceof PyObject) return value.attribute(name);
  if (isText(value)) return stringMethod(str(value), name);
  if (Array.isArray(value)) return value instanceof Tuple ? ofSequence(name) : (attribute(LIST, value, name) ?? ofSequence(name));
  if (value instanceof Map)
    return attribute(DICT, value, name) ?? (['fromkeys', 'get', 'pop', 'setdefault'].includes(name) ? needingArguments() : undefined);
  if (typeof value === 'boolean') return attribute(INT, Number(value), name);
  if (isInt(value)) return attribute(INT, value, name);
  if (value instanceof PyFloat) return attribute(FLOAT, value.value, name);
  if (value instanceof Decimal) return attribute(DECIMAL, value, name);
  if (value instanceof PyDateTime)
    return Object.hasOwn(DATETIME, name) ? attribute(DATETIME, value, name) : attribute(DATE, value.date, name);
  if (value instanceof PyDate) return attribute(DATE, value, name);
  if (value instanceof PyTime) return attribute(TIME, value, name);
  if (value instanceof TimeDelta) return attribute(TIMEDELTA, value, name);
  if (value instanceof PySet) return name === 'copy' ? () => new PySet([...value.items]) : undefined;
  return undefined;
}

function attribute<T>(table: Attributes<T>, value: T, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name]!(value) : undefined;
}

function ofSequence(name: string): Callable | undefined {
  return ['append', 'count', 'extend', 'index', 'insert', 'remove'].includes(name) ? needingArguments() : undefined;
}

const LIST: Attributes<Value[]> = {
  clear: method((list) => {
    list.length = 0;
    return null;
  }),
  copy: method((list) => [...list]),
  pop: method((list) => {
    const last = list.pop();
    if (last === undefined) throw new PyError('IndexError', 'pop from empty list');
    return last;
  }),
  reverse: method((list) => {
    list.reverse();
    return null;
  }),
  sort: method((list) => {
    list.sort((a, b) => compare(a, b));
    return null;
  }),
};

/** What `items`, `keys` and `values` of a dict give. */
class DictView extends PyObject {
  readonly typeName: string;
  readonly #items: () => Value[];
  constructor(typeName: string, items: () => Value[]) {
    super();
    this.typeName = typeName;
    this.#items = items;
  }
  override str(): string {
    return `${this.typeName}(${repr(this.#items())})`;
  }
  override repr(): string {
    return this.str();
  }
  override length(): number {
    return this.#items().length;
  }
  override iterate(): Iterable<Value> {
    return this.#items();
  }
}

const DICT: Attributes<Dict> = {
  clear: method((dict) => {
    dict.clear();
    return null;
  }),
  copy: method((dict) => new Map(dict)),
  items: method((dict) => new DictView('dict_items', () => Array.from(dict, (entry) => Tuple.make(entry)))),
  keys: method((dict) => new DictView('dict_keys', () => [...dict.keys()])),
  values: method((dict) => new DictView('dict_values', () => [...dict.values()])),
  popitem: method((dict) => {
    const last = [...dict.keys()].at(-1);
    if (last === undefined) throw new PyError('KeyError', "'popitem(): dictionary is empty'");
    const value = dictGet(dict, last)!;
    dict.delete(last);
    return Tuple.make([last, value]);
  }),
  update: method(() => null),
};

const INT: Attributes<Int> = {
  real: (value) => value,
  imag: () => 0,
  numerator: (value) => value,
  denominator: () => 1,
  conjugate: method((value) => value),
  bit_length: method((value) => (value === 0 ? 0 : BigInt(value).toString(2).replace('-', '').length)),
  bit_count: method((value) => BigInt(value).toString(2).replaceAll(/[^1]/g, '').length),
  as_integer_ratio: method((value) => Tuple.make([value, 1])),
};

const FLOAT: Attributes<number> = {
  real: (value) => new PyFloat(value),
  imag: () => new PyFloat(0),
  conjugate: method((value) => new PyFloat(value)),
  is_integer: method((value) => Number.isInteger(value)),
};

const DECIMAL: Attributes<Decimal> = {
  real: (value) => value,
  imag: () => Decimal.ofInt(0),
  adjusted: method((value) => (value.special ? 0 : value.adjusted)),
  conjugate: method((value) => value),
  copy_abs: method((value) => value.abs()),
  copy_negate: method((value) => new Decimal(!value.negative, value.digits, value.exponent, value.special)),
  is_finite: method((value) => value.special === null),
  is_infinite: method((value) => value.special === 'Infinity'),
  is_nan: method((value) => value.isNan),
  is_signed: method((value) => value.negative),
  is_zero: method((value) => value.isZero),
  normalize: method((value) => value.rounded().normalize()),
  to_eng_string: method((value) => value.toString()),
  to_integral: method(toIntegral),
  to_integral_value: method(toIntegral),
};

function toIntegral(value: Decimal): Decimal {
  return value.special || value.exponent >= 0 ? value : value.quantize(0);
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Tue Nov 24 10:11:12 2026` */
function ctime(date: PyDate, clock: string): string {
  return `${DAYS[date.weekday()]} ${MONTHS[date.month - 1]} ${String(date.day).padStart(2)} ${clock} ${String(date.year).padStart(4, '0')}`;
}

/** What `isocalendar` gives: a tuple with names. */
class IsoCalendarDate extends PyObject {
  readonly typeName = 'datetime.IsoCalendarDate';
  readonly #parts: Map<string, number>;
  constructor(date: PyDate) {
    super();
    this.#parts = new Map(Object.entries({ ...date.isoWeek(), weekday: date.weekday() + 1 }));
  }
  override str(): string {
    return `${this.typeName}(${Array.from(this.#parts, ([name, value]) => `${name}=${value}`).join(', ')})`;
  }
  override repr(): string {
    return this.str();
  }
  override attribute(name: string): Value | undefined {
    return this.#parts.get(name);
  }
  override item(key: Value): Value | undefined {
    return itemOf([...this.#parts.values()], key);
  }
  override length(): number {
    return this.#parts.size;
  }
  override iterate(): Iterable<Value> {
    return this.#parts.values();
  }
}

const DATE: Attributes<PyDate> = {
  year: (date) => date.year,
  month: (date) => date.month,
  day: (date) => date.day,
  weekday: method((date) => date.weekday()),
  isoweekday: method((date) => date.weekday() + 1),
  isoformat: method((date) => date.toString()),
  isocalendar: method((date) => new IsoCalendarDate(date)),
  toordinal: method((date) => date.toDays() + 719_163),
  ctime: method((date) => ctime(date, '00:00:00')),
  strftime: needingArguments,
};

const DATETIME: Attributes<PyDateTime> = {
  hour: (moment) => moment.hour,
  minute: (moment) => moment.minute,
  second: (moment) => moment.second,
  microsecond: (moment) => moment.microsecond,
  fold: (moment) => moment.fold,
  date: method((moment) => moment.date),
  time: method((moment) => moment.time),
  isoformat: method((moment) => moment.isoFormat()),
  ctime: method((moment) => ctime(moment.date, moment.time.toString().slice(0, 8))),
  timestamp: method((moment) => new PyFloat(moment.instant() / 1000 + moment.microsecond / 1_000_000)),
  tzname: method((moment) => moment.zoneName()),
  utcoffset: method((moment) => {
    const offset = moment.utcOffset();
    return offset === null ? null : new TimeDelta(0, offset);
  }),
  tzinfo: (moment) => moment.zone && new ZoneObject(moment.zone),
};

/** A time zone as a template sees it. */
export class ZoneObject extends PyObject {
  readonly typeName = 'tzinfo';
  readonly zone: TimeZone;
  constructor(zone: TimeZone) {
    super();
    this.zone = zone;
  }
  override str(): string {
    return this.zone.name;
  }
  override repr(): string {
    return this.zone.repr;
  }
}

const TIME: Attributes<PyTime> = {
  hour: (time) => time.hour,
  minute: (time) => time.minute,
  second: (time) => time.second,
  microsecond: (time) => time.microsecond,
  fold: () => 0,
  tzinfo: () => null,
  tzname: method(() => null),
  utcoffset: method(() => null),
  isoformat: method((time) => time.toString()),
  strftime: needingArguments,
};

const TIMEDELTA: Attributes<TimeDelta> = {
  days: (delta) => delta.days,
  seconds: (delta) => delta.seconds,
  microseconds: (delta) => delta.microseconds,
  total_seconds: method((delta) => new PyFloat(delta.totalSeconds())),
};
