import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { InvalidError } from '../../src/errors.ts';
import { importExport } from '../../src/inventory/import-export.ts';
import { record, smallExport, source } from './small-export.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { countAllRows } from './count-all-rows.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function refusal(content: Parameters<typeof source>[0], options = {}): Promise<InvalidError> {
  const before = await countAllRows(database);
  const error = await importExport(database, source(content), options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(InvalidError);
  expect(await countAllRows(database)).toEqual(before);
  return error as InvalidError;
}

describe('a file that cannot be imported changes nothing and says where', () => {
  const good = record('part.part', 1, { name: 'A' });
  const text = JSON.stringify([good, record('part.part', 2, { name: 'B' })]);

  it.each<[string, string | Uint8Array | unknown[], string | RegExp]>([
    ['no content', '', 'The file is empty.'],
    ['no JSON', 'pk,name\n1,A', /not valid JSON .* line 1, column 1, before the first record/],
    [
      'a syntax error',
      '[{"model":"part.part","pk":1,"fields":{}},\n {"model":"part.part" "pk":2}]',
      /line 2, column 23, in record 2 \(part\.part\)/,
    ],
    [
      'a comma too many',
      '[{"model":"part.part","pk":1,"fields":{"name":"A"}},\n]',
      /not valid JSON \(Unexpected token '\]'\) at line 2, column 1, after record 1 \(part\.part 1\)/,
    ],
    [
      'a word that is no value',
      `${' '.repeat(200)}[{"model":"part.part","pk":1,"fields":{"active": True}}]`,
      /\(Unexpected token 'T'\) at line 1, column 250, in record 1 \(part\.part 1\)/,
    ],
    ['a file cut off in a record', text.slice(0, -20), /cut off: it ends at line 1, column \d+, in record 2 \(part\.part 2\)/],
    ['a file cut off between records', text.slice(0, JSON.stringify([good]).length - 1), /cut off: .*after record 1 \(part\.part 1\)/],
    [
      'a file cut off inside a character',
      Buffer.from('[{"model":"part.part","pk":1,"fields":{"name":"ü').subarray(0, -1),
      /cut off.*in record 1 \(part\.part 1\)/,
    ],
    [
      'another encoding',
      Buffer.from('[{"model":"part.part","pk":1,"fields":{"name":"é"}}]', 'latin1'),
      /not UTF-8 \(from line 1, column 48\)/,
    ],
    ['an object', '{"a":1}', /no list/],
    ['a record that is no object', [good, 5], /Record 2 is 5, and must be an object/],
    ['a record that is a list', [[]], /Record 1 is \[\]/],
    ['no model', [{ pk: 1, fields: {} }], /Record 1 has no "model"/],
    ['no pk', [{ model: 'part.part', fields: {} }], /Record 1 \(part\.part\) has the "pk" null/],
    ['a pk that is no number', [{ model: 'part.part', pk: 'x', fields: {} }], /has the "pk" "x"/],
    ['a pk past the largest', [{ model: 'part.part', pk: 2 ** 31, fields: {} }], /has the "pk" 2147483648/],
    ['no fields', [{ model: 'part.part', pk: 1 }], /Record 1 \(part\.part 1\) has no "fields"/],
    ['a pk twice', [good, record('part.part', 1, { name: 'B' })], /Record 2 \(part\.part 1\): record 1 \(part\.part\) has this pk already/],
    [
      'a pk twice under an old and a new name',
      [record('common.parametertemplate', 1, { name: 'A' }), record('part.partparametertemplate', 1, { name: 'B' })],
      /has this pk already/,
    ],
    ['a missing value', [record('part.part', 1, { description: 'x' })], /"name" is missing/],
    ['a null where a value must be', [record('part.part', 1, { name: null })], /"name" is missing/],
    ['a number for a text', [record('part.part', 1, { name: 5 })], /Record 1 \(part\.part 1\): "name" is 5, and must be a text/],
    ['a text for a number', [record('part.part', 1, { name: 'A', multiple: 'many' })], /"multiple" is "many", and must be a whole number/],
    ['a fraction for a whole number', [record('part.part', 1, { name: 'A', multiple: 1.5 })], /"multiple" is 1.5/],
    [
      'a text for a decimal',
      [record('part.part', 1, { name: 'A', minimum_stock: 'lots' })],
      /"minimum_stock" is "lots", and must be a decimal/,
    ],
    [
      'a decimal with too many digits',
      [record('part.part', 1, { name: 'A', minimum_stock: '1e15' })],
      /at most 13 digits before the point/,
    ],
    ['a text for true or false', [record('part.part', 1, { name: 'A', active: 'yes' })], /"active" is "yes", and must be true or false/],
    [
      'no such day',
      [record('part.part', 1, { name: 'A', creation_date: '2026-02-30' })],
      /"creation_date" is "2026-02-30", and must be a date/,
    ],
    [
      'no such time',
      [record('stock.stockitem', 1, { part: 1, updated: '2026-02-20T25:00:00Z' }), good],
      /"updated" is .* must be a time stamp/,
    ],
    ['a name that is too long', [record('auth.user', 1, { username: 'x'.repeat(151) })], /"username" has 151 characters; at most 150/],
    [
      'a broken reference',
      [good, record('stock.stockitem', 9, { part: 2 })],
      /Record 2 \(stock\.stockitem 9\): "part" is 2, and there is no such part\.part/,
    ],
    [
      'a broken natural key',
      [record('part.part', 1, { name: 'A', creation_user: ['ghost'] })],
      /"creation_user" is \["ghost"\], and there is no such auth\.user/,
    ],
    ['a text for a reference', [record('stock.stockitem', 9, { part: 'A' })], /"part" is "A", and must be the pk of a part\.part/],
    [
      'two users of one name',
      [record('auth.user', 1, { username: 'a' }), record('auth.user', 2, { username: 'a' })],
      /Record 2 \(auth\.user 2\): "username" is "a", as in a record before it/,
    ],
    ['an unknown group', [record('auth.user', 1, { username: 'a', groups: [['ghosts']] })], /"groups" is \["ghosts"\]/],
    [
      'a content type by number',
      [
        good,
        record('common.parametertemplate', 1, { name: 'T' }),
        record('common.parameter', 1, { model_type: 33, model_id: 1, template: 1 }),
      ],
      /"model_type" is 33.*natural key/,
    ],
    [
      'a record above itself',
      [record('part.partcategory', 1, { name: 'A', parent: 2 }), record('part.partcategory', 2, { name: 'B', parent: 1 })],
      /"parent" leads in a circle/,
    ],
  ])('%s', async (_name, content, message) => {
    expect((await refusal(content)).message).toMatch(message);
  });

  it('names the place for programs too, and all mistakes at once', async () => {
    const error = await refusal([record('part.part', 1, { name: 5, active: 1 }), record('part.part', 2, {})]);
    expect(error.fields.map(({ path, code }) => [path.join('.'), code])).toEqual([
      ['records.0.fields.name', 'WRONG_TYPE'],
      ['records.0.fields.active', 'WRONG_TYPE'],
      ['records.1.fields.name', 'REQUIRED'],
    ]);
  });

  it('stops naming mistakes after twenty', async () => {
    const error = await refusal(Array.from({ length: 50 }, (_, index) => record('part.part', index + 1, {})));
    expect(error.fields).toHaveLength(21);
    expect(error.fields.at(-1)?.message).toBe('And 30 more.');
  });

  it('with replace as well: the old inventory stays', async () => {
    await importExport(database, source(smallExport), { replace: true });
    await refusal([record('stock.stockitem', 9, { part: 2 })], { replace: true });
    expect(await database.prisma.part.count()).toBe(5);
  });

  it('when the database refuses in mid-write, nothing of it stays', async () => {
    await importExport(database, source(smallExport), { replace: true });
    const before = await countAllRows(database);
    await database.prisma.$executeRaw`ALTER TABLE "StockLocation" ADD CONSTRAINT no_attics CHECK (name <> 'Attic')`;
    await expect(
      importExport(database, source([record('part.part', 1, { name: 'A' }), record('stock.stocklocation', 1, { name: 'Attic' })]), {
        replace: true,
      }),
    ).rejects.toThrow(/no_attics/);
    expect(await countAllRows(database)).toEqual(before);
  });

  it('no such file, and a folder', async () => {
    await expect(importExport(database, '/no/such/file.json')).rejects.toThrow('Cannot read /no/such/file.json: there is no such file.');
    await expect(importExport(database, import.meta.dirname)).rejects.toThrow(/it is a folder/);
  });
});
