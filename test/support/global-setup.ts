import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/database/migrate.ts';
import { PGliteAdapterFactory } from '../../src/database/pglite-adapter.ts';
import { createPostgresDatabase } from './postgres-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A file with a migrated, empty embedded database; or, with TEST_DATABASE_URL, the URL of a migrated, empty PostgreSQL database. */
    migratedDatabase: string;
    /** A folder of this run for compiled templates: the default ones are compiled once, not once per file of tests. */
    compileCache: string;
  }
}

/** Migrates a database once for all tests; each test takes a copy. TEST_DATABASE_URL runs them on a PostgreSQL server instead of PGlite. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { TEST_DATABASE_URL } = process.env;
  const compileCache = await mkdtemp(join(tmpdir(), 'reportree-compiled-'));
  project.provide('compileCache', compileCache);
  const drop = await (TEST_DATABASE_URL ? migratePostgres(project, TEST_DATABASE_URL) : migrateEmbedded(project));
  return async () => {
    await drop();
    await rm(compileCache, { recursive: true, force: true });
  };
}

async function migrateEmbedded(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'reportree-test-'));
  const pglite = await PGlite.create();
  await migrate(new PGliteAdapterFactory(pglite));
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  const file = join(folder, 'database.tar');
  await writeFile(file, Buffer.from(await dump.arrayBuffer()));
  project.provide('migratedDatabase', file);
  return () => rm(folder, { recursive: true, force: true });
}

async function migratePostgres(project: TestProject, url: string): Promise<() => Promise<void>> {
  const database = await createPostgresDatabase(url);
  await migrate(new PrismaPg({ connectionString: database.url }));
  project.provide('migratedDatabase', database.url);
  return database.drop;
}
