import { openAsBlob } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { overPGlite } from '../../src/database/open-database.ts';

/** An empty, migrated database of its own in memory. */
export async function createTestDatabase(): Promise<Database> {
  const pglite = await PGlite.create({ loadDataDir: await openAsBlob(inject('migratedDatabase')) });
  return overPGlite(pglite, { migrated: true });
}
