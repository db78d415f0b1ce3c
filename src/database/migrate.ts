import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { OperatorError } from '../errors.ts';
import { migrationsFolder, withSchemaEngine, type MigrationList } from './schema-engine.ts';

/** The database could not be brought to this version's schema; nothing was started on it. */
export class MigrationError extends OperatorError {}

/** Reads the migrations of a folder, in order, as the schema engine takes them. */
export async function readMigrations(folder = migrationsFolder): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.toSorted().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(folder, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}

/**
 * Applies the migrations that the database has not seen, in order; the history is Prisma's own `_prisma_migrations`,
 * so that `prisma migrate deploy` works on it as well. Gives their names. Throws {@link MigrationError}.
 */
export async function migrate(factory: SqlMigrationAwareDriverAdapterFactory, folder = migrationsFolder): Promise<string[]> {
  const migrationsList = await readMigrations(folder);
  try {
    return await withSchemaEngine(factory, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList,
        filters: { externalTables: [], externalEnums: [] },
      });
      return appliedMigrationNames;
    });
  } catch (error) {
    throw new MigrationError(
      `The database could not be migrated, so the server does not start. Its data is as it was before the failing step.\n${messageOf(error)}`,
      { cause: error },
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
