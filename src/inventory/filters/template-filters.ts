import type { Prisma } from '../../database/client/client.ts';
import type { ModelType } from '../../database/client/enums.ts';
import { tableOf } from '../item-tables.ts';
import { FilterError } from './filter-error.ts';
import { booleanValue, fieldClasses, textValue } from './filter-value.ts';
import { lookups, relationLookups, transforms, type Operand } from './lookups.ts';
import type { RecordModel, RecordModels, RelationField, ScalarField } from './record-models.ts';
import { column, whereOf, type Condition, type RecordNode } from './record-node.ts';

/** One condition: Django's lookup and what it is compared with; a list where it stood in brackets. */
export interface LookupCondition {
  lookup: string;
  value: string | unknown[];
}

/** References that one lookup may follow: the database follows them all for each record. */
const MOST_RELATIONS = 6;

/** What InvenTree keeps and an import leaves out; an author who knows it there shall not look for a slip of the pen. */
const LEFT_OUT = new Set(
  'level lft rght tree_id metadata tags tagged_items parameters_list pricing_data starred_users stock_tracking_info tracking_info stocktakes'.split(
    ' ',
  ),
);

/**
 * A template's `filters` as a condition in SQL over the table of its record type, which the query calls `item`. Lookups are
 * Django's: a column, `__` to follow a reference, transforms, and a suffix. Throws {@link FilterError} for what does not fit
 * the record type.
 */
export function filterRecords(models: RecordModels, modelType: ModelType, conditions: LookupCondition[]): Prisma.Sql {
  const table = tableOf(modelType);
  const root: RecordNode = { model: modelOf(models, table), table, alias: 'item', relation: undefined, conditions: [], related: new Map() };
  let aliases = 0;
  const relatedNode = (node: RecordNode, name: string, relation: RelationField): RecordNode => {
    const known = node.related.get(name);
    if (known) return known;
    const alias = `r${++aliases}`;
    const related: RecordNode = {
      model: modelOf(models, relation.model),
      table: relation.model,
      alias,
      relation,
      conditions: [],
      related: new Map(),
    };
    node.related.set(name, related);
    return related;
  };
  for (const { lookup, value } of conditions) {
    const [first = '', ...rest] = lookup.split('__');
    let node = root;
    let field = fieldOf(node.model, first);
    for (let followed = 1; field.isRelation && rest[0] !== undefined && fieldIn(modelOf(models, field.model), rest[0]); followed++) {
      if (followed > MOST_RELATIONS) throw new FilterError(`'${lookup}' follows more than ${MOST_RELATIONS} references.`);
      node = relatedNode(node, field.name, field);
      field = fieldOf(node.model, rest.shift()!);
    }
    if (!field.isRelation) {
      node.conditions.push(compareColumn(node, field, rest, value));
      continue;
    }
    if (field.isList) node = relatedNode(node, field.name, field);
    const pk = column(node.alias, field.isList ? 'pk' : field.column);
    node.conditions.push(compareRelation(pk, field.name, rest, value));
  }
  return whereOf(root);
}

function modelOf(models: RecordModels, name: string): RecordModel {
  const model = models.get(name);
  if (!model) throw new Error(`There is no model ${name}.`);
  return model;
}

type NamedField = (ScalarField | RelationField) & { name: string };

/** A field by its name; `id` is the pk, and the column of a reference stands for the reference: `part_id` for `part`. */
function fieldIn(model: RecordModel, written: string): NamedField | undefined {
  const name = written === 'id' ? 'pk' : written;
  const reference = name.endsWith('_id') ? name.slice(0, -3) : name;
  const relation = model.get(reference);
  if (relation?.isRelation && (reference === name || relation.column === name)) return { ...relation, name: reference };
  const field = model.get(name);
  return field && { ...field, name };
}

function fieldOf(model: RecordModel, written: string): NamedField {
  const field = fieldIn(model, written);
  if (field) return field;
  const choices = [...model.keys()].toSorted((a, b) => (a < b ? -1 : 1)).join(', ');
  const why = LEFT_OUT.has(written) ? ': InvenTree has it, and this server does not keep it' : '';
  throw new FilterError(`Cannot resolve keyword '${written}' into field${why}. Choices are: ${choices}`);
}

function compareColumn(node: RecordNode, { name, kind }: ScalarField & { name: string }, suffixes: string[], value: unknown): Condition {
  let operand: Operand = { sql: column(node.alias, name), kind, field: name };
  const rest = [...suffixes];
  const transformOf = () => (rest[0] === undefined ? undefined : ownValue(transforms[operand.kind] ?? {}, rest[0]));
  for (let transform = transformOf(); transform; transform = transformOf()) {
    operand = transform(operand);
    rest.shift();
  }
  const [suffix = 'exact', more] = rest;
  const lookup = more === undefined ? ownValue(lookups, suffix) : undefined;
  if (!lookup)
    throw new FilterError(`Unsupported lookup '${suffix}' for ${fieldClasses[operand.kind]} or join on the field not permitted.`);
  return { sql: lookup(operand, value), holdsForNone: suffix === 'isnull' && booleanValue(textValue(name, value)) };
}

/** A relation itself is compared by the pk at its other end: what a reference's column holds, or what a record of a list is. */
function compareRelation(sql: Prisma.Sql, name: string, suffixes: string[], value: unknown): Condition {
  const [suffix = 'exact', more] = suffixes;
  if (more !== undefined || !relationLookups.includes(suffix)) throw new FilterError(`Related Field got invalid lookup: ${suffix}`);
  const condition = lookups[suffix]!({ sql, kind: 'integer', field: name }, value);
  return { sql: condition, holdsForNone: suffix === 'isnull' && booleanValue(textValue(name, value)) };
}

function ownValue<Value>(values: Record<string, Value>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
