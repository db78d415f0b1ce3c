import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { PGliteAdapterFactory } from '../../src/database/pglite-adapter.ts';

let folder: string;
let pglite: PGlite;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reportree-migrate-'));
  pglite = await PGlite.create();
});
afterEach(async () => {
  await pglite.close();
  await rm(folder, { recursive: true, force: true });
});

async function migration(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), sql);
}

test('migrations are applied once, in the order of their names', async () => {
  await migration('2_second', 'ALTER TABLE lamp ADD COLUMN colour text;');
  await migration('1_first', 'CREATE TABLE lamp (pk int);');
  const factory = new PGliteAdapterFactory(pglite);
  expect(await migrate(factory, folder)).toEqual(['1_first', '2_second']);
  expect(await migrate(factory, folder)).toEqual([]);
  await pglite.query('SELECT pk, colour FROM lamp');
});

test('a broken migration stops the start, is not recorded as applied, and stops the next start too', async () => {
  await migration('1_first', 'CREATE TABLE lamp (pk int);');
  await migration('2_broken', 'CREATE TABLE shade (pk int); ALTER TABLE nonexistent ADD COLUMN x int;');
  const factory = new PGliteAdapterFactory(pglite);
  await expect(migrate(factory, folder)).rejects.toThrow(/nonexistent/);
  await expect(migrate(factory, folder)).rejects.toThrow(/2_broken/);
  const { rows } = await pglite.query('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL');
  expect(rows).toEqual([{ migration_name: '1_first' }]);
});
