import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelType } from '../../src/database/client/enums.ts';
import type { Database } from '../../src/database/database.ts';
import { findItems } from '../../src/inventory/find-items.ts';
import { importExport } from '../../src/inventory/import-export.ts';
import { itemLabels } from '../../src/inventory/item-labels.ts';
import { itemUrl } from '../../src/inventory/item-url.ts';
import { countItems, listItems, MOST_ITEMS_PER_PAGE } from '../../src/inventory/list-items.ts';
import { record, smallExport, source } from './small-export.ts';
import { createTestDatabase } from '../support/test-database.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  await importExport(
    database,
    source([...smallExport, record('part.part', 70, { name: '100% cotton_tape \\ 5 mm', keywords: 'fabric ribbon' })]),
  );
});
afterAll(() => database.close());

const found = async (modelType: ModelType, search: string) =>
  (await listItems(database, modelType, { search, limit: 50 })).items.map(({ pk }) => pk);

describe('items are found by what a person would type', () => {
  it.each<[ModelType, string, number[]]>([
    ['build', 'bo-1', [1]],
    ['build', 'desk lamp', [1]],
    ['build', 'L-1 make', [1]],
    ['buildline', 'BO-1 screw', [1]],
    ['buildline', 'U1', [2]],
    ['company', 'acm', [1]],
    ['purchaseorder', 'ACME boards', [1]],
    ['salesorder', 'buyer', [1]],
    ['salesordershipment', 'trk', [1]],
    ['returnorder', 'RMA-1', [1]],
    ['part', 'board', [3, 5]],
    ['part', 'b-1', [3]],
    ['part', 'ribbon', [70]],
    ['stockitem', 'lamp 43', [2]],
    ['stockitem', 'ac-77', [3]],
    ['stockitem', 'shelf', [3, 4]],
    ['stocklocation', 'store/sh', [2]],
    ['part', 'no such thing', []],
    ['part', '  ', [1, 2, 3, 4, 5, 70]],
  ])('%s: "%s"', async (modelType, search, pks) => {
    expect(await found(modelType, search)).toEqual(pks);
    expect(await countItems(database, modelType, search)).toBe(pks.length);
  });

  it('signs that mean something to the database are searched as they are', async () => {
    expect(await found('part', '100%')).toEqual([70]);
    expect(await found('part', '%')).toEqual([70]);
    expect(await found('part', 'n_t')).toEqual([70]);
    expect(await found('part', '\\')).toEqual([70]);
    expect(await found('part', "'; DROP TABLE")).toEqual([]);
    expect(await found('part', '\0\ud83d')).toEqual([]);
  });
});

describe('a list', () => {
  it('goes page by page, forwards and backwards', async () => {
    const page = async (options: Partial<Parameters<typeof listItems>[2]>) => {
      const { items, more } = await listItems(database, 'part', { limit: 2, ...options });
      return [items.map(({ pk }) => pk), more];
    };
    expect(await page({})).toEqual([[1, 2], true]);
    expect(await page({ after: 2 })).toEqual([[3, 4], true]);
    expect(await page({ after: 4 })).toEqual([[5, 70], false]);
    expect(await page({ fromEnd: true })).toEqual([[5, 70], true]);
    expect(await page({ fromEnd: true, before: 3 })).toEqual([[1, 2], false]);
    expect(await page({ after: 1, before: 3 })).toEqual([[2], false]);
    expect(await page({ search: 'board', limit: 1 })).toEqual([[3], true]);
  });

  it('is never longer than the bound', async () => {
    const tapes = Array.from({ length: MOST_ITEMS_PER_PAGE + 5 }, (_, index) =>
      record('part.partcategory', index + 10, { name: `C${index}` }),
    );
    const locations = tapes.map(({ pk, fields }) => record('stock.stocklocation', pk, fields));
    await importExport(database, source(locations));
    const { items, more } = await listItems(database, 'stocklocation', { limit: 1e9 });
    expect([items.length, more]).toEqual([MOST_ITEMS_PER_PAGE, true]);
    expect((await listItems(database, 'stocklocation', { limit: -5 })).items).toHaveLength(1);
  });
});

it('items are found in the order asked for, each once, the missing ones left out', async () => {
  expect(await findItems(database, 'part', [5, 1, 99, 5, 2, -1, 0, 2 ** 40, 1.5])).toEqual([5, 1, 2]);
  expect(await findItems(database, 'build', [])).toEqual([]);
});

it('every kind has a label, in the order asked for', async () => {
  const labels = await Promise.all(
    Object.values(ModelType).map(async (type) => [type, (await itemLabels(database, type, [1, 404]))[0]?.label]),
  );
  expect(Object.fromEntries(labels)).toEqual({
    build: 'BO-1 Make lamps',
    buildline: 'BO-1: Screw',
    company: 'ACME',
    purchaseorder: 'PO-1 - ACME',
    returnorder: 'RMA-1 - Buyer',
    salesorder: 'SO-1 - Buyer',
    salesordershipment: 'SO-1, shipment 1',
    part: 'Light',
    stockitem: 'L-1 | Desk lamp | B #42 @ Store',
    stocklocation: 'Store',
  });
  expect(await itemLabels(database, 'stockitem', [4, 404, 1])).toEqual([
    { pk: 4, modelType: 'stockitem', label: '100.5 x Screw @ Shelf' },
    { pk: 1, modelType: 'stockitem', label: 'L-1 | Desk lamp | B #42 @ Store' },
  ]);
});

it('an item links to its page', () => {
  expect(itemUrl('part', 2)).toBe('/web/part/2');
  expect(itemUrl('stockitem', 3)).toBe('/web/stock/item/3');
  expect(itemUrl('buildline', 3)).toBeNull();
});
