import { helperSettings } from '../../helpers/settings.ts';
import { formatMoney } from '../formats/money-format.ts';
import { Decimal, equals, PyObject, typeError, type Value } from '../values/index.ts';

/** An amount of a currency, as InvenTree's templates meet it: `.amount`, `.currency`, and printed for reading. */
export class MoneyValue extends PyObject {
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
    return `Money('${this.amount.toString()}', '${this.currency}')`;
  }

  override attribute(name: string): Value | undefined {
    if (name === 'amount') return this.amount;
    return name === 'currency' ? this.currency : undefined;
  }

  override truthy(): boolean {
    return !equals(this.amount, 0);
  }

  override equals(other: Value): boolean {
    return other instanceof MoneyValue && other.currency === this.currency && equals(this.amount, other.amount);
  }
}

/** What a record's money becomes. */
export function moneyOf(json: { amount: string; currency: string }): MoneyValue {
  const amount = Decimal.parse(json.amount);
  if (!amount) throw typeError(`${JSON.stringify(json.amount)} is no amount.`);
  return new MoneyValue(amount, json.currency);
}
