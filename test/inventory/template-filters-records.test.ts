import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoRecords } from '../../demo/index.ts';
import { Prisma } from '../../src/database/client/client.ts';
import { ModelType } from '../../src/database/client/enums.ts';
import type { Database } from '../../src/database/database.ts';
import { countAccepted } from '../../src/inventory/filters/count-accepted.ts';
import { FilterError } from '../../src/inventory/filters/filter-error.ts';
import { lookups, transforms } from '../../src/inventory/filters/lookups.ts';
import { recordModels, type RecordModels } from '../../src/inventory/filters/record-models.ts';
import { filterRecords } from '../../src/inventory/filters/template-filters.ts';
import { importExport } from '../../src/inventory/import-export.ts';
import { fromItems, tableOf } from '../../src/inventory/item-tables.ts';
import { FilterSyntaxError, parseFilters } from '../../src/library/parse-filters.ts';
import { createTestDatabase } from '../support/test-database.ts';

let database: Database;
let models: RecordModels;
beforeAll(async () => {
  database = await createTestDatabase();
  await importExport(database, Readable.from([Buffer.from(JSON.stringify(demoRecords))]), { replace: false });
  models = await recordModels(database.prisma);
});
afterAll(() => database.close());

async function accepted(modelType: ModelType, text: string): Promise<number[]> {
  const where = filterRecords(models, modelType, parseFilters(text));
  const rows = await database.prisma.$queryRaw<{ pk: number }[]>(
    Prisma.sql`SELECT item.pk FROM ${fromItems(modelType, '').from} WHERE ${where} ORDER BY item.pk`,
  );
  return rows.map(({ pk }) => pk);
}

// oxlint-disable-next-line no-explicit-any -- a row of any of ten tables, with what `include` adds
type Row = any;

/** The same rows, chosen by a condition in TypeScript. */
async function chosen(modelType: ModelType, include: object, isMeant: (row: Row) => boolean): Promise<number[]> {
  const table = tableOf(modelType);
  const delegate = database.prisma[`${table[0]!.toLowerCase()}${table.slice(1)}` as 'part'];
  const rows = (await delegate.findMany({ include, orderBy: { pk: 'asc' } })) as Row[];
  const meant = rows.filter(isMeant).map(({ pk }: Row) => pk as number);
  // A look-up that takes all rows or none would pass for any other.
  expect([meant.length > 0, meant.length < rows.length]).toEqual([true, true]);
  return meant;
}

describe('the records that filters accept', () => {
  test.each<[ModelType, string, object, (row: Row) => boolean]>([
    ['build', 'status=20', {}, ({ status }) => status === 20],
    [
      'build',
      'part__name__icontains=lamp, build_lines__quantity__gt=1',
      { part: true, build_lines: true },
      ({ part, build_lines }) => /lamp/i.test(part.name) && build_lines.some(({ quantity }: Row) => quantity > 1),
    ],
    [
      'buildline',
      'bom_item__sub_part__category__name=Resistors',
      { bom_item: { include: { sub_part: { include: { category: true } } } } },
      ({ bom_item }) => bom_item.sub_part.category?.name === 'Resistors',
    ],
    ['company', 'is_supplier=True, name__regex=^[A-M]', {}, ({ is_supplier, name }) => is_supplier && /^[A-M]/.test(name)],
    ['company', 'purchase_orders__isnull=True', { purchase_orders: true }, ({ purchase_orders }) => purchase_orders.length === 0],
    [
      'purchaseorder',
      'lines__received__range=[60,99.5]',
      { lines: true },
      ({ lines }) => lines.some(({ received }: Row) => Number(received) === 60),
    ],
    ['returnorder', 'status__in=[20,30]', {}, ({ status }) => status === 20 || status === 30],
    [
      'salesorder',
      'shipments__shipment_date__isnull=False',
      { shipments: true },
      ({ shipments }) => shipments.some(({ shipment_date }: Row) => shipment_date),
    ],
    ['salesordershipment', 'shipment_date__isnull=True', {}, ({ shipment_date }) => shipment_date === null],
    [
      'salesordershipment',
      'order__customer__name__istartswith=harbor',
      { order: { include: { customer: true } } },
      ({ order }) => /^harbor/i.test(order.customer?.name ?? ''),
    ],
    [
      'part',
      'category__parent__name=Electronics',
      { category: { include: { parent: true } } },
      ({ category }) => category?.parent?.name === 'Electronics',
    ],
    [
      'part',
      'bom_items__sub_part__stock_items__quantity__lt=5',
      { bom_items: { include: { sub_part: { include: { stock_items: true } } } } },
      ({ bom_items }) => bom_items.some(({ sub_part }: Row) => sub_part.stock_items.some(({ quantity }: Row) => Number(quantity) < 5)),
    ],
    [
      'stockitem',
      'serial__isnull=False, location__name__contains=a',
      { location: true },
      ({ serial, location }) => serial !== null && (location?.name ?? '').includes('a'),
    ],
    [
      'stockitem',
      'test_results__result=False',
      { test_results: true },
      ({ test_results }) => test_results.some(({ result }: Row) => !result),
    ],
    ['stocklocation', 'parent__isnull=True', {}, ({ parent_id }) => parent_id === null],
    [
      'stocklocation',
      'children__stock_items__isnull=False',
      { children: { include: { stock_items: true } } },
      ({ children }) => children.some(({ stock_items }: Row) => stock_items.length > 0),
    ],
  ])('of %s by %s', async (modelType, text, include, isMeant) => {
    expect(await accepted(modelType, text)).toEqual(await chosen(modelType, include, isMeant));
  });

  test('by moments are looked at in UTC', async () => {
    const { prisma } = database;
    const [first] = await prisma.stockItem.findMany({ orderBy: { pk: 'asc' }, take: 1 });
    await prisma.stockItem.update({ where: { pk: first!.pk }, data: { updated: new Date('2031-03-04T23:30:15Z') } });
    for (const text of [
      'updated__year=2031',
      'updated__date=2031-03-04',
      'updated__date__gt=2031-03-03',
      'updated__hour=23, updated__minute=30, updated__second=15',
      'updated=2031-03-05T01:30:15+02:00',
      'updated__gt=2031-03-04',
      'updated__range=["2031-03-04 23:30","2031-03-04 23:31:00.5Z"]',
    ])
      expect([text, await accepted('stockitem', text)]).toEqual([text, [first!.pk]]);
    expect(() => filterRecords(models, 'stockitem', parseFilters('updated=2031-03-04T25:00'))).toThrow(
      /but it is an invalid date\/time\.$/,
    );
    expect(() => filterRecords(models, 'stockitem', parseFilters('updated=noon'))).toThrow(/It must be in YYYY-MM-DD HH:MM/);
  });
});

/** True: it is a filter, which counts some of these items. False: it is none, and says so. */
async function isFilter(modelType: ModelType, text: string): Promise<boolean> {
  try {
    const count = await countAccepted(database, modelType, parseFilters(text), [1, 2, 3]);
    expect([0, 1, 2, 3]).toContain(count);
    return true;
  } catch (error) {
    if (!(error instanceof FilterError || error instanceof FilterSyntaxError)) throw error;
    return error.message === '' ? Promise.reject(error) : false;
  }
}

describe('whatever text is a filter or says why it is none:', () => {
  const modelType = fc.constantFrom(...Object.values(ModelType));
  const suffix = fc.constantFrom(
    '',
    ...Object.keys(lookups),
    ...Object.values(transforms).flatMap((names) => Object.keys(names)),
    'nope',
    '_',
    'pk',
    'constructor',
  );
  const oddValue = fc.constantFrom(
    'True',
    'f',
    'None',
    'null',
    '0',
    '-1',
    '+7',
    '1e5',
    '99999999999999999999',
    '1.5',
    '.5',
    'NaN',
    'Infinity',
    '[]',
    '[1,2]',
    '["a",null]',
    '[[1],{"a":2}]',
    '2026-02-28',
    '2026-02-30',
    '0000-01-01',
    '9999-12-31',
    '2026-02-28T24:00',
    '2026-02-28 10:00+14:00',
    '["\\u0000"]',
    '["\\ud800"]',
    '%',
    '\\',
    '\\\\',
    "'",
    '"; DROP',
    '^a',
    'a|',
    '()',
    '(|a)',
    '[a-\\d]',
    '[]a]',
    '[^]',
    '[a-]',
    '[-a]',
    '[[.a.]]x',
    'a{2}',
    'a{,2}',
    'a{2',
    '(a*)*',
    '\\Z',
    '\\.',
    '\\é',
    '(?i)a',
    '***:a',
    'é+',
    '\\u0041',
    '^*',
    '$^',
  );
  const value = fc.oneof({ weight: 4, arbitrary: oddValue }, { weight: 1, arbitrary: fc.string({ maxLength: 12 }) });
  /** A walk along real fields, which now and then leaves the way. */
  const path = fc
    .tuple(modelType, fc.array(fc.tuple(fc.nat(), fc.constantFrom(true, true, true, false)), { minLength: 1, maxLength: 4 }))
    .map(([start, steps]) => {
      let model = tableOf(start);
      const names: string[] = [];
      for (const [index, goOn] of steps) {
        const fields = [...models.get(model)!];
        const [name, field] = fields[index % fields.length]!;
        names.push(name);
        if (!field.isRelation || !goOn) break;
        model = field.model;
      }
      return { start, path: names.join('__') };
    });
  const realistic = fc.tuple(path, fc.array(fc.tuple(suffix, value), { minLength: 1, maxLength: 3 })).map(([walk, ends]) => ({
    start: walk.start,
    text: ends.map(([end, odd]) => `${walk.path}${end && `__${end}`}=${odd}`).join(', '),
  }));

  test('one over real fields, with odd look-ups and values', async () => {
    let filters = 0;
    await fc.assert(
      fc.asyncProperty(realistic, async ({ start, text }) => void ((await isFilter(start, text)) && filters++)),
      { numRuns: 600 },
    );
    expect(filters).toBeGreaterThan(10);
    expect(await isFilter('part', 'active=True')).toBe(true); // the one connection is as good as new
  });

  test('any other', async () => {
    await fc.assert(
      fc.asyncProperty(
        modelType,
        fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z_=,[\]0-9" ]{0,40}$/)),
        async (type, text) => void (await isFilter(type, text)),
      ),
      { numRuns: 300 },
    );
    expect(await isFilter('part', 'active=True')).toBe(true);
  });

  test('any regular expression, which PostgreSQL then takes', async () => {
    const piece = fc.constantFrom(
      'a',
      '.',
      '\\d',
      '\\w',
      '\\s',
      '[a-c]',
      '[^x]',
      '(',
      ')',
      '(?:',
      '|',
      '*',
      '+',
      '?',
      '{2}',
      '{1,3}',
      '{0,}',
      '^',
      '$',
      '\\.',
      '*?',
      'é',
      '[\\w-]',
      '[\\]]',
      '\\-',
    );
    let filters = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1, maxLength: 12 }),
        async (pieces) => void ((await isFilter('part', `name__regex=${pieces.join('')}`)) && filters++),
      ),
      { numRuns: 400 },
    );
    expect(filters).toBeGreaterThan(50);
  });
});
