import { helperSettings } from '../../helpers/settings.ts';
import { attributeError, Decimal, isInt, isText, PyFloat, str, truthy, typeError, typeName, type Value } from '../values/index.ts';
import { shown } from './arguments.ts';
import { formatMoney } from '../formats/money-format.ts';
import { MoneyValue } from '../records/money-value.ts';
import { converted } from './exchange.ts';
import { REQUIRED, requireValues, tag, validationError } from './tag.ts';

/** InvenTree's own defaults of PRICING_DECIMAL_PLACES_MIN and PRICING_DECIMAL_PLACES. */
const LEAST_DECIMALS = 0;
const MOST_DECIMALS = 6;
/** More than a language's formats can have. */
const DECIMALS_LIMIT = 100;

/** Tags for money. */
export const currencyTags = {
  create_currency: tag(
    { amount: REQUIRED, currency: null },
    ({ amount, currency }) => {
      requireValues('create_currency', amount);
      const code = currencyCode('create_currency', currency);
      const number = Decimal.parse(str(amount));
      if (!number) throw validationError(`create_currency: Invalid amount: ${str(amount)}`);
      return new MoneyValue(number, code);
    },
    { takesKeywords: true },
  ),

  convert_currency: tag(
    { money: REQUIRED, currency: null },
    ({ money, currency }) => {
      requireValues('convert_currency', money);
      if (!(money instanceof MoneyValue)) throw typeError('convert_currency tag requires a Money instance');
      const code = currencyCode('convert_currency', currency);
      const result = converted(money, code);
      if (!result) throw validationError(`convert_currency: Missing exchange rate ${money.currency} -> ${code}`);
      return result;
    },
    { takesKeywords: true },
  ),

  render_currency: tag(
    {
      money: REQUIRED,
      decimal_places: null,
      currency: null,
      multiplier: null,
      min_decimal_places: null,
      max_decimal_places: null,
      include_symbol: true,
    },
    (args, { settings }) => {
      if (args.money === null || (isText(args.money) && str(args.money) === '')) return '-';
      const money = multiplied(inCurrency(asMoney(args.money, args.currency), args.currency), args.multiplier);
      const decimals = decimalPlaces(money.amount, args.decimal_places, args.min_decimal_places, args.max_decimal_places);
      return formatMoney(money, settings.languageCode, { decimals, hasSymbol: truthy(args.include_symbol) });
    },
  ),
};

/** The code that is meant, or the server's own. */
function currencyCode(name: string, given: Value): string {
  const wanted = truthy(given) ? given : helperSettings().currency;
  if (!isText(wanted)) throw attributeError(`'${typeName(wanted)}' object has no attribute 'strip'`);
  const code = str(wanted).trim().toUpperCase();
  if (!isCurrency(code)) throw validationError(`${name}: Invalid currency code: ${code}`);
  return code;
}

let known: ReadonlySet<string> | undefined;

function isCurrency(code: string): boolean {
  known ??= new Set(Intl.supportedValuesOf('currency'));
  return known.has(code);
}

/** A bare number is an amount in the currency that is asked for, or in the server's own. */
function asMoney(value: Value, currency: Value): MoneyValue {
  if (value instanceof MoneyValue) return value;
  const amount = Decimal.parse(str(value));
  const code = truthy(currency) ? str(currency) : helperSettings().currency;
  if (amount && isCurrency(code)) return new MoneyValue(amount, code);
  throw validationError(`render_currency: Invalid money value: ${shown(value)}`);
}

/** In the currency that is asked for, where there is a rate for it. */
function inCurrency(money: MoneyValue, currency: Value): MoneyValue {
  return (isText(currency) && converted(money, str(currency))) || money;
}

function multiplied(money: MoneyValue, multiplier: Value): MoneyValue {
  if (multiplier === null) return money;
  const factor = Decimal.parse(str(multiplier));
  if (factor) return new MoneyValue(money.amount.times(factor), money.currency);
  throw validationError(`render_currency: Invalid multiplier value: ${shown(multiplier)}`);
}

/** Those that are given, or those that the amount has; within bounds. */
function decimalPlaces(amount: Decimal, exactly: Value, least: Value, most: Value): number {
  const text = amount.rounded().normalize().toString();
  const own = text.includes('.') ? text.length - text.indexOf('.') - 1 : 2;
  const wanted = Math.max(numberOf(exactly) ?? own, numberOf(least) ?? LEAST_DECIMALS);
  const places = Math.trunc(Math.min(wanted, numberOf(most) ?? MOST_DECIMALS));
  if (places > DECIMALS_LIMIT) throw validationError(`render_currency: at most ${DECIMALS_LIMIT} decimal places, not ${places}`);
  return Math.max(0, places);
}

function numberOf(value: Value): number | undefined {
  if (isInt(value) || typeof value === 'boolean') return Number(value);
  return value instanceof PyFloat && Number.isFinite(value.value) ? value.value : undefined;
}
