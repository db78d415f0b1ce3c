import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Database, PrismaClient } from './database/database.ts';
import type { Files } from './files/files.ts';
import type { PrintQueue } from './jobs/print-queue.ts';
import type { RenderEngine } from './rendering/engine.ts';

/**
 * What the server is built from, joined once in src/app.ts. A function names the parts it needs:
 * `createTemplate(parts: Pick<Parts, 'prisma' | 'files' | 'engine'>, …)`.
 */
export interface Parts {
  config: Config;
  log: Logger;
  database: Database;
  /** `database.prisma`, which nearly everything needs. */
  prisma: PrismaClient;
  files: Files;
  engine: RenderEngine;
  queue: PrintQueue;
}
