import { openAsBlob } from 'node:fs';
import { tmpdir } from 'node:os';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase, overPGlite } from '../../src/database/open-database.ts';
import { createPostgresDatabase } from './postgres-database.ts';

/** An empty, migrated database of its own: in memory, or on the server of TEST_DATABASE_URL. */
export async function createTestDatabase(): Promise<Database> {
  const migrated = inject('migratedDatabase');
  if (!migrated.startsWith('postgres'))
    return overPGlite(await PGlite.create({ loadDataDir: await openAsBlob(migrated) }), { migrated: true });
  const { url, drop } = await createPostgresDatabase(migrated, { template: true });
  const database = await openDatabase({ databaseUrl: url, dataDir: tmpdir() });
  return { ...database, close: () => database.close().then(drop) };
}
