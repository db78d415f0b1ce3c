import { show } from './arguments.ts';

/** What stands at the end of a path in one record: several values where the path leads through a list. */
interface Found {
  values: unknown[];
  /** False: a record on the way has no such field. Undefined: there was no record to tell. */
  known: boolean | undefined;
}

const NAMES_SHOWN = 20;

/** `part.category.name`, or with InvenTree's `__` between the names. */
export function pathOf(text: string): string[] {
  return text.split(/\.|__/);
}

/** The values at a path. A missing record on the way gives null. */
export function valuesAt(start: unknown, path: readonly string[]): Found {
  let values: unknown[] = [start];
  let known: boolean | undefined;
  for (const written of path) {
    known = undefined;
    const next: unknown[] = [];
    for (const value of values.flatMap((each) => (Array.isArray(each) ? (each as unknown[]) : [each]))) {
      if (value === null || value === undefined) {
        next.push(null);
        continue;
      }
      const name = written === 'id' && typeof value === 'object' && !Object.hasOwn(value, 'id') ? 'pk' : written;
      const has = typeof value === 'object' && Object.hasOwn(value, name);
      known = known === true || has;
      next.push(has ? ((value as Record<string, unknown>)[name] ?? null) : null);
    }
    values = next;
  }
  return { values, known };
}

/** Whether any of the records has the field. */
export function isFound(list: readonly unknown[], path: readonly string[]): boolean {
  return list.some((record) => valuesAt(record, path).known === true);
}

/** As `isFound`, and true as well where no record can tell: an empty list, nothing but missing relations. */
export function isKnown(list: readonly unknown[], path: readonly string[]): boolean {
  return list.every((record) => valuesAt(record, path).known === undefined) || isFound(list, path);
}

/** Throws `RangeError` that names the first field of the path that none of the records has, and those that they have. */
export function unknownField(where: string, list: readonly unknown[], path: readonly string[]): never {
  const length = path.findIndex((_name, index) => !isKnown(list, path.slice(0, index + 1)));
  const before = path.slice(0, length);
  const owners = list.flatMap((record) => valuesAt(record, before).values.flat());
  const names = [...new Set(owners.flatMap((owner) => (typeof owner === 'object' && owner !== null ? Object.keys(owner) : [])))];
  const some = names.length === 0 ? 'no fields' : names.slice(0, NAMES_SHOWN).join(', ') + (names.length > NAMES_SHOWN ? ', …' : '');
  const of = before.length === 0 ? 'the records have' : `${before.join('.')} has`;
  throw new RangeError(`${where}: ${of} no ${show(path[length] ?? path.at(-1))}; there is ${some}.`);
}
