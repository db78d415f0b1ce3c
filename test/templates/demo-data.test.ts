import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAssets, demoFiles, demoRecords } from '../../demo/index.ts';
import type { Database } from '../../src/database/database.ts';
import type { ImportReport } from '../../src/inventory/import-export.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { importDemo } from './print-default.ts';

describe('the demo data', () => {
  let database: Database;
  let report: ImportReport;
  beforeAll(async () => {
    database = await createTestDatabase();
    report = await importDemo(database);
  });
  afterAll(() => database.close());

  it('imports whole, every record and every field', () => {
    expect(report.models.flatMap(({ model, skipped }) => skipped.map((skip) => ({ model, ...skip })))).toEqual([]);
    expect(report.models.filter(({ unknownFields }) => Object.keys(unknownFields).length)).toEqual([]);
    expect(report.models.reduce((sum, { stored }) => sum + stored, 0)).toBe(demoRecords.length);
  });

  it('has the records that the examples name', async () => {
    const { prisma } = database;
    expect(await prisma.build.findMany({ orderBy: { pk: 'asc' }, select: { pk: true } })).toEqual([{ pk: 1 }, { pk: 2 }, { pk: 3 }]);
    expect(await prisma.buildLine.count({ where: { build_id: 1 } })).toBe(60);
    expect(await prisma.part.count({ where: { pk: 1 } })).toBe(1);
    expect(await prisma.purchaseOrder.count()).toBe(2);
    expect(await prisma.salesOrder.count()).toBeGreaterThan(0);
    expect(await prisma.returnOrder.count()).toBeGreaterThan(0);
    expect(await prisma.stockItem.count()).toBeGreaterThan(10);
  });

  it('leaves the names of the log-ins to those who make them', () => {
    const names = demoRecords.filter(({ model }) => model === 'auth.user').map(({ fields }) => fields.username);
    expect(names).not.toContain('demo');
    expect(names).not.toContain('admin');
  });

  it('promises no more stock than there is', async () => {
    const items = await database.prisma.stockItem.findMany({
      include: { allocations: true, sales_order_allocations: { where: { shipment: { shipment_date: null } } } },
    });
    const over = items.filter(({ quantity, allocations, sales_order_allocations }) =>
      [...allocations, ...sales_order_allocations].reduce((left, allocation) => left.minus(allocation.quantity), quantity).lessThan(0),
    );
    expect(over.map(({ pk }) => pk)).toEqual([]);
  });

  it('has a file for every picture that a record names, and none to spare', () => {
    const named = new Set(demoRecords.map(({ fields }) => fields.image).filter(Boolean));
    expect(new Set(demoFiles.map(({ path }) => path))).toEqual(named);
    expect([...demoFiles, ...demoAssets].filter(({ file }) => !existsSync(file))).toEqual([]);
  });
});
