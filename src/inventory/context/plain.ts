import { Prisma } from '../../database/client/client.ts';

/** An amount as exact text, so that no cent is lost on the way: `{ amount: "12.5", currency: "USD" }`. */
export interface Money {
  amount: string;
  /** ISO 4217. */
  currency: string;
}

type PlainValue<Value> = Value extends Prisma.Decimal ? number : Value extends Date ? string : Value;
type Scalar = string | number | boolean | Prisma.Decimal | Date | null;

/** A database row as a template sees it: its own columns as JSON, without its relations. */
export type Plain<Row> = {
  [Key in keyof Row as Row[Key] extends Scalar ? Key : never]: `${Key & string}_currency` extends keyof Row
    ? Money | null
    : PlainValue<Row[Key]>;
};

/**
 * Decimals become numbers (or money, where a column `…_currency` stands beside them), dates `YYYY-MM-DD`, time stamps RFC 3339.
 * A date has no zone and never shifts; InvenTree calls each of them `…_date`, and no time stamp so.
 */
export function plain<Row extends object>(row: Row): Plain<Row> {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row) as [string, unknown][]) {
    if (value instanceof Prisma.Decimal) result[key] = value.toNumber();
    else if (value instanceof Date) result[key] = key.endsWith('_date') ? value.toISOString().slice(0, 10) : value.toISOString();
    else if (typeof value !== 'object' || value === null) result[key] = value;
    const currency = key.endsWith('_currency') ? key.slice(0, -'_currency'.length) : undefined;
    if (currency !== undefined && currency in row)
      result[currency] = money((row as Record<string, unknown>)[currency] as Prisma.Decimal | null, String(value));
  }
  return result as Plain<Row>;
}

export function money(amount: Prisma.Decimal | null, currency: string): Money | null {
  return amount === null ? null : { amount: amount.toFixed(), currency };
}

/** The price of a whole line; null without a price. */
export function lineTotal(quantity: Prisma.Decimal, price: Prisma.Decimal | null, currency: string): Money | null {
  return price === null ? null : money(quantity.times(price), currency);
}

/** The distinct numbers of a list that may hold null. */
export function distinct(pks: Iterable<number | null | undefined>): number[] {
  return [...new Set(pks)].filter((pk) => typeof pk === 'number');
}

export function byPk<Row extends { pk: number }>(rows: Row[]): Map<number, Row> {
  return new Map(rows.map((row) => [row.pk, row]));
}
