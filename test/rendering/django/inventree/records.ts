import { moneyOf, type MoneyValue } from '../../../../src/rendering/django/records/money-value.ts';
import { ShapedReader } from '../../../../src/rendering/django/records/read-shaped.ts';
import type { RecordValue } from '../../../../src/rendering/django/records/record-value.ts';
import type { MemberShape, RecordShape } from '../../../../src/rendering/value-shapes.ts';

/** A record in the making: its kind and members, other records among them. */
export interface RecordSpec {
  model: string;
  members: Record<string, unknown>;
}

export const spec = (model: string, members: Record<string, unknown>): RecordSpec => ({ model, members: { str: '', pk: 0, ...members } });
export const part = (members: Record<string, unknown>): RecordValue => record(spec('Part', members));
export const money = (amount: string, currency = 'USD'): MoneyValue => moneyOf({ amount, currency });

/** A record as a job's reader gives it; lists of records are what managers lead to. */
export function record(made: RecordSpec): RecordValue {
  const records: RecordShape[] = [];
  const number = addShape(made, records);
  const { model } = made;
  const reader = new ShapedReader({ records, members: { [model]: Object.keys(made.members) } });
  return reader.read(plain(made), { record: number, as: 'record' }) as RecordValue;
}

const isSpec = (value: unknown): value is RecordSpec => typeof value === 'object' && value !== null && 'members' in value;
const areSpecs = (value: unknown): value is RecordSpec[] => Array.isArray(value) && value.length > 0 && value.every(isSpec);

function addShape({ model, members }: RecordSpec, records: RecordShape[]): number {
  const shape: RecordShape = { model, loaded: {} };
  const number = records.push(shape) - 1;
  for (const [name, value] of Object.entries(members)) shape.loaded[name] = memberShape(value, records);
  return number;
}

function memberShape(value: unknown, records: RecordShape[]): MemberShape {
  if (isSpec(value)) return { record: addShape(value, records), as: 'record' };
  if (areSpecs(value)) return { record: addShape(value[0]!, records), as: 'manager' };
  return typeof value === 'number' ? 'number' : 'json';
}

function plain(value: unknown): unknown {
  if (areSpecs(value)) return value.map(plain);
  return isSpec(value) ? Object.fromEntries(Object.entries(value.members).map(([name, member]) => [name, plain(member)])) : value;
}
