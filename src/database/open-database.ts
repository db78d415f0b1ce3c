import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Config } from '../config.ts';
import { PrismaClient } from './client/client.ts';
import type { Database, Transaction } from './database.ts';
import { lockDataFolder } from './lock-data-folder.ts';
import { migrate } from './migrate.ts';
import { PGliteAdapterFactory } from './pglite-adapter.ts';
import { createPostgresListener } from './postgres-listener.ts';

/** An import of many records is one transaction; Prisma's own limits (2 s to get one, 5 s to finish) are too short for it. */
const TRANSACTION_LIMITS = { maxWait: 60_000, timeout: 60_000 };

/** Opens the database that the settings name, brings it to this version's schema, and takes the data folder for this process. */
export function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Database> {
  return config.databaseUrl ? openPostgres(config.databaseUrl) : openEmbedded(config.dataDir);
}

async function openEmbedded(dataDir: string): Promise<Database> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const folder = realpathSync(dataDir);
  const unlock = await lockDataFolder(folder);
  try {
    const pglite = await PGlite.create(join(folder, 'database'));
    const database = await overPGlite(pglite);
    return {
      ...database,
      close: async () => {
        await database.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** A database over an open PGlite, brought to this version's schema unless told that it is. Closing it closes the PGlite. */
export async function overPGlite(pglite: PGlite, { migrated = false } = {}): Promise<Database> {
  const factory = new PGliteAdapterFactory(pglite);
  try {
    // Prisma's adapter reads every time stamp as UTC, whatever offset the session gives it.
    await pglite.exec("SET TIME ZONE 'UTC'");
    if (!migrated) await migrate(factory);
  } catch (error) {
    await pglite.close();
    throw error;
  }
  const prisma = new PrismaClient({ adapter: factory, transactionOptions: TRANSACTION_LIMITS });
  return {
    prisma,
    pglite,
    url: undefined,
    listen: async (channel, onPayload) => pglite.listen(channel, onPayload),
    notify: (channel, payload, tx) => notify(tx ?? prisma, channel, payload),
    close: async () => {
      await prisma.$disconnect();
      await pglite.close();
    },
  };
}

async function openPostgres(url: string): Promise<Database> {
  const factory = new PrismaPg({ connectionString: url, options: '-c TimeZone=UTC' });
  await migrate(factory);
  const prisma = new PrismaClient({ adapter: factory, transactionOptions: TRANSACTION_LIMITS });
  const listener = createPostgresListener(url);
  return {
    prisma,
    pglite: undefined,
    url,
    listen: listener.listen,
    notify: (channel, payload, tx) => notify(tx ?? prisma, channel, payload),
    close: async () => {
      await listener.close();
      await prisma.$disconnect();
    },
  };
}

async function notify(client: PrismaClient | Transaction, channel: string, payload: string): Promise<void> {
  await client.$executeRaw`SELECT pg_notify(${channel}, ${payload})`;
}
