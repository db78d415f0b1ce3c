import { formatter } from '../../helpers/intl.ts';
import { exchangeRates } from '../../helpers/money.ts';
import { helperSettings } from '../../helpers/settings.ts';
import { Decimal, equals, PyObject, quoted, type Value } from '../values/index.ts';

/** An amount with its currency, as records hold it: `$1,234.50`. */
export class Money extends PyObject {
  readonly typeName = 'Money';
  readonly amount: Decimal;
  /** ISO 4217. */
  readonly currency: string;

  constructor(amount: Decimal, currency: string) {
    super();
    this.amount = amount;
    this.currency = currency;
  }

  override str(): string {
    return formatMoney(this, helperSettings().locale);
  }
  override repr(): string {
    return `Money(${quoted(this.amount.toString())}, ${quoted(this.currency)})`;
  }
  override attribute(name: string): Value | undefined {
    if (name === 'amount') return this.amount;
    return name === 'currency' ? new Currency(this.currency) : undefined;
  }
  override truthy(): boolean {
    return !this.amount.isZero;
  }
  override equals(other: Value): boolean {
    return other instanceof Money && other.currency === this.currency && equals(other.amount, this.amount);
  }
}

/** A currency, which prints as its code. */
class Currency extends PyObject {
  readonly typeName = 'Currency';
  readonly #code: string;
  constructor(code: string) {
    super();
    this.#code = code;
  }
  override str(): string {
    return this.#code;
  }
  override repr(): string {
    return this.#code;
  }
  override attribute(name: string): Value | undefined {
    return name === 'code' ? this.#code : undefined;
  }
  override equals(other: Value): boolean {
    return other instanceof Currency && other.#code === this.#code;
  }
}

/** Money as a record's JSON holds it. */
export function moneyOf({ amount, currency }: { amount: string | number; currency: string }): Money {
  return new Money(Decimal.of(String(amount)), currency);
}

/** An amount in another currency, by the stored exchange rates; undefined where there is none. */
export function converted(money: Money, currency: string): Money | undefined {
  if (money.currency === currency) return money;
  const rates = exchangeRates(money.currency, currency);
  if (!rates) return undefined;
  const rate = Decimal.of(rates.to.toFixed()).dividedBy(Decimal.of(rates.from.toFixed()));
  return new Money(money.amount.times(rate), currency);
}

export interface MoneyFormat {
  /** Digits after the decimal sign; default: those of the currency. */
  decimals?: number;
  /** Default true. */
  hasSymbol?: boolean;
}

/** Stands for any currency: no space is put between its sign and the digits, as InvenTree puts none. */
const NO_CURRENCY = 'XXX';

/** An amount as a language writes it, the half rounded to the even digit: `-$5.00`, `1.234,50 €`. */
export function formatMoney({ amount, currency }: Money, language: string, { decimals, hasSymbol = true }: MoneyFormat = {}): string {
  const own = formatter('number', 'money', language, { style: 'currency', currency });
  const digits = decimals ?? own.resolvedOptions().maximumFractionDigits ?? 2;
  const pattern = formatter('number', 'money', language, {
    style: 'currency',
    currency: NO_CURRENCY,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    roundingMode: 'halfEven',
    useGrouping: 'always',
  });
  const symbol = own.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
  return pattern
    .formatToParts(amount.toString() as Intl.StringNumericLiteral)
    .map(({ type, value }) => (type === 'currency' ? (hasSymbol ? symbol : '') : value))
    .join('');
}
