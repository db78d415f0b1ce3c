import { moneyOf, type Money } from '../../../../src/rendering/django/inventree/money.ts';
import { InventoryRecord, RelatedRows } from '../../../../src/rendering/django/inventree/records.ts';
import { fromJson, type Value } from '../../../../src/rendering/django/values/index.ts';

/** A record made from plain JSON; a list of records in it is what leads to others. */
export class TestRecord extends InventoryRecord {
  readonly typeName: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly #members: Map<string, Value>;

  constructor(typeName: string, members: Record<string, unknown>) {
    super();
    this.typeName = typeName;
    this.data = Object.fromEntries(Object.entries(members).map(([name, value]) => [name, plain(value)]));
    this.#members = new Map(Object.entries(members).map(([name, value]) => [name, shown(value)]));
  }

  override str(): string {
    return String(this.data.name ?? this.data.pk);
  }
  override attribute(name: string): Value | undefined {
    return this.#members.get(name);
  }
}

const isRecords = (value: unknown): value is TestRecord[] => Array.isArray(value) && value.every((each) => each instanceof TestRecord);
const isMoney = (value: unknown): value is { amount: string; currency: string } =>
  typeof value === 'object' && value !== null && 'amount' in value;

function plain(value: unknown): unknown {
  if (isRecords(value)) return value.map(({ data }) => data);
  return value instanceof TestRecord ? value.data : value;
}

function shown(value: unknown): Value {
  if (value instanceof TestRecord) return value;
  if (isRecords(value)) return new RelatedRows(value);
  return isMoney(value) ? moneyOf(value) : fromJson(value);
}

export const part = (members: Record<string, unknown>): TestRecord => new TestRecord('Part', members);
export const money = (amount: string, currency = 'USD'): Money => moneyOf({ amount, currency });
