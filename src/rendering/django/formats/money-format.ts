import { formatter } from '../../helpers/intl.ts';
import type { Decimal } from '../values/index.ts';

/** An amount of a currency, by its ISO 4217 code. */
interface Amount {
  amount: Decimal;
  currency: string;
}

export interface MoneyFormat {
  /** Digits after the decimal sign; default: those of the currency. */
  decimals?: number;
  /** Default true. */
  hasSymbol?: boolean;
}

/** Stands for any currency: beside its narrow sign, which is no letter, no space is put but the language's own, as InvenTree puts none. */
const ANY_CURRENCY = 'USD';

/** An amount as a language writes it, the half rounded to the even digit: `-$5.00`, `1.234,50 €`. */
export function formatMoney({ amount, currency }: Amount, language: string, { decimals, hasSymbol = true }: MoneyFormat = {}): string {
  const own = formatter('number', 'money', language, { style: 'currency', currency });
  const digits = decimals ?? own.resolvedOptions().maximumFractionDigits ?? 2;
  const pattern = formatter('number', 'money', language, {
    style: 'currency',
    currency: ANY_CURRENCY,
    currencyDisplay: 'narrowSymbol',
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
