import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/database/database.ts';
import { getDatamodel } from '../../src/graphql/pothos-types.ts';
import { allModels, modelOf, typeOf } from '../../src/inventory/context/graph.ts';
import { contextMembers, contextVariables } from '../../src/inventory/context/context-variables.ts';
import type { Model } from '../../src/inventory/context/declare.ts';
import { loadMembers } from '../../src/inventory/context/load-members.ts';
import { treeOfPaths } from '../../src/inventory/context/member-tree.ts';
import { models } from '../../src/inventory/context/models/models.ts';
import { importExport } from '../../src/inventory/import-export.ts';
import { contextSource, loadItemContexts } from '../../src/inventory/load-item-contexts.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { smallExport, source } from './small-export.ts';

const config = readConfig({});
let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  await importExport(database, source(smallExport));
});
afterAll(() => database.close());

const load = (model: string, pks: number[], ...paths: string[]) =>
  loadMembers(contextSource({ prisma: database.prisma, config }), model, pks, treeOfPaths(paths));

/** Columns that no template sees: log-in data, check sums, and who owns a bar code. */
const hidden = /^(password|isActive|dateJoined|lastLogin|bom_checksum|checksum|barcode_hash)$/;
const bases: Record<string, string> = {
  String: 'text',
  Int: 'number',
  Float: 'number',
  Decimal: 'number',
  Boolean: 'boolean',
  Json: 'json',
};

describe('the declared models', () => {
  const tables = (getDatamodel() as unknown as { datamodel: { models: Record<string, { fields: Field[] }> } }).datamodel.models;
  interface Field {
    name: string;
    kind: string;
    type: string;
    isRequired: boolean;
    isList: boolean;
  }

  it.each(models.filter(({ name }) => name !== 'User' && name !== 'Attachment').map((model) => [model.name, model] as const))(
    '%s has every column and relation of its table, of the same type',
    (_name, model) => {
      const wrong: string[] = [];
      for (const { name, kind, type, isRequired, isList } of tables[model.table]?.fields ?? []) {
        if (hidden.test(name) || (isList && !(name in model.members))) continue;
        const member = model.members[name];
        const ours = member && typeOf(model, member);
        const base = kind === 'object' ? type : (bases[type] ?? (name.endsWith('_date') ? 'date' : 'datetime'));
        const wanted = `${name}_currency` in model.members ? 'money' : base;
        if (ours?.base !== wanted || (!isList && ours.nullable === isRequired)) wrong.push(name);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('describe every member in one line', () => {
    const bad = allModels.flatMap((model) =>
      Object.entries(model.members)
        .filter(([, { description }]) => !/^.+[.`)]$/.test(description) || description.length > 200)
        .map(([name]) => `${model.name}.${name}`),
    );
    expect(bad).toEqual([]);
  });

  it('show of a user nothing but names, address and rank', () => {
    expect(Object.keys(modelOf('User').members).toSorted()).toEqual(
      ['email', 'first_name', 'id', 'is_staff', 'is_superuser', 'label', 'last_name', 'pk', 'str', 'username'].toSorted(),
    );
  });
});

describe('members', () => {
  it('all load, of every model, for a record and for one that is not there', async () => {
    const namesOf = (model: Model) =>
      Object.entries(model.members).map(([name, member]) => (typeOf(model, member).model ? `${name}.pk` : name));
    for (const model of models) {
      const rows = await database.prisma.$queryRawUnsafe<{ pk: number }[]>(`SELECT pk FROM "${model.table}" ORDER BY pk`);
      const pks = rows.map(({ pk }) => pk);
      const records = await load(model.name, [...pks, 999_999], ...namesOf(model));
      expect([...records.keys()]).toEqual(pks);
      for (const record of records.values()) {
        for (const [name, member] of Object.entries(model.members))
          expect(`${model.name}.${name}: ${fits(typeOf(model, member), record[name])}`).toBe(`${model.name}.${name}: true`);
      }
    }
  });

  it('are exactly those that were asked for', async () => {
    const { prisma } = database;
    const paths = ['build.part.full_name', 'line_items[].part.available_stock', 'line_items.allocations[].quantity', 'title'];
    const context = (await loadItemContexts({ prisma, config }, 'build', [1], paths)).get(1);
    expect(context).toEqual({
      build: { part: { full_name: 'L-1 | Desk lamp | B' } },
      line_items: [
        { part: { available_stock: 85 }, allocations: [{ quantity: 15.5 }, { quantity: 3 }] },
        { part: { available_stock: expect.any(Number) }, allocations: [] },
      ],
      title: 'BO-1',
    });
  });

  it('lead from record to record as far as one likes, in a query per level', async () => {
    if (!database.pglite) return;
    const query = vi.spyOn(database.pglite, 'query');
    const part = (await load('Part', [2], 'variant_of.bom_items.sub_part.supplier_parts.supplier.contacts.company.name')).get(2);
    expect(part).toMatchObject({ variant_of: { bom_items: [{}, { sub_part: { supplier_parts: [{ supplier: { contacts: [] } }] } }] } });
    // Part with nothing; variant_of with bom_items; sub_part with supplier_parts; supplier with contacts; company.
    expect(query).toHaveBeenCalledTimes(5);
    query.mockRestore();
  });

  it('of a name that there is not are refused, with where and what is near', async () => {
    await expect(load('Build', [1], 'part.ful_name')).rejects.toThrow('part.ful_name: Part has no "ful_name". Did you mean full_name');
    await expect(load('Build', [1], 'issued_by.password')).rejects.toThrow('User has no "password"');
    await expect(load('Part', [1], '__proto__')).rejects.toThrow('Part has no "__proto__"');
    await expect(load('Part', [1], 'constructor')).rejects.toThrow('Part has no "constructor"');
    await expect(load('Part', [1], Array(40).fill('variant_of').join('.'))).rejects.toThrow('too deep');
  });
});

describe('the list of variables', () => {
  it('tells paths, types and descriptions down to three steps', () => {
    const variables = new Map(contextVariables('build').map((variable) => [variable.path, variable.type]));
    expect(Object.fromEntries(variables)).toMatchObject({
      'build.part.full_name': 'text',
      line_items: 'BuildLine[]',
      'line_items[].part.IPN': 'text | null',
      'build.destination': 'StockLocation | null',
    });
    expect([...variables.keys()].every((path) => path.split('.').length <= 3)).toBe(true);
    expect(variables.size).toBeLessThan(2000);
  });

  it('gives all members of a record, and says where there is none', () => {
    const members = contextMembers('stockitem', 'results[].user');
    expect(members.map(({ path }) => path)).toContain('results[].user.username');
    expect(() => contextMembers('build', 'build.quantity')).toThrow('"build.quantity" is no record. Build has');
  });
});

/** Whether a value is of a member's type, the members of records aside. */
function fits({ base, model, many, nullable }: ReturnType<typeof typeOf>, value: unknown): boolean {
  if (value === null) return nullable || base === 'json';
  if (many === 'list') return Array.isArray(value) && value.every((item) => fits({ base, model, many: undefined, nullable: false }, item));
  if (many === 'map')
    return typeof value === 'object' && Object.values(value).every((item) => fits({ base, model, many: undefined, nullable: false }, item));
  if (model) return typeof (value as { pk?: unknown }).pk === 'number';
  switch (base) {
    case 'text':
      return typeof value === 'string';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
    case 'datetime':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
    case 'money':
      return /^-?\d+(\.\d+)?$/.test((value as { amount: string }).amount);
    case 'json':
      return true;
    default:
      return typeof value === base;
  }
}
