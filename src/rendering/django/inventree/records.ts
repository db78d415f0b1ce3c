import { Decimal, intOf, PyDate, PyDateTime, PyError, PyFloat, PyObject, PySet, repr, SafeString, type Value } from '../values/index.ts';
import { Money } from './money.ts';

/** A record of the inventory as a template meets it. Two are equal where they are the same row of the same kind. */
export abstract class InventoryRecord extends PyObject {
  /** Its kind: `Part`, `StockItem`. */
  abstract override readonly typeName: string;
  /** Plain JSON, as the helpers of Marko templates take it: with `pk`, and with whatever was loaded of it. */
  abstract readonly data: Readonly<Record<string, unknown>>;

  override equals(other: Value): boolean {
    return other instanceof InventoryRecord && other.typeName === this.typeName && other.data.pk === this.data.pk;
  }
}

/** How many rows a list shows of itself. */
const MOST_SHOWN = 20;

/** Rows, as Django's query sets are: to be walked through, counted, filtered and put in order. */
export class Rows extends PyObject {
  readonly typeName = 'QuerySet';
  readonly records: readonly InventoryRecord[];

  constructor(records: readonly InventoryRecord[]) {
    super();
    this.records = records;
  }

  override str(): string {
    const shown: string[] = this.records.slice(0, MOST_SHOWN).map(repr);
    if (this.records.length > MOST_SHOWN) shown.push("'...(remaining elements truncated)...'");
    return `<QuerySet [${shown.join(', ')}]>`;
  }
  override repr(): string {
    return this.str();
  }
  override attribute(name: string): Value | undefined {
    return Object.hasOwn(METHODS, name) ? () => METHODS[name]!(this.records) : undefined;
  }
  override item(key: Value): Value | undefined {
    if (typeof key !== 'number') return undefined;
    if (key < 0) throw new PyError('ValueError', 'Negative indexing is not supported.');
    const record = this.records[key];
    if (!record) throw new PyError('IndexError', 'list index out of range');
    return record;
  }
  override length(): number {
    return this.records.length;
  }
  override iterate(): Iterable<Value> {
    return this.records;
  }
}

/** What leads from one record to others: its `all` are the rows. It counts as true even where there are none. */
export class RelatedRows extends PyObject {
  readonly typeName = 'RelatedManager';
  readonly records: readonly InventoryRecord[];

  constructor(records: readonly InventoryRecord[]) {
    super();
    this.records = records;
  }

  override str(): string {
    return 'RelatedManager';
  }
  override attribute(name: string): Value | undefined {
    return Object.hasOwn(METHODS, name) ? () => METHODS[name]!(this.records) : undefined;
  }
}

const METHODS: Readonly<Record<string, (records: readonly InventoryRecord[]) => Value>> = {
  all: (records) => new Rows(records),
  count: (records) => records.length,
  distinct: (records) => new Rows([...new Set(records)]),
  exists: (records) => records.length > 0,
  first: (records) => records[0] ?? null,
  last: (records) => records.at(-1) ?? null,
  none: () => new Rows([]),
  reverse: (records) => new Rows(records.toReversed()),
};

/** A value as the helpers of Marko templates take it: plain JSON, where decimals are texts and dates are ISO 8601. */
export function toPlain(value: Value): unknown {
  if (value instanceof SafeString) return value.text;
  if (value instanceof PyFloat) return value.value;
  if (typeof value === 'bigint') return String(intOf(value));
  if (value instanceof Decimal) return value.toFixed();
  if (value instanceof PyDate) return value.toString();
  if (value instanceof PyDateTime) return value.isoFormat();
  if (value instanceof Money) return { amount: value.amount.toFixed(), currency: value.currency };
  if (value instanceof InventoryRecord) return value.data;
  if (value instanceof Rows || value instanceof RelatedRows) return value.records.map((record) => record.data);
  if (Array.isArray(value)) return Array.from(value, toPlain);
  if (value instanceof PySet) return value.items.map(toPlain);
  return typeof value === 'function' || value instanceof PyObject ? undefined : value;
}
