import { PyObject, SafeString, type Value } from '../values/index.ts';
import type { RecordShape } from '../../value-shapes.ts';
import type { ShapedReader } from './read-shaped.ts';

/** Django's names of what goes by another here: the members of that name are something else. */
const NAMES: Readonly<Record<string, string>> = { parameters: 'parameters_list' };

/** A record of the inventory. Nothing of it can be reached but its declared members; what was not loaded is noted down. */
export class RecordValue extends PyObject {
  readonly #reader: ShapedReader;
  readonly #number: number;
  readonly #shape: RecordShape;
  readonly #members: Readonly<Record<string, unknown>>;
  readonly #read = new Map<string, Value>();

  constructor(reader: ShapedReader, number: number, members: Readonly<Record<string, unknown>>) {
    super();
    this.#reader = reader;
    this.#number = number;
    this.#shape = reader.shapeOf(number);
    this.#members = members;
  }

  get typeName(): string {
    return this.#shape.model;
  }

  /** InvenTree's number of the record. */
  get pk(): Value {
    return this.#member('pk') ?? null;
  }

  /** What was loaded of it, as plain JSON. */
  get json(): Readonly<Record<string, unknown>> {
    return this.#members;
  }

  override str(): string | SafeString {
    const text = this.#member('str');
    return typeof text === 'string' || text instanceof SafeString ? text : '';
  }

  override attribute(name: string): Value | undefined {
    const own = Object.hasOwn(NAMES, name) && this.#has(NAMES[name]!) ? NAMES[name]! : name;
    return this.#member(own);
  }

  override truthy(): boolean {
    return true;
  }

  override equals(other: Value): boolean {
    return other instanceof RecordValue && other.typeName === this.typeName && other.pk === this.pk;
  }

  #has(name: string): boolean {
    return this.#reader.membersOf(this.#shape.model).has(name);
  }

  #member(name: string): Value | undefined {
    const known = this.#read.get(name);
    if (known !== undefined) return known;
    if (!Object.hasOwn(this.#shape.loaded, name)) {
      if (this.#has(name)) this.#reader.miss({ shape: this.#number, name });
      // As nothing, until it is loaded: this round is not printed.
      return this.#has(name) ? '' : undefined;
    }
    const value = this.#reader.read(this.#members[name], this.#shape.loaded[name]!);
    this.#read.set(name, value);
    return value;
  }
}
