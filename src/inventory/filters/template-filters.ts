import type { ModelType } from '../../database/client/enums.ts';
import type { PrismaClient } from '../../database/database.ts';
import { tableOf } from '../item-tables.ts';
import { booleanValue, fieldClasses, FilterError, filterValue } from './filter-value.ts';
import { recordModel, type RecordModel, type RelationField } from './record-models.ts';

/** One condition: Django's lookup and what it is compared with; a list where it stood in brackets. */
export interface LookupCondition {
  lookup: string;
  value: string | unknown[];
}

/** Conditions on one record: on its columns, and on the records at the ends of its relations. */
interface Conditions {
  own: object[];
  related: Map<string, { relation: RelationField; conditions: Conditions }>;
}

type Compare = (value: unknown, field: string, type: string) => object;

const one =
  (operator: string): Compare =>
  (value, field, type) => ({ [operator]: filterValue(type, field, value) });
const text =
  (operator: string, insensitive: boolean): Compare =>
  (value) => ({
    [operator]: operator === 'equals' ? String(value) : String(value).replace(/[\\%_]/g, '\\$&'),
    ...(insensitive && { mode: 'insensitive' }),
  });
const list: Compare = (value, field, type) => ({
  in: (Array.isArray(value) ? value : String(value).split(/[\s,]+/)).map((entry) => filterValue(type, field, entry)),
});
const range: Compare = (value, field, type) => {
  const [from, to, more] = Array.isArray(value) ? (value as unknown[]) : [];
  if (to === undefined || more !== undefined) throw new FilterError(`The lookup 'range' of '${field}' takes a list of two values.`);
  return { gte: filterValue(type, field, from), lte: filterValue(type, field, to) };
};

const common: Record<string, Compare> = {
  exact: one('equals'),
  gt: one('gt'),
  gte: one('gte'),
  lt: one('lt'),
  lte: one('lte'),
  in: list,
  range,
};
const texts: Record<string, Compare> = {
  ...common,
  iexact: text('equals', true),
  contains: text('contains', false),
  icontains: text('contains', true),
  startswith: text('startsWith', false),
  istartswith: text('startsWith', true),
  endswith: text('endsWith', false),
  iendswith: text('endsWith', true),
};
const comparisons = (type: string): Record<string, Compare> =>
  type === 'String' ? texts : type === 'Boolean' ? { exact: one('equals'), in: list } : common;

/**
 * A template's `filters` as a condition in Prisma's words over the records of its kind. Lookups are Django's: a column,
 * `__` to follow a reference, and a suffix. Throws {@link FilterError} for what does not fit the record type.
 */
export function filterRecords(prisma: PrismaClient, modelType: ModelType, conditions: LookupCondition[]): object {
  const root: Conditions = { own: [], related: new Map() };
  for (const { lookup, value } of conditions) add(prisma, root, tableOf(modelType), lookup.split('__'), value);
  return whereOf(root);
}

function add(prisma: PrismaClient, into: Conditions, modelName: string, path: string[], value: unknown): void {
  const model = recordModel(prisma, modelName);
  const [written = '', ...rest] = path;
  const name = written === 'id' ? 'pk' : written;
  const field = model.get(name);
  if (!field) throw unknownField(model, written);
  if (field.kind === 'scalar') {
    into.own.push({ [name]: compareColumn(field.type, name, rest, value) });
    return;
  }
  const next = rest[0] === 'id' ? 'pk' : rest[0];
  if (next !== undefined && recordModel(prisma, field.model).has(next)) {
    const known = into.related.get(name) ?? { relation: field, conditions: { own: [], related: new Map() } };
    into.related.set(name, known);
    add(prisma, known.conditions, field.model, rest, value);
  } else into.own.push(compareRelation(field, name, rest, value));
}

function compareColumn(type: string, name: string, lookups: string[], value: unknown): object | null {
  const [lookup = 'exact', more] = lookups;
  if (lookup === 'isnull' && more === undefined) return booleanValue(String(value)) ? { equals: null } : { not: null };
  const known = comparisons(type);
  const compare = more === undefined && Object.hasOwn(known, lookup) ? known[lookup] : undefined;
  if (!compare)
    throw new FilterError(`Unsupported lookup '${lookup}' for ${fieldClasses[type] ?? type} or join on the field not permitted.`);
  return compare(value, name, type);
}

/** A relation itself is compared by the pk at its other end. */
function compareRelation(relation: RelationField, name: string, lookups: string[], value: unknown): object {
  const [lookup = 'exact', more] = lookups;
  if (lookup === 'isnull' && more === undefined) {
    const isNull = booleanValue(String(value));
    if (relation.isList) return { [name]: isNull ? { none: {} } : { some: {} } };
    return { [relation.column ?? name]: isNull ? null : { not: null } };
  }
  const compare = more === undefined && Object.hasOwn(common, lookup) ? common[lookup] : undefined;
  if (!compare) throw new FilterError(`Related Field got invalid lookup: ${lookup}`);
  const pk = compare(value, name, 'Int');
  return relation.column ? { [relation.column]: pk } : { [name]: { some: { pk } } };
}

function whereOf({ own, related }: Conditions): object {
  const ends = [...related].map(([name, { relation, conditions }]) => ({
    [name]: { [relation.isList ? 'some' : 'is']: whereOf(conditions) },
  }));
  return { AND: [...own, ...ends] };
}

function unknownField(model: RecordModel, name: string): FilterError {
  const choices = [...model.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  return new FilterError(`Cannot resolve keyword '${name}' into field. Choices are: ${choices.join(', ')}`);
}
