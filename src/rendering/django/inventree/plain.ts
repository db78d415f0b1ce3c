import { MoneyValue } from '../records/money-value.ts';
import { RecordValue } from '../records/record-value.ts';
import { RowList, RowManager } from '../records/related-rows.ts';
import { Decimal, PyDate, PyDateTime, PyFloat, PyObject, PySet, SafeString, type Value } from '../values/index.ts';

/** A value as the helpers of Marko templates take it: plain JSON, where decimals are texts and dates are ISO 8601. */
export function toPlain(value: Value): unknown {
  if (value instanceof SafeString) return value.text;
  if (value instanceof PyFloat) return value.value;
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Decimal) return value.toFixed();
  if (value instanceof PyDate) return value.toString();
  if (value instanceof PyDateTime) return value.isoFormat();
  if (value instanceof MoneyValue) return { amount: value.amount.toFixed(), currency: value.currency };
  if (value instanceof RecordValue) return { pk: value.pk };
  const rows = rowsOf(value);
  if (rows) return rows.map(toPlain);
  if (Array.isArray(value)) return Array.from(value, toPlain);
  if (value instanceof PySet) return value.items.map(toPlain);
  return typeof value === 'function' || value instanceof PyObject || value instanceof Map ? undefined : value;
}

/** The rows of a query set, or those that a manager leads to. */
export function rowsOf(value: Value): readonly Value[] | undefined {
  if (value instanceof RowManager) return value.rows.rows;
  return value instanceof RowList ? value.rows : undefined;
}
