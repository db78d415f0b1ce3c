import {
  Decimal,
  floatText,
  isInt,
  isText,
  PyDate,
  PyDateTime,
  PyFloat,
  PyTime,
  str,
  TimeDelta,
  typeError,
  typeName,
  valueError,
  type Value,
} from '../values/index.ts';

const DEEPEST = 200;

/** JSON as Python writes it: with blanks behind commas and colons, in ASCII; dates and decimals as Django has them. */
export function jsonText(value: Value, depth = 0): string {
  if (depth > DEEPEST) throw valueError('Circular reference detected');
  if (value === null) return 'null';
  if (typeof value === 'boolean' || isInt(value)) return String(value);
  if (value instanceof PyFloat) return jsonFloat(value.value);
  if (isText(value)) return quote(str(value));
  if (Array.isArray(value)) return `[${value.map((item) => jsonText(item, depth + 1)).join(', ')}]`;
  if (value instanceof Map)
    return `{${Array.from(value, ([key, item]) => `${quote(keyText(key))}: ${jsonText(item, depth + 1)}`).join(', ')}}`;
  return quote(momentText(value));
}

function jsonFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? floatText(value) : value < 0 ? '-Infinity' : 'Infinity';
}

function quote(text: string): string {
  return JSON.stringify(text).replace(/[\x7f-\uffff]/g, (unit) =>
    unit === '\x7f' ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function keyText(key: Value): string {
  if (isText(key)) return str(key);
  if (key === null || typeof key === 'boolean' || isInt(key) || key instanceof PyFloat) return jsonText(key);
  throw typeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
}

function momentText(value: Value): string {
  if (value instanceof PyDate || value instanceof Decimal) return value.toString();
  if (value instanceof PyDateTime) {
    const text = value.isoFormat();
    return (value.microsecond ? text.slice(0, 23) + text.slice(26) : text).replace(/\+00:00$/, 'Z');
  }
  if (value instanceof PyTime) return value.microsecond ? value.toString().slice(0, 12) : value.toString();
  if (value instanceof TimeDelta) return durationText(value);
  throw typeError(`Object of type ${typeName(value).split('.').at(-1)} is not JSON serializable`);
}

/** `P1DT02H03M04.500000S` */
function durationText(delta: TimeDelta): string {
  const isNegative = delta.days < 0;
  const { days, seconds, microseconds } = isNegative ? delta.negate() : delta;
  const pad = (value: number) => String(value).padStart(2, '0');
  const fraction = microseconds ? `.${String(microseconds).padStart(6, '0')}` : '';
  return `${isNegative ? '-' : ''}P${days}DT${pad(Math.floor(seconds / 3600))}H${pad(Math.floor(seconds / 60) % 60)}M${pad(seconds % 60)}${fraction}S`;
}
