import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/database/migrate.ts';
import { PGliteAdapterFactory } from '../../src/database/pglite-adapter.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A file with a migrated, empty embedded database. */
    migratedDatabase: string;
  }
}

/** Migrates an embedded database once for all tests; each loads a copy in 150 ms. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
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
