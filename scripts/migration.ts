// Writes a migration from the difference between prisma/migrations and prisma/schema: npm run migration -- NAME
// With --check it writes nothing and exits 1 when there is a difference.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGliteAdapterFactory } from '../src/database/pglite-adapter.ts';
import { readMigrations } from '../src/database/migrate.ts';
import { migrationsFolder, withSchemaEngine } from '../src/database/schema-engine.ts';

const [name = ''] = process.argv.slice(2);
const check = name === '--check';
if (!check && !/^[a-z0-9_]+$/.test(name)) throw new Error('Usage: npm run migration -- a_name_in_snake_case');

const schemaFolder = 'prisma/schema';
const files = await Promise.all(
  (await readdir(schemaFolder))
    .filter((file) => file.endsWith('.prisma'))
    .map(async (file) => ({ path: join(schemaFolder, file), content: await readFile(join(schemaFolder, file), 'utf8') })),
);
const pglite = await PGlite.create();
const migrations = await readMigrations();
const { exitCode, stdout } = await withSchemaEngine(new PGliteAdapterFactory(pglite), (engine) =>
  engine.diff({
    from: migrations.migrationDirectories.length ? { tag: 'migrations', ...migrations } : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  }),
);
await pglite.close();
if (exitCode !== 2) {
  console.log('prisma/migrations holds all of prisma/schema.');
} else if (check) {
  console.error(`prisma/schema has changes that no migration holds; run "npm run migration -- a_name".\n${stdout}`);
  process.exitCode = 1;
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), stdout ?? '');
  console.log(`Wrote ${folder}/migration.sql`);
}
