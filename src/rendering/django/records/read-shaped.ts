import type { MemberShape, Missed, RecordShape, ValueShapes } from '../../value-shapes.ts';
import { Decimal, fromJson, parseDate, parseDateTime, PyFloat, type Value } from '../values/index.ts';
import { moneyOf } from './money-value.ts';
import { RecordValue } from './record-value.ts';
import { RowList, RowManager } from './related-rows.ts';

/** Reads a document's input as Python's values, each when it is asked for. */
export class ShapedReader {
  readonly #shapes: ValueShapes;
  readonly #members = new Map<string, ReadonlySet<string>>();
  readonly #missed = new Map<string, Missed>();
  readonly #records = new Map<number, WeakMap<object, RecordValue>>();

  constructor(shapes: ValueShapes) {
    this.#shapes = shapes;
  }

  /** What was asked for and was not loaded, each once. */
  get missed(): Missed[] {
    return [...this.#missed.values()];
  }

  miss(missed: Missed): void {
    this.#missed.set(`${missed.shape} ${missed.name}`, missed);
  }

  shapeOf(number: number): RecordShape {
    return this.#shapes.records[number]!;
  }

  /** All members that records of a model have. */
  membersOf(model: string): ReadonlySet<string> {
    const known = this.#members.get(model) ?? new Set(this.#shapes.members[model]);
    this.#members.set(model, known);
    return known;
  }

  /** The variables of a document, or of one of its `instances`. */
  variables(input: Readonly<Record<string, unknown>>): Map<Value, Value> {
    const { loaded } = this.shapeOf(0);
    const entries = Object.entries(input).map(([name, json]): [string, Value] => [
      name,
      Object.hasOwn(loaded, name) ? this.read(json, loaded[name]!) : this.#plain(name, json),
    ]);
    return new Map<Value, Value>(entries);
  }

  read(json: unknown, shape: MemberShape): Value {
    if (json === null || json === undefined) return null;
    if (typeof shape === 'string') return scalar(json, shape);
    const record = (one: unknown) => this.#record(shape.record, one as Record<string, unknown>);
    switch (shape.as) {
      case 'record':
        return record(json);
      case 'dict':
        return new Map<Value, Value>(Object.entries(json).map(([key, one]) => [key, record(one)]));
      case 'list':
        return new RowList((json as unknown[]).map(record));
      case 'manager':
        return new RowManager((json as unknown[]).map(record));
    }
  }

  /** Variables that every report has are described here, since no model does. */
  #plain(name: string, json: unknown): Value {
    if (name === 'date') return parseDate(json as string);
    if (name === 'datetime') return parseDateTime(json as string);
    if (name === 'instances') return (json as Record<string, unknown>[]).map((instance) => this.variables(instance));
    return fromJson(json);
  }

  #record(number: number, members: Record<string, unknown>): RecordValue {
    const ofShape = this.#records.get(number) ?? new WeakMap<object, RecordValue>();
    this.#records.set(number, ofShape);
    const known = ofShape.get(members) ?? new RecordValue(this, number, members);
    ofShape.set(members, known);
    return known;
  }
}

function scalar(json: unknown, shape: string): Value {
  const [kind, places] = shape.split(':');
  switch (kind) {
    case 'date':
      return parseDate(json as string);
    case 'datetime':
      return parseDateTime(json as string);
    case 'money':
      return moneyOf(json as { amount: string; currency: string });
    case 'decimal':
      return Decimal.parse(Number(json).toFixed(Number(places))) ?? fromJson(json);
    case 'number':
      return Number.isInteger(json) ? (json as number) : (Decimal.parse(String(json)) ?? new PyFloat(json as number));
    default:
      return fromJson(json);
  }
}
