import type { PGlite } from '@electric-sql/pglite';
import type { PrismaClient } from './client/client.ts';

export type { PrismaClient } from './client/client.ts';
/** The client inside `prisma.$transaction(async (tx) => …)`. Inside, use `tx` alone: the embedded database has one connection. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

export interface Database {
  readonly prisma: PrismaClient;
  /** The embedded database's handle; undefined on a PostgreSQL server. */
  readonly pglite: PGlite | undefined;
  /** The PostgreSQL server's URL; undefined on the embedded database. */
  readonly url: string | undefined;
  /** Calls `onPayload` for each NOTIFY on `channel` (lower case letters and `_`). Gives the function that ends it. */
  listen(channel: string, onPayload: (payload: string) => void): Promise<() => Promise<void>>;
  /** NOTIFY: delivered to every listening process; with `tx`, when that transaction commits. At most 8,000 bytes. */
  notify(channel: string, payload: string, tx?: Transaction): Promise<void>;
  close(): Promise<void>;
}
