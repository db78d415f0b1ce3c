import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { ModelType } from '../../src/database/client/enums.ts';
import type { Database } from '../../src/database/database.ts';
import type { Model } from '../../src/inventory/context/declare.ts';
import { allModels, typeOf } from '../../src/inventory/context/graph.ts';
import { loadMembers } from '../../src/inventory/context/load-members.ts';
import { expandTree, treeOfPaths } from '../../src/inventory/context/member-tree.ts';
import { rootContexts } from '../../src/inventory/context/root-contexts.ts';
import { decimalPlaces, shapesOf } from '../../src/inventory/context/value-shapes.ts';
import { importExport } from '../../src/inventory/import-export.ts';
import { contextSource } from '../../src/inventory/load-item-contexts.ts';
import { MoneyValue } from '../../src/rendering/django/records/money-value.ts';
import { ShapedReader } from '../../src/rendering/django/records/read-shaped.ts';
import { RecordValue } from '../../src/rendering/django/records/record-value.ts';
import { RowList, RowManager } from '../../src/rendering/django/records/related-rows.ts';
import { Decimal, PyDate, PyDateTime, PyFloat, str, type Value } from '../../src/rendering/django/values/index.ts';

import { createTestDatabase } from '../support/test-database.ts';

/** Members that are of another kind. */
const different = new Set([
  'PartCategory.icon', // None where there is none; an empty text there.
  'StockItemContext.batch', // A text that looks like a date.
  'SupplierPart.parameters', // By this name it is the list only where a template asks a record for it.
  'ManufacturerPart.parameters',
  'SalesOrderLineItem.fulfilled_quantity', // A sum: an int here, a decimal of no places there, which print alike.
]);

const shared = new URL('../../../shared/', import.meta.url).pathname;

interface Recorded {
  contexts: { model_type: ModelType; pk: number; context: Record<string, unknown> }[];
  records: { model: string; pk: number; record: Record<string, unknown> }[];
}

describe.skipIf(!existsSync(shared))('values as a template in Django’s language meets them', () => {
  let database: Database;
  let recorded: Recorded;
  beforeAll(async () => {
    database = await createTestDatabase();
    await importExport(database, `${shared}data/inventree-demo.json`);
    recorded = JSON.parse(readFileSync(`${shared}cases/contexts.json`, 'utf8')) as Recorded;
  });
  afterAll(() => database.close());

  it('are of the kinds that Python has there', async () => {
    const wrong = new Set<string>();
    let compared = 0;
    const byName = new Map(allModels.map((model) => [model.name.toLowerCase(), model]));
    const all = [
      ...recorded.contexts.map(({ model_type, pk, context }) => ({ model: rootContexts[model_type], pk, members: context })),
      ...recorded.records.map(({ model, pk, record }) => ({ model: byName.get(model.split('.')[1]!), pk, members: record })),
    ];
    for (const { model, pk, members } of all) {
      if (!model) continue;
      const values = await valuesOf(
        model,
        pk,
        Object.keys(members).filter((name) => Object.hasOwn(model.members, name)),
      );
      for (const [name, value] of values) {
        const wanted = kindOf(members[name]);
        const got = kindOfValue(value);
        if (wanted !== undefined && wanted !== got && !different.has(`${model.name}.${name}`))
          wrong.add(`${model.name}.${name}: ${wanted}, here ${got}`);
        compared++;
      }
    }
    expect([...wrong]).toEqual([]);
    expect(compared).toBeGreaterThan(500);
  });

  async function valuesOf(model: Model, pk: number, names: string[]): Promise<Map<string, Value>> {
    const paths = names.flatMap((name) => {
      const target = typeOf(model, model.members[name]!).model;
      return target ? [`${name}.pk`, ...('str' in target.members ? [`${name}.str`] : [])] : [name];
    });
    const tree = expandTree(model, treeOfPaths(paths));
    const { shapes } = shapesOf(model, tree, await decimalPlaces(database.prisma));
    const loaded = await loadMembers(contextSource({ prisma: database.prisma, config: readConfig({}) }), model.name, [pk], tree);
    const variables = new ShapedReader(shapes).variables(loaded.get(pk) ?? {});
    return new Map([...variables].map(([name, value]) => [str(name), value]));
  }
});

/** Of a recorded value; undefined: it says too little. */
function kindOf(value: unknown): string | undefined {
  if (value === null) return 'none';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'string') return kindOfText(value);
  if (typeof value !== 'object') return typeof value;
  if ('decimal' in value) return 'decimal';
  if ('money' in value) return 'money';
  if ('model' in value && 'str' in value) return `record ${String(value.str)}`;
  if ('pks' in value) return 'rows';
  return undefined;
}

function kindOfText(value: string): string | undefined {
  if (value.startsWith('<bound method')) return undefined;
  if (/^\d{4}-\d\d-\d\d[T ]/.test(value)) return 'datetime';
  return /^\d{4}-\d\d-\d\d$/.test(value) ? 'date' : 'text';
}

function kindOfValue(value: Value): string {
  if (value === null) return 'none';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'int';
  if (typeof value === 'boolean') return 'boolean';
  if (value instanceof Decimal) return 'decimal';
  if (value instanceof PyFloat) return 'float';
  if (value instanceof PyDateTime) return 'datetime';
  if (value instanceof PyDate) return 'date';
  if (value instanceof MoneyValue) return 'money';
  if (value instanceof RecordValue) return `record ${str(value)}`;
  if (value instanceof RowList || value instanceof RowManager) return 'rows';
  return value instanceof Map ? 'dict' : typeof value;
}
