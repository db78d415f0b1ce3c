import { PyError } from './errors.ts';

/** How a digit that is dropped changes the one before it, by Python's names. */
export type Rounding = 'ROUND_HALF_EVEN' | 'ROUND_HALF_UP' | 'ROUND_DOWN' | 'ROUND_UP';

/** Significant digits of a result, as Python's default context has it. */
const PRECISION = 28;
/** Beyond it a number is a way to fill the memory, not a quantity. */
const MOST_DIGITS = 100_000;
const FORM = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d{1,12}))?$/;
const SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|(s?nan)\d*)$/i;

/** Python's `decimal.Decimal`: the digits as they were written, trailing zeros included. `digits × 10 ** exponent`. */
export class Decimal {
  readonly negative: boolean;
  /** Without sign. */
  readonly digits: bigint;
  readonly exponent: number;
  readonly special: 'NaN' | 'sNaN' | 'Infinity' | null;

  constructor(negative: boolean, digits: bigint, exponent: number, special: Decimal['special'] = null) {
    this.negative = negative;
    this.digits = digits;
    this.exponent = exponent;
    this.special = special;
  }

  /** The number that a text is; undefined for what is none. */
  static parse(text: string): Decimal | undefined {
    const trimmed = text.trim().replaceAll('_', '');
    const form = FORM.exec(trimmed);
    if (!form) {
      const special = SPECIAL.exec(trimmed);
      if (!special) return undefined;
      const kind = special[2] ? 'Infinity' : special[3]!.length === 4 ? 'sNaN' : 'NaN';
      return new Decimal(special[1] === '-', 0n, 0, kind);
    }
    const [, sign, whole = '', fraction = form[4] ?? '', , exponent = '0'] = form;
    if (whole.length + fraction.length > MOST_DIGITS) throw new PyError('ValueError', `A number of more than ${MOST_DIGITS} digits.`);
    return new Decimal(sign === '-', BigInt(whole + fraction), Number(exponent) - fraction.length);
  }

  /** As `Decimal(text)`; throws `InvalidOperation`. */
  static of(text: string): Decimal {
    const decimal = Decimal.parse(text);
    if (!decimal) throw new PyError('InvalidOperation', "[<class 'decimal.ConversionSyntax'>]");
    return decimal;
  }

  static ofInt(value: number | bigint): Decimal {
    const whole = BigInt(value);
    return new Decimal(whole < 0n, whole < 0n ? -whole : whole, 0);
  }

  get isZero(): boolean {
    return this.special === null && this.digits === 0n;
  }

  get isNan(): boolean {
    return this.special === 'NaN' || this.special === 'sNaN';
  }

  /** Number of digits; 1 for zero. */
  get digitCount(): number {
    return this.digits.toString().length;
  }

  /** Of the first digit: 2 for 123. */
  get adjusted(): number {
    return this.exponent + this.digitCount - 1;
  }

  #signed(): bigint {
    return this.negative ? -this.digits : this.digits;
  }

  /** As Python prints it: `10.500`, `1E+3`. */
  toString(): string {
    const sign = this.negative ? '-' : '';
    if (this.special) return sign + this.special;
    if (this.exponent <= 0 && this.adjusted >= -6) return this.toFixed();
    return this.toScientific('E');
  }

  /** Without exponent: Python's format `f`. */
  toFixed(): string {
    const sign = this.negative ? '-' : '';
    if (this.special) return sign + this.special;
    const digits = this.digits.toString();
    if (Math.abs(this.exponent) + digits.length > MOST_DIGITS)
      throw new PyError('OverflowError', `A number of more than ${MOST_DIGITS} digits.`);
    if (this.exponent >= 0) return sign + (this.isZero ? '0' : digits + '0'.repeat(this.exponent));
    const padded = digits.padStart(1 - this.exponent, '0');
    return `${sign}${padded.slice(0, this.exponent)}.${padded.slice(this.exponent)}`;
  }

  /** With exponent: Python's format `e`, with `e` or `E`. */
  toScientific(letter: 'e' | 'E' = 'e'): string {
    const sign = this.negative ? '-' : '';
    if (this.special) return sign + this.special;
    const digits = this.digits.toString();
    const power = this.adjusted;
    return `${sign}${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ''}${letter}${power < 0 ? '-' : '+'}${Math.abs(power)}`;
  }

  toNumber(): number {
    if (this.isNan) return Number.NaN;
    if (this.special) return this.negative ? -Infinity : Infinity;
    return Number(`${this.negative ? '-' : ''}${this.digits}e${this.exponent}`);
  }

  /** Towards zero; throws for what is no number, and for what is too large to be written down. */
  toInt(): bigint {
    if (this.isNan) throw new PyError('ValueError', 'cannot convert NaN to integer');
    if (this.special) throw new PyError('OverflowError', 'cannot convert Infinity to integer');
    if (this.exponent > MOST_DIGITS) throw new PyError('OverflowError', `A number of more than ${MOST_DIGITS} digits.`);
    const whole =
      this.exponent >= 0 ? this.digits * power10(this.exponent) : this.adjusted < 0 ? 0n : this.digits / power10(-this.exponent);
    return this.negative ? -whole : whole;
  }

  /** With the exponent given: so many digits after the point for `-2`. */
  quantize(exponent: number, rounding: Rounding = 'ROUND_HALF_EVEN'): Decimal {
    if (this.special) return this;
    if (exponent <= this.exponent) {
      if (this.exponent - exponent > MOST_DIGITS) throw new PyError('InvalidOperation', "[<class 'decimal.InvalidOperation'>]");
      return new Decimal(this.negative, this.digits * power10(this.exponent - exponent), exponent);
    }
    return new Decimal(this.negative, roundedAway(this.digits, exponent - this.exponent, rounding), exponent);
  }

  /** To Python's 28 significant digits. */
  rounded(): Decimal {
    const surplus = this.special ? 0 : this.digitCount - PRECISION;
    if (surplus <= 0) return this;
    const rounded = this.quantize(this.exponent + surplus);
    return rounded.digitCount > PRECISION ? rounded.quantize(rounded.exponent + 1) : rounded;
  }

  abs(): Decimal {
    return new Decimal(false, this.digits, this.exponent, this.special);
  }

  negate(): Decimal {
    return new Decimal(!this.negative && !this.isZero, this.digits, this.exponent, this.special);
  }

  plus(other: Decimal): Decimal {
    if (this.special || other.special) return ofSpecial(this.toNumber() + other.toNumber());
    const exponent = Math.min(this.exponent, other.exponent);
    if (Math.max(this.adjusted, other.adjusted) - exponent > MOST_DIGITS)
      return this.adjusted > other.adjusted ? this.rounded() : other.rounded();
    const sum = scaled(this.#signed(), this.exponent - exponent) + scaled(other.#signed(), other.exponent - exponent);
    return new Decimal(sum < 0n, sum < 0n ? -sum : sum, exponent).rounded();
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negate());
  }

  times(other: Decimal): Decimal {
    if (this.special || other.special) return ofSpecial(this.toNumber() * other.toNumber());
    return new Decimal(this.negative !== other.negative, this.digits * other.digits, this.exponent + other.exponent).rounded();
  }

  /** Throws `ZeroDivisionError`. */
  dividedBy(other: Decimal): Decimal {
    if (this.special || other.special) return ofSpecial(this.toNumber() / other.toNumber());
    if (other.digits === 0n) throw new PyError('ZeroDivisionError', 'division by zero');
    const ideal = this.exponent - other.exponent;
    const negative = this.negative !== other.negative;
    if (this.digits === 0n) return new Decimal(negative, 0n, ideal);
    const shift = Math.max(0, PRECISION + 1 + other.digitCount - this.digitCount);
    const dividend = this.digits * power10(shift);
    let digits = dividend / other.digits;
    let exponent = ideal - shift;
    const isExact = digits * other.digits === dividend;
    // A digit that says that more would follow keeps the rounding right.
    if (!isExact) return new Decimal(negative, digits * 10n + 1n, exponent - 1).rounded();
    while (exponent < ideal && digits % 10n === 0n) {
      digits /= 10n;
      exponent += 1;
    }
    return new Decimal(negative, digits, exponent).rounded();
  }

  /** What a division leaves, with the sign of the dividend. Throws `InvalidOperation` for a divisor of zero. */
  modulo(other: Decimal): Decimal {
    if (this.special || other.special || other.digits === 0n) throw new PyError('InvalidOperation', "[<class 'decimal.InvalidOperation'>]");
    const exponent = Math.min(this.exponent, other.exponent);
    const spread = Math.max(this.exponent, other.exponent) - exponent;
    if (spread > MOST_DIGITS) throw new PyError('InvalidOperation', "[<class 'decimal.DivisionImpossible'>]");
    const rest = scaled(this.digits, this.exponent - exponent) % scaled(other.digits, other.exponent - exponent);
    return new Decimal(this.negative, rest, exponent).rounded();
  }

  /** Below, at or above zero; NaN where they have no order. */
  compare(other: Decimal): number {
    if (this.isNan || other.isNan) return Number.NaN;
    if (this.special || other.special) return Math.sign(bounded(this) - bounded(other));
    if (this.digits === 0n || other.digits === 0n || this.negative !== other.negative) return Math.sign(signOf(this) - signOf(other));
    const sign = this.negative ? -1 : 1;
    if (this.adjusted !== other.adjusted) return sign * Math.sign(this.adjusted - other.adjusted);
    const exponent = Math.min(this.exponent, other.exponent);
    const [a, b] = [scaled(this.digits, this.exponent - exponent), scaled(other.digits, other.exponent - exponent)];
    return a === b ? 0 : a < b ? -sign : sign;
  }

  /** Without trailing zeros. */
  normalize(): Decimal {
    if (this.special) return this;
    if (this.digits === 0n) return new Decimal(this.negative, 0n, 0);
    const digits = this.digits.toString();
    const short = digits.replace(/0+$/, '');
    return new Decimal(this.negative, BigInt(short), this.exponent + digits.length - short.length);
  }
}

function power10(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

function scaled(value: bigint, exponent: number): bigint {
  return exponent === 0 ? value : value * power10(exponent);
}

function signOf(value: Decimal): number {
  return value.digits === 0n ? 0 : value.negative ? -1 : 1;
}

/** Finite ones all lie between the infinities. */
function bounded(value: Decimal): number {
  if (!value.special) return 0;
  return value.negative ? -1 : 1;
}

/** What floats give where one of two is no finite number is what decimals give. */
function ofSpecial(value: number): Decimal {
  if (Number.isNaN(value)) return new Decimal(false, 0n, 0, 'NaN');
  return Number.isFinite(value) ? new Decimal(value < 0, 0n, 0) : new Decimal(value < 0, 0n, 0, 'Infinity');
}

function roundedAway(digits: bigint, places: number, rounding: Rounding): bigint {
  if (places > MOST_DIGITS) return rounding === 'ROUND_UP' && digits > 0n ? 1n : 0n;
  const unit = power10(places);
  const [whole, rest] = [digits / unit, digits % unit];
  const half = rest * 2n - unit;
  const isUp =
    rounding === 'ROUND_UP'
      ? rest > 0n
      : rounding === 'ROUND_HALF_UP'
        ? half >= 0n
        : rounding === 'ROUND_HALF_EVEN' && (half > 0n || (half === 0n && whole % 2n === 1n));
  return isUp ? whole + 1n : whole;
}
