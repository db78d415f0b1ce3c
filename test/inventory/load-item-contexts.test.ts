import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { ModelType } from '../../src/database/client/enums.ts';
import type { Database } from '../../src/database/database.ts';
import { importExport } from '../../src/inventory/import-export.ts';
import { wholeRecordPaths } from '../../src/inventory/context/whole-record.ts';
import { loadItemContexts, type ItemContexts } from '../../src/inventory/load-item-contexts.ts';
import { record, smallExport, source } from './small-export.ts';
import { createTestDatabase } from '../support/test-database.ts';

const config = readConfig({ REPORTREE_TIME_ZONE: 'Europe/Vienna', REPORTREE_CURRENCY: 'NZD' });

type Contexts = { [Type in keyof ItemContexts]: ItemContexts[Type] extends Map<number, infer Context> ? Context : never };

/** The context of one item, as a template gets it: through JSON. */
async function contextOf<Type extends keyof Contexts>({ prisma }: Database, modelType: Type, pk: number): Promise<Contexts[Type]> {
  const contexts = await loadItemContexts({ prisma, config }, modelType, [pk]);
  const context = contexts.get(pk);
  if (!context) throw new Error(`No context of ${modelType} ${pk}.`);
  return JSON.parse(JSON.stringify(context)) as Contexts[Type];
}

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  await importExport(database, source(smallExport));
});
afterAll(() => database.close());
afterEach(() => {
  vi.useRealTimers();
});

describe('a build order', () => {
  it('shows its lines with the stock that is set aside', async () => {
    const { build, part, quantity, reference, title, line_items } = await contextOf(database, 'build', 1);
    expect({ quantity, reference, title }).toEqual({ quantity: 10, reference: 'BO-1', title: 'BO-1' });
    expect(build).toMatchObject({
      pk: 1,
      title: 'Make lamps',
      creation_date: '2026-02-01',
      status_text: 'Production',
      is_active: true,
      is_complete: false,
      remaining: 6,
      output_count: 2,
      complete_count: 1,
      incomplete_count: 1,
      barcode: '{"build": 1}',
      get_absolute_url: '/web/manufacturing/build-order/1',
      responsible: { owner_type: 'group', name: 'builders' },
      sales_order: { label: 'SO-1 - Buyer' },
      destination: { pathstring: 'Store' },
    });
    expect(part).toMatchObject({ full_name: 'L-1 | Desk lamp | B', parameters: { Colour: 'Red' } });
    expect(
      line_items.map((line) => [
        line.part.full_name,
        line.quantity,
        line.consumed,
        line.allocated_quantity,
        line.is_fully_allocated,
        line.is_overallocated,
      ]),
    ).toEqual([
      ['Screw', 20, 2, 18.5, true, true],
      ['B-1 | Board', 10, 0, 0, false, false],
    ]);
    expect(line_items[0]?.allocations[0]).toMatchObject({
      quantity: 15.5,
      stock_item: { label: '100.5 x Screw @ Shelf', batch: 'X', location: { name: 'Shelf' }, part: { pk: 4 } },
      install_into: { label: 'L-1 | Desk lamp | B #42 @ Store' },
    });
  });

  it('shows the bill of materials with inherited lines, and its outputs', async () => {
    const { bom_items, build_outputs } = await contextOf(database, 'build', 1);
    expect(bom_items.map((line) => [line.pk, line.sub_part.name, line.substitutes.map((substitute) => substitute.part.name)])).toEqual([
      [10, 'Screw', []],
      [9, 'Board', ['Board, old']],
    ]);
    expect(build_outputs.map((item) => [item.serial, item.is_building, item.status_text])).toEqual([
      ['42', false, 'OK'],
      ['43', true, 'Damaged'],
    ]);
  });

  it('is overdue by the date where the server is', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime('2026-03-01T22:59:00Z'); // 23:59 in Vienna
    expect((await contextOf(database, 'build', 1)).build.is_overdue).toBe(false);
    vi.setSystemTime('2026-03-01T23:01:00Z');
    expect((await contextOf(database, 'build', 1)).build.is_overdue).toBe(true);
  });

  it.each(['America/Los_Angeles', 'Pacific/Auckland'])('shows the days as they were entered, also in %s', async (zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      expect((await contextOf(database, 'build', 1)).build).toMatchObject({ target_date: '2026-03-01', creation_date: '2026-02-01' });
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});

it('a build line shows what it needs and has', async () => {
  const context = await contextOf(database, 'buildline', 1);
  expect(context).toMatchObject({
    quantity: 20,
    allocated_quantity: 18.5,
    part: { name: 'Screw' },
    build: { reference: 'BO-1' },
    bom_item: { reference: 'S1,S2', note: 'Tight' },
    build_line: { build: { pk: 1 } },
  });
  expect(context.allocations).toHaveLength(2);
});

describe('a part', () => {
  it('sums up its stock with its variants', async () => {
    const { part } = await contextOf(database, 'part', 4);
    // Item 6 is built into a board and does not count; 18.5 are set aside for the build order.
    expect(part).toMatchObject({ total_stock: 103.5, allocation_count: 18.5, available_stock: 85, on_order: 0 });
    expect((await contextOf(database, 'part', 1)).part).toMatchObject({ total_stock: 1, available_stock: 0 });
    expect((await contextOf(database, 'part', 3)).part).toMatchObject({ total_stock: 25, on_order: 20 });
    expect((await contextOf(database, 'part', 2)).part).toMatchObject({
      quantity_being_built: 6,
      can_build: 25,
      bom_count: 2,
      has_bom: true,
    });
  });

  it('has its own test templates and those of the parts that it is a variant of', async () => {
    const { test_template_list, test_templates } = await contextOf(database, 'part', 2);
    expect(test_template_list.map(({ pk }) => pk)).toEqual([1, 2]);
    expect(Object.keys(test_templates).toSorted()).toEqual(['burnin', 'firmware']);
    expect((await contextOf(database, 'part', 1)).test_template_list.map(({ pk }) => pk)).toEqual([1]);
  });

  it('shows names, codes and where it is used', async () => {
    const context = await contextOf(database, 'part', 3);
    expect(context).toMatchObject({
      name: 'Board',
      IPN: 'B-1',
      revision: null,
      category: { name: 'Things' },
      parameters: {},
      qr_data: '{"part": 3}',
      qr_url: '/web/part/3',
    });
    expect(context.part.used_in.map((line) => line.part.full_name)).toEqual(['Light']);
    expect(context.part.supplier_parts[0]).toMatchObject({ pretty_name: 'ACME | AC-77', pack_quantity_native: 10 });
    expect((await contextOf(database, 'part', 2)).part).toMatchObject({ variant_of: { name: 'Light' }, category_path: 'Things/Lamps' });
  });
});

describe('a stock item', () => {
  it('gives the newest result of each test, gaps filled from what is installed', async () => {
    const context = await contextOf(database, 'stockitem', 1);
    expect(context.results).toMatchObject({ firmware: { value: '1.1', result: true }, solder: { value: 'ok', result: true } });
    expect(Object.keys(context.tests)).toEqual(['firmware']);
    expect(context.test_keys).toEqual(['firmware', 'burnin', 'solder']);
    expect(context.results.firmware).toMatchObject({
      test_name: 'Firmware',
      user: { username: 'ada', first_name: 'Ada' },
      date: '2026-02-03T10:00:00.000Z',
    });
    expect(context.item.test_results.map(({ value }) => value)).toEqual(['1.0', '1.2', '1.1']);
  });

  it('shows what is installed on all levels, and what was split off', async () => {
    expect((await contextOf(database, 'stockitem', 1)).installed_items.map(({ pk }) => pk)).toEqual([5, 6]);
    expect((await contextOf(database, 'stockitem', 4)).child_items.map(({ pk }) => pk)).toEqual([7]);
  });

  it('shows itself', async () => {
    const context = await contextOf(database, 'stockitem', 1);
    expect(context).toMatchObject({
      name: 'L-1 | Desk lamp | B',
      ipn: 'L-1',
      serial: '42',
      quantity: 1,
      parameters: { Colour: 'Red' },
      qr_data: '{"stockitem": 1}',
      qr_url: '/web/stock/item/1',
    });
    expect(context.item).toMatchObject({
      serialized: true,
      in_stock: true,
      purchase_price: { amount: '12.5', currency: 'EUR' },
      build: { reference: 'BO-1' },
    });
    expect(context.stock_item).toEqual(context.item);
    expect((await contextOf(database, 'stockitem', 5)).item).toMatchObject({ in_stock: false, belongs_to: { pk: 1 } });
  });
});

it('a stock location shows all below it', async () => {
  const context = await contextOf(database, 'stocklocation', 1);
  expect(new Set(context.stock_items.map(({ pk }) => pk))).toEqual(new Set([1, 2, 3, 4, 7]));
  expect(context.location).toMatchObject({ item_count: 5, parent: null, children: [{ name: 'Shelf' }], path: [{ name: 'Store' }] });
  expect(await contextOf(database, 'stocklocation', 2)).toMatchObject({
    parent: { name: 'Store' },
    location: { path: [{ name: 'Store' }, { name: 'Shelf' }] },
  });
});

describe('orders', () => {
  it('multiply prices exactly', async () => {
    const { lines, extra_lines, title, supplier, order } = await contextOf(database, 'purchaseorder', 1);
    expect({ title, currency: order.currency, supplier: supplier?.name }).toEqual({
      title: 'PO-1 - ACME',
      currency: 'EUR',
      supplier: 'ACME',
    });
    expect(lines[0]).toMatchObject({
      price: { amount: '0.105', currency: 'EUR' },
      total_line_price: { amount: '0.315', currency: 'EUR' },
      remaining: 2,
      is_completed: false,
    });
    expect(lines[0]?.part?.part.full_name).toBe('B-1 | Board');
    expect(extra_lines[0]).toMatchObject({ total_line_price: { amount: '9', currency: 'EUR' } });
  });

  it('have no total without a price, and the currency of their company or of the server', async () => {
    const { lines, order, customer } = await contextOf(database, 'salesorder', 1);
    expect(lines.map((line) => line.total_line_price)).toEqual([{ amount: '59.97', currency: 'EUR' }, null]);
    expect(order).toMatchObject({
      currency: 'NZD',
      status_text: 'In Progress',
      is_open: true,
      shipment_count: 1,
      order_address: { pk: 2 },
    });
    expect(customer?.address).toBe('High Street 1, 1010, Vienna, Austria');
  });

  it('shipments and return orders show their items', async () => {
    const shipment = await contextOf(database, 'salesordershipment', 1);
    expect(shipment).toMatchObject({ tracking_number: 'TRK', address: { pk: 2 }, order: { reference: 'SO-1' } });
    expect(shipment.allocations[0]).toMatchObject({ quantity: 1, item: { serial: '42' }, line: { part: { name: 'Desk lamp' } } });
    const returned = await contextOf(database, 'returnorder', 1);
    expect(returned.lines[0]).toMatchObject({
      outcome_text: 'Repair',
      received: false,
      item: { serial: '42', part: { full_name: 'L-1 | Desk lamp | B' } },
    });
  });
});

it('a company shows its address and orders', async () => {
  const { company, address } = await contextOf(database, 'company', 2);
  expect(address).toBe('High Street 1, 1010, Vienna, Austria');
  expect(company).toMatchObject({ primary_address: { title: 'Main' }, currency_code: 'NZD' });
  expect(company.addresses).toHaveLength(2);
  expect(company.sales_orders.map(({ reference }) => reference)).toEqual(['SO-1']);
  expect(company.return_orders.map(({ reference }) => reference)).toEqual(['RMA-1']);
  expect((await contextOf(database, 'company', 1)).company.supplied_parts[0]).toMatchObject({
    SKU: 'AC-77',
    part: { full_name: 'B-1 | Board' },
  });
});

describe('every kind of context', () => {
  it('leaves out what does not exist', async () => {
    for (const modelType of Object.values(ModelType)) {
      const contexts = await loadItemContexts({ prisma: database.prisma, config }, modelType, [1, 999_999]);
      expect([...contexts.keys()]).toEqual([1]);
    }
  });

  it('holds nothing secret', async () => {
    for (const modelType of Object.values(ModelType)) {
      const text = JSON.stringify(await contextOf(database, modelType, 1));
      expect(text).not.toMatch(/password|pbkdf2|is_?superuser/i);
    }
  });

  it.skipIf(process.env.TEST_DATABASE_URL)('takes as many queries for 200 items as for one', async () => {
    const many = await createTestDatabase();
    try {
      await importExport(many, source(companies(200)));
      const query = vi.spyOn(many.pglite as NonNullable<typeof many.pglite>, 'query');
      for (const modelType of Object.values(ModelType)) {
        for (const paths of [undefined, wholeRecordPaths(modelType)]) {
          const count = async (pks: number[]) => {
            query.mockClear();
            const contexts = await loadItemContexts({ prisma: many.prisma, config }, modelType, pks, paths);
            expect(contexts.size).toBe(pks.length);
            return query.mock.calls.length;
          };
          const one = await count([1]);
          const all = await count(Array.from({ length: 200 }, (_, index) => index * 1000 + 1));
          expect(one).toBeGreaterThan(0);
          expect([modelType, all]).toEqual([modelType, one]);
        }
      }
    } finally {
      await many.close();
    }
  });
});

const references = new Set(
  'company parent variant_of category part sub_part bom_item supplier customer build stock_item location belongs_to build_line install_into order line shipment item sales_order destination template model_id supplier_part'.split(
    ' ',
  ),
);

/** The small company `count` times; what has pk 1 in the first has 1001 in the second, and so on. */
function companies(count: number) {
  const accounts = smallExport.filter(({ model }) => /^(auth|users)\./.test(model));
  const inventory = smallExport.filter((entry) => !accounts.includes(entry));
  const shift = (name: string, value: unknown, by: number) => (typeof value === 'number' && references.has(name) ? value + by : value);
  const copy = (by: number) =>
    inventory.map(({ model, pk, fields }) =>
      record(model, pk + by, Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, shift(name, value, by)]))),
    );
  return [...accounts, ...Array.from({ length: count }, (_, index) => copy(index * 1000)).flat()];
}
