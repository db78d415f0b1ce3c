import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { ConflictError } from '../../src/errors.ts';
import { importExport, type ImportProgress } from '../../src/inventory/import-export.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { countAllRows } from './count-all-rows.ts';
import { record, smallExport, source } from './small-export.ts';

let database: Database;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

describe('a whole export', () => {
  it('is stored with its pks, natural keys resolved, whatever the order of its records', async () => {
    const report = await importExport(database, source(smallExport));
    expect(report).toMatchObject({ read: smallExport.length, stored: smallExport.length, skipped: 0 });
    const build = await database.prisma.build.findUniqueOrThrow({
      where: { pk: 1 },
      include: { issued_by: true, responsible: true, build_lines: true },
    });
    expect(build).toMatchObject({
      reference: 'BO-1',
      issued_by: { username: 'ada' },
      responsible: { owner_type: 'auth.group', owner_id: 1 },
    });
    expect(build.build_lines).toHaveLength(2);
    const user = await database.prisma.user.findUniqueOrThrow({
      where: { username: 'ada' },
      include: { groups: { include: { rules: true } } },
    });
    expect(user).toMatchObject({
      password: 'pbkdf2_sha256$1$secret$hash',
      firstName: 'Ada',
      isStaff: true,
      groups: [{ name: 'builders', rules: [{ name: 'build', can_add: true, can_change: false }] }],
    });
    expect(await database.prisma.part.findUnique({ where: { pk: 2 } })).toMatchObject({
      variant_of_id: 1,
      category_id: 2,
      purchaseable: true,
      image: '',
    });
  });

  it('reports its progress up to the end', async () => {
    const seen: ImportProgress[] = [];
    await importExport(database, source(smallExport), { onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ phase }) => phase).filter((phase, index, all) => phase !== all[index - 1])).toEqual([
      'reading',
      'checking',
      'writing',
    ]);
    expect(seen.at(-1)).toEqual({ phase: 'writing', done: smallExport.length, total: smallExport.length });
  });

  it('leaves the next pk past the largest', async () => {
    await importExport(database, source([record('part.partcategory', 4711, { name: 'A' })]));
    expect(await database.prisma.partCategory.create({ data: { name: 'B' } })).toMatchObject({ pk: 4712 });
  });

  it('keeps decimals to the digit, dates without a zone, and time stamps', async () => {
    const zones = ['America/Los_Angeles', 'Pacific/Auckland'];
    const before = process.env.TZ;
    try {
      for (const zone of zones) {
        process.env.TZ = zone;
        await importExport(
          database,
          source([
            record('company.company', 1, { name: 'A' }),
            record('order.purchaseorder', 1, {
              reference: 'P',
              target_date: '2026-03-01',
              total_price: '0.123456',
              updated_at: '2026-03-01T00:30:00+01:00',
            }),
          ]),
          { replace: true },
        );
        const order = await database.prisma.purchaseOrder.findUniqueOrThrow({ where: { pk: 1 } });
        expect(order.target_date?.toISOString()).toBe('2026-03-01T00:00:00.000Z');
        expect(order.total_price?.toFixed()).toBe('0.123456');
        expect(order.updated_at?.toISOString()).toBe('2026-02-28T23:30:00.000Z');
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it('replaces characters that no database can hold by the sign for a broken one', async () => {
    const text = '5 < 6 </script><b>x</b>\u2028';
    await importExport(database, source(JSON.stringify([record('part.part', 1, { name: 'A', description: `${text}\ud83d\0` })])));
    expect(await database.prisma.part.findUnique({ where: { pk: 1 } })).toMatchObject({ description: `${text}\uFFFD\uFFFD` });
  });

  it('counts what is not kept, and says why', async () => {
    const report = await importExport(
      database,
      source([
        record('part.part', 1, { name: 'A', wings: 2, horns: '', metadata: { a: 1 }, lft: 1 }),
        record('part.partattachment', 1, { part: 1, attachment: 'x.zip' }),
        record('zoo.animal', 1, {}),
        record('zoo.animal', 2, {}),
        record('common.parametertemplate', 1, { name: 'T' }),
        record('common.parameter', 1, { model_type: ['part', 'part'], model_id: 99, template: 1, data: 'x' }),
        record('common.parameter', 2, { model_type: ['zoo', 'animal'], model_id: 1, template: 1, data: 'x' }),
      ]),
    );
    expect(report).toMatchObject({ read: 7, stored: 2, skipped: 5 });
    const of = (model: string) => report.models.find((entry) => entry.model === model);
    expect(of('zoo.animal')).toMatchObject({ read: 2, stored: 0, skipped: [{ count: 2, reason: 'no such records are kept here' }] });
    expect(of('part.part')?.unknownFields).toEqual({ wings: 1 });
    expect(of('part.partattachment')?.skipped[0]?.reason).toMatch(/does not hold/);
    expect(of('common.parameter')?.skipped.map(({ reason }) => reason)).toEqual([
      'the record that it belongs to does not exist',
      'it belongs to a kind of record that is not kept here',
    ]);
  });

  it('of an older server is read as a current one would write it', async () => {
    await importExport(
      database,
      source([
        record('part.part', 7, { name: 'A' }),
        record('part.part', 8, { name: 'B' }),
        record('part.partparametertemplate', 1, { name: 'Colour', units: '' }),
        record('part.partparameter', 3, { part: 7, template: 1, data: 'Red', data_numeric: null }),
        record('part.parttesttemplate', 1, { part: 7, test_name: 'Firmware Version (v2)', required: true }),
        record('part.bomitem', 1, { part: 7, sub_part: 8, quantity: 1, overage: '5%' }),
        record('part.bomitem', 2, { part: 7, sub_part: 8, quantity: 1, overage: '3' }),
      ]),
    );
    expect(await database.prisma.parameter.findUnique({ where: { pk: 3 } })).toMatchObject({
      model_type: 'part.part',
      model_id: 7,
      data: 'Red',
    });
    expect(await database.prisma.partTestTemplate.findUnique({ where: { pk: 1 } })).toMatchObject({ key: 'firmwareversionv2' });
    const [first, second] = await database.prisma.bomItem.findMany({ orderBy: { pk: 'asc' } });
    expect([
      first?.attrition.toNumber(),
      first?.setup_quantity.toNumber(),
      second?.attrition.toNumber(),
      second?.setup_quantity.toNumber(),
    ]).toEqual([5, 0, 0, 3]);
  });
});

describe('a second import', () => {
  it('is a conflict where records exist, and changes nothing', async () => {
    await importExport(database, source(smallExport));
    const before = await countAllRows(database);
    const again = importExport(database, source([record('part.part', 1, { name: 'Other' }), record('part.part', 900, { name: 'New' })]));
    await expect(again).rejects.toThrow(ConflictError);
    await expect(again).rejects.toThrow(/1 of the 2 records exist here already \(part\.part 1\).*--replace/);
    expect(await countAllRows(database)).toEqual(before);
  });

  it('may add records that refer to those here', async () => {
    await importExport(database, source(smallExport));
    await importExport(database, source([record('part.part', 900, { name: 'New', category: 2 })]));
    expect(await database.prisma.part.findUnique({ where: { pk: 900 } })).toMatchObject({ category_id: 2 });
  });

  it('with replace leaves what the file holds, and accounts as they are', async () => {
    await importExport(database, source(smallExport));
    await database.prisma.user.update({ where: { username: 'ada' }, data: { password: 'changed here', isSuperuser: true } });
    const report = await importExport(
      database,
      source([...smallExport.filter(({ model }) => model.startsWith('auth.')), record('part.part', 1, { name: 'Only' })]),
      { replace: true },
    );
    expect(report).toMatchObject({ stored: 1, skipped: 2 });
    expect(await database.prisma.part.findMany()).toMatchObject([{ name: 'Only' }]);
    expect(await database.prisma.stockItem.count()).toBe(0);
    expect(await database.prisma.user.findUnique({ where: { username: 'ada' }, include: { groups: true } })).toMatchObject({
      password: 'changed here',
      isSuperuser: true,
      groups: [{ name: 'builders' }],
    });
  });
});

describe('accounts', () => {
  it('are matched by name: one here keeps its password and pk, and gets the references', async () => {
    const admin = await database.prisma.user.create({ data: { username: 'admin', password: 'ours' } });
    const report = await importExport(
      database,
      source([
        record('auth.user', 40, { username: 'admin', password: 'theirs', is_superuser: true }),
        record('auth.user', admin.pk, { username: 'bob', password: 'theirs' }),
        record('part.part', 1, { name: 'A', creation_user: ['admin'] }),
        record('part.part', 2, { name: 'B', creation_user: 40 }),
        record('part.part', 3, { name: 'C', creation_user: admin.pk }),
      ]),
    );
    expect(report.models.find(({ model }) => model === 'auth.user')).toMatchObject({ read: 2, stored: 1 });
    expect(await database.prisma.user.findUnique({ where: { username: 'admin' } })).toMatchObject({
      pk: admin.pk,
      password: 'ours',
      isSuperuser: false,
    });
    const bob = await database.prisma.user.findUniqueOrThrow({ where: { username: 'bob' } });
    expect(bob.pk).not.toBe(admin.pk);
    const parts = await database.prisma.part.findMany({
      orderBy: { pk: 'asc' },
      include: { creation_user: { select: { username: true } } },
    });
    expect(parts.map((part) => part.creation_user?.username)).toEqual(['admin', 'admin', 'bob']);
  });

  it('without a password in the file cannot log in', async () => {
    await importExport(database, source([record('auth.user', 1, { username: 'eve' })]));
    expect(await database.prisma.user.findUnique({ where: { username: 'eve' } })).toMatchObject({
      password: '!',
      isActive: true,
      isStaff: false,
    });
  });

  it('group rules of a group that is here are not widened', async () => {
    await database.prisma.group.create({ data: { name: 'builders', rules: { create: { name: 'build' } } } });
    await importExport(database, source(smallExport));
    expect(await database.prisma.ruleSet.findMany()).toMatchObject([{ name: 'build', can_view: false, can_add: false }]);
  });
});

const shared = new URL('../../../shared/', import.meta.url).pathname;
describe.skipIf(!existsSync(shared))('exports of real servers', () => {
  it.each([
    ['data/inventree-demo.json', 6274, 6274],
    ['data/inventree-demo-2024.json', 6258, 6251],
    ['cases/records.json', 24, 24],
  ])('%s imports whole', async (file, read, stored) => {
    const report = await importExport(database, `${shared}${file}`);
    expect(report).toMatchObject({ read, stored });
    const rows = await countAllRows(database);
    expect(rows.Part).toBe(report.models.find(({ model }) => model === 'part.part')?.stored);
  });
});
