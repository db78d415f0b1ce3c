import { requireStaff } from '../accounts/require-staff.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { InvalidError, type FieldError } from '../errors.ts';
import type { Parts } from '../parts.ts';

/** How much of a currency (ISO 4217) one unit of the common base is, as decimal text. */
export interface ExchangeRate {
  currency: string;
  value: string;
}

/** There are about 180 currencies. */
const RATE_LIMIT = 300;
/** As the column holds it. */
const VALUE = /^\d{1,14}(?:\.\d{1,6})?$/;

/** The rates that money is converted by, one for each currency, by its code. */
export async function readExchangeRates({ prisma }: Pick<Parts, 'prisma'>): Promise<ExchangeRate[]> {
  const rows = await prisma.exchangeRate.findMany({ orderBy: [{ currency: 'asc' }, { pk: 'asc' }] });
  return [...new Map(rows.map(({ currency, value }) => [currency, { currency, value: value.toFixed() }])).values()];
}

/** As templates are given them. */
export function ratesByCurrency(rates: ExchangeRate[]): Record<string, string> {
  return Object.fromEntries(rates.map(({ currency, value }) => [currency, value]));
}

/** Puts these rates in the place of all others; the base has the rate 1. Staff only. Throws `InvalidError`. */
export async function setExchangeRates(
  { prisma }: Pick<Parts, 'prisma'>,
  viewer: Viewer | null,
  rates: ExchangeRate[],
): Promise<ExchangeRate[]> {
  requireStaff(viewer);
  if (rates.length > RATE_LIMIT) throw InvalidError.of('rates', 'TOO_MANY', `At most ${RATE_LIMIT} rates can be set.`);
  const errors = rates.flatMap((rate, index) => problemsOf(rate, index, rates));
  if (errors.length > 0) throw new InvalidError(errors);
  await prisma.$transaction([prisma.exchangeRate.deleteMany(), prisma.exchangeRate.createMany({ data: rates })]);
  return readExchangeRates({ prisma });
}

function problemsOf({ currency, value }: ExchangeRate, index: number, rates: ExchangeRate[]): FieldError[] {
  const problem = (field: keyof ExchangeRate, code: FieldError['code'], message: string): FieldError => ({
    path: ['rates', String(index), field],
    involves: ['rates'],
    code,
    message,
  });
  if (!/^[A-Z]{3}$/.test(currency))
    return [problem('currency', 'WRONG_TYPE', `${JSON.stringify(currency)} is no ISO 4217 code such as "EUR".`)];
  if (rates.findIndex((rate) => rate.currency === currency) < index)
    return [problem('currency', 'NOT_UNIQUE', `${currency} has a rate already.`)];
  if (!VALUE.test(value) || Number(value) === 0)
    return [
      problem('value', 'WRONG_TYPE', `${JSON.stringify(value)} is no rate: a number above 0 such as "1.0823", with six decimals at most.`),
    ];
  return [];
}
