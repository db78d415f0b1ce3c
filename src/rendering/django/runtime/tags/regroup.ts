import { equals, iterate, PyObject, repr, type Value } from '../../values/index.ts';
import type { Context } from '../context.ts';
import type { Lazy } from './values.ts';

/** One group of `{% regroup %}`: a pair of the value and the list that has it in common. */
class Group extends PyObject {
  readonly typeName = 'GroupedResult';
  readonly #grouper: Value;
  readonly #list: Value[];

  constructor(grouper: Value, list: Value[]) {
    super();
    this.#grouper = grouper;
    this.#list = list;
  }

  override str(): string {
    return `GroupedResult(grouper=${repr(this.#grouper)}, list=${repr(this.#list)})`;
  }
  override repr(): string {
    return this.str();
  }
  override attribute(name: string): Value | undefined {
    if (name === 'grouper') return this.#grouper;
    return name === 'list' ? this.#list : undefined;
  }
  override item(key: Value): Value | undefined {
    return typeof key === 'number' ? this.iterate().at(key) : undefined;
  }
  override length(): number {
    return 2;
  }
  override iterate(): Value[] {
    return [this.#grouper, this.#list];
  }
  add(item: Value): void {
    this.#list.push(item);
  }
  has(grouper: Value): boolean {
    return equals(this.#grouper, grouper);
  }
}

/** `{% regroup %}`: items that follow one another and have a value in common. While it reads, `asName` is the item. */
export function regroup(context: Context, target: Value, by: Lazy, asName: string): string {
  const groups: Group[] = [];
  for (const item of target === null ? [] : iterate(target)) {
    context.set(asName, item);
    const grouper = by(context);
    const last = groups.at(-1);
    if (last?.has(grouper)) last.add(item);
    else groups.push(new Group(grouper, [item]));
  }
  context.set(asName, groups);
  return '';
}
