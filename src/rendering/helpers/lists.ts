import { listOf, show } from './arguments.ts';
import { compareValues, naturally, plain } from './compare.ts';
import { lookups, transforms } from './lookups.ts';
import { isFound, isKnown, pathOf, unknownField, valuesAt } from './paths.ts';

type List<Item> = readonly Item[] | null | undefined;

/**
 * The records of a list that meet all conditions, with the look-ups of template filters:
 * `where(lines, { 'part.active': true, quantity__gt: 5 })`. A path may lead through a list: then one of its values must do.
 * Throws `RangeError` for a field that no record has.
 */
export function where<Item>(list: List<Item>, conditions: Readonly<Record<string, unknown>>): Item[] {
  if (typeof conditions !== 'object' || conditions === null || Array.isArray(conditions))
    throw new TypeError(`where(): conditions are an object such as { quantity__gt: 5 }, not ${show(conditions)}.`);
  return select('where()', listOf('where()', list), Object.entries(conditions));
}

/** The records that meet all conditions; `helper` is how error messages name what the author wrote. */
export function select<Item>(helper: string, records: readonly Item[], conditions: readonly [path: string, wanted: unknown][]): Item[] {
  const tests = conditions.map(([written, wanted]) => conditionOf(helper, records, written, wanted));
  return records.filter((record) => tests.every((test) => test(record)));
}

function conditionOf(helper: string, records: readonly unknown[], written: string, wanted: unknown): (record: unknown) => boolean {
  const path = pathOf(written);
  const call = `${helper}: ${written}`;
  // `date` is a look-up, and a field of many records as well.
  const takeSuffix = (known: object) =>
    path.length > 1 && Object.hasOwn(known, path.at(-1)!) && !isFound(records, path) ? path.pop() : undefined;
  const lookup = lookups[takeSuffix(lookups) ?? 'exact']!;
  const transform = transforms[takeSuffix(transforms) ?? ''];
  if (!isKnown(records, path)) unknownField(helper, records, path);
  return (record) => {
    const values = valuesAt(record, path).values.flat();
    return values.some((value) => lookup(transform ? transform(value, call) : value, wanted, call));
  };
}

/**
 * A list in the order of fields, `-` in front of a path for the other direction: `orderBy(lines, '-part.active', 'part.name')`.
 * Texts are ordered as people do it (`R2` before `R10`), and what has no value comes last. The list itself stays as it is.
 */
export function orderBy<Item>(list: List<Item>, ...fields: string[]): Item[] {
  return sort('orderBy()', listOf('orderBy()', list), fields);
}

/** The records in the order of fields; `helper` is how error messages name what the author wrote. */
export function sort<Item>(helper: string, records: readonly Item[], fields: readonly string[]): Item[] {
  const keys = fields.map((written) => {
    if (typeof written !== 'string' || written === '')
      throw new TypeError(`${helper}: a field is a text such as "-part.name", not ${show(written)}.`);
    const path = pathOf(written.replace(/^-/, ''));
    if (!isKnown(records, path)) unknownField(helper, records, path);
    return {
      written,
      sign: written.startsWith('-') ? -1 : 1,
      values: new Map(records.map((record) => [record, valuesAt(record, path).values[0]])),
    };
  });
  return records.toSorted((a, b) => {
    for (const { written, sign, values } of keys) {
      const order = compareForOrder(`${helper}: ${show(written)}`, values.get(a), values.get(b), sign);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compareForOrder(call: string, a: unknown, b: unknown, sign: number): number {
  const [hasA, hasB] = [a, b].map((value) => value !== null && value !== undefined && value !== '');
  if (!hasA || !hasB) return Number(hasB) - Number(hasA);
  const order = compareValues(labelled(a), labelled(b), naturally);
  if (order === undefined || Number.isNaN(order)) throw new TypeError(`${call}: ${show(a)} and ${show(b)} have no order.`);
  return sign * order;
}

/** Records are ordered by what people call them. */
function labelled(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'label' in value ? value.label : value;
}

export interface Group<Item> {
  /** What its records have in common; null for those without a value. */
  key: unknown;
  items: Item[];
}

/** The groups of a list by a field, each in the order of its first record: `<for|{ key, items }| of=groupBy(lines, "part.category.name")>`. */
export function groupBy<Item>(list: List<Item>, field: string): Group<Item>[] {
  const records = listOf('groupBy()', list);
  if (typeof field !== 'string' || field === '')
    throw new TypeError(`groupBy(): a field is a text such as "part.category.name", not ${show(field)}.`);
  const path = pathOf(field);
  if (!isKnown(records, path)) unknownField('groupBy()', records, path);
  const groups = new Map<unknown, Group<Item>>();
  for (const record of records) {
    const key = valuesAt(record, path).values[0] ?? null;
    const identity = typeof key === 'object' && key !== null && plain(key) === key ? JSON.stringify(key) : plain(key);
    const group = groups.get(identity);
    if (group) group.items.push(record);
    else groups.set(identity, { key, items: [record] });
  }
  return [...groups.values()];
}

/**
 * A parameter's value by its name, in any case where no name is exactly this: `parameter(input.part, "Voltage", "unknown")`.
 * Takes a record with `parameters`, or the parameters themselves.
 */
export function parameter(source: unknown, name: string, otherwise = ''): string {
  if (typeof name !== 'string') throw new TypeError(`parameter(): a name is a text, not ${show(name)}.`);
  if (source === null || source === undefined) return otherwise;
  if (typeof source !== 'object') throw new TypeError(`parameter() takes a record or its parameters; this is ${show(source)}.`);
  const isOwner = 'parameters' in source && typeof source.parameters === 'object' && source.parameters !== null;
  const values = Object.entries(isOwner ? (source.parameters as object) : source) as [string, unknown][];
  const found = findNamed(values, name);
  return found === null || found === undefined ? otherwise : String(found);
}

/** What goes by a name: by exactly this one, or else by one that differs in capitals alone. */
export function findNamed<Item>(named: readonly (readonly [name: string, item: Item])[], wanted: string): Item | undefined {
  const same = named.find(([name]) => name === wanted) ?? named.find(([name]) => name.toLowerCase() === wanted.toLowerCase());
  return same?.[1];
}
