import { exchangeRates } from '../../helpers/money.ts';
import { MoneyValue } from '../records/money-value.ts';
import { Decimal } from '../values/index.ts';

/** An amount in another currency, by the stored exchange rates; undefined where there is none. */
export function converted(money: MoneyValue, currency: string): MoneyValue | undefined {
  if (money.currency === currency) return money;
  const rates = exchangeRates(money.currency, currency);
  if (!rates) return undefined;
  const rate = Decimal.of(rates.to.toFixed()).dividedBy(Decimal.of(rates.from.toFixed()));
  return new MoneyValue(money.amount.times(rate), currency);
}
