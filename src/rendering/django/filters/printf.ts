import {
  Decimal,
  dictGet,
  isInt,
  isText,
  PyError,
  PyFloat,
  repr,
  requireLength,
  str,
  toFloat,
  toInt,
  typeError,
  typeName,
  valueError,
  type Value,
} from '../values/index.ts';
import { exactDecimal } from '../values/numbers.ts';

const SPECIFIER = /%(?:\(([^)]*)\))?([-#0 +]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?(.|$)/gs;

interface Field {
  flags: string;
  width: number;
  precision: number | undefined;
  conversion: string;
}

/**
 * Python's `format % value`, of one value that is no tuple. Throws `ValueError` and `TypeError` for a format that is none or
 * does not fit the value.
 */
export function printf(format: string, value: Value): string {
  let isUsed = false;
  const text = format.replace(
    SPECIFIER,
    (whole, key: string | undefined, flags: string, width = '0', precision: string | undefined, conversion: string) => {
      if (whole === '%%') return '%';
      if (conversion === '') throw valueError('incomplete format');
      if (key === undefined && (isUsed || width === '*' || precision === '*')) throw typeError('not enough arguments for format string');
      isUsed ||= key === undefined;
      const field = { flags, width: Number(width), precision: precision === undefined ? undefined : Number(precision), conversion };
      requireLength(Math.max(field.width, field.precision ?? 0));
      return formatField(key === undefined ? value : byKey(value, key), field);
    },
  );
  // A dict or a list may be left over.
  if (!isUsed && !(value instanceof Map) && !Array.isArray(value)) throw typeError('not all arguments converted during string formatting');
  return text;
}

function byKey(value: Value, key: string): Value {
  if (!(value instanceof Map)) throw typeError('format requires a mapping');
  const found = dictGet(value, key);
  if (found === undefined) throw new PyError('KeyError', repr(key));
  return found;
}

function formatField(value: Value, field: Field): string {
  switch (field.conversion) {
    case 's':
    case 'r':
    case 'a': {
      const text = field.conversion === 's' ? str(value) : field.conversion === 'r' ? repr(value) : ascii(repr(value));
      return padText(field.precision === undefined ? text : Array.from(text).slice(0, field.precision).join(''), field);
    }
    case 'c':
      return padText(character(value), field);
    case 'd':
    case 'i':
    case 'u':
      return padNumber(wholeDigits(BigInt(wholeNumber(value)), 10, field), field);
    case 'o':
    case 'x':
    case 'X':
      return padNumber(wholeDigits(strictInt(value, field.conversion), field.conversion === 'o' ? 8 : 16, field), field);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
      return padNumber(floatDigits(floatOf(value), field), field);
    default:
      throw valueError(`unsupported format character '${field.conversion}'`);
  }
}

function ascii(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (each) => {
    const code = each.codePointAt(0)!;
    if (code <= 0xff) return `\\x${code.toString(16)}`;
    return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
  });
}

function character(value: Value): string {
  if (isText(value)) {
    if (Array.from(str(value)).length === 1) return str(value);
    throw typeError('%c requires int or char');
  }
  if (!isInt(value) && typeof value !== 'boolean') throw typeError('%c requires int or char');
  const code = Number(value);
  if (code < 0 || code > 0x10ffff) throw new PyError('OverflowError', '%c arg not in range(0x110000)');
  return String.fromCodePoint(code);
}

function wholeNumber(value: Value): number | bigint {
  if (isInt(value) || typeof value === 'boolean' || value instanceof PyFloat || value instanceof Decimal) return toInt(value);
  throw typeError(`%d format: a real number is required, not ${typeName(value)}`);
}

function strictInt(value: Value, conversion: string): bigint {
  if (isInt(value) || typeof value === 'boolean') return BigInt(value);
  throw typeError(`%${conversion} format: an integer is required, not ${typeName(value)}`);
}

function floatOf(value: Value): number {
  if (isText(value) || !(isInt(value) || typeof value === 'boolean' || value instanceof PyFloat || value instanceof Decimal))
    throw typeError(`must be real number, not ${typeName(value)}`);
  return toFloat(value);
}

function wholeDigits(value: bigint, base: number, { precision = 0, flags, conversion }: Field): string {
  const digits = (value < 0n ? -value : value).toString(base).padStart(precision, '0');
  const prefix = flags.includes('#') && base !== 10 ? (base === 8 ? '0o' : '0x') : '';
  const text = conversion === 'X' ? (prefix + digits).toUpperCase() : prefix + digits;
  return value < 0n ? `-${text}` : text;
}

function floatDigits(value: number, { precision = 6, flags, conversion }: Field): string {
  const isUpper = conversion !== conversion.toLowerCase();
  const cased = (text: string) => (isUpper ? text.toUpperCase() : text);
  if (!Number.isFinite(value)) return cased(Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf');
  const exact = exactDecimal(new PyFloat(value))!;
  const isAlternate = flags.includes('#');
  switch (conversion.toLowerCase()) {
    case 'f':
      return exact.quantize(-precision).toFixed() + (isAlternate && precision === 0 ? '.' : '');
    case 'e':
      return cased(scientific(exact, precision, isAlternate));
    default:
      return cased(general(exact, Math.max(precision, 1), isAlternate));
  }
}

/** With `digits` behind the point. */
function scientific(exact: Decimal, digits: number, hasPoint: boolean): string {
  const rounded = significant(exact, digits + 1);
  const power = exact.isZero ? 0 : rounded.adjusted;
  const all = rounded.digits.toString().padEnd(digits + 1, '0');
  const size = String(Math.abs(power)).padStart(2, '0');
  return `${exact.negative ? '-' : ''}${all[0]}${digits > 0 || hasPoint ? '.' : ''}${all.slice(1)}e${power < 0 ? '-' : '+'}${size}`;
}

function significant(exact: Decimal, digits: number): Decimal {
  if (exact.isZero) return exact;
  const rounded = exact.quantize(exact.adjusted - digits + 1);
  return rounded.digitCount > digits ? rounded.quantize(rounded.exponent + 1) : rounded;
}

function general(exact: Decimal, digits: number, keepsZeros: boolean): string {
  const power = exact.isZero ? 0 : significant(exact, digits).adjusted;
  const isScientific = power < -4 || power >= digits;
  const text = isScientific
    ? scientific(exact, digits - 1, keepsZeros)
    : exact.quantize(power - digits + 1).toFixed() + (keepsZeros && digits - 1 === power ? '.' : '');
  if (keepsZeros) return text;
  const [mantissa = '', exponent] = text.split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return exponent === undefined ? short : `${short}e${exponent}`;
}

function padText(text: string, { flags, width }: Field): string {
  const blanks = ' '.repeat(Math.max(0, width - Array.from(text).length));
  return flags.includes('-') ? text + blanks : blanks + text;
}

function padNumber(digits: string, field: Field): string {
  const { flags, width } = field;
  const sign = digits.startsWith('-') ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const size = digits.replace(/^-/, '');
  if (!flags.includes('0') || flags.includes('-')) return padText(sign + size, field);
  const prefix = /^0[ox]/i.exec(size)?.[0] ?? '';
  return sign + prefix + size.slice(prefix.length).padStart(width - sign.length - prefix.length, '0');
}
