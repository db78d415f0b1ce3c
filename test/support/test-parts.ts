import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { inject } from 'vitest';
import type { App } from '../../src/app.ts';
import { readConfig, type Config } from '../../src/config.ts';
import { diskFiles } from '../../src/files/disk-files.ts';
import { createPrintQueue } from '../../src/jobs/create-print-queue.ts';
import { startPrinting } from '../../src/printing/start-printing.ts';
import { createRenderEngine } from '../../src/rendering/create-render-engine.ts';
import { createTestDatabase } from './test-database.ts';

/** All parts, real ones, over a database in memory and a temporary folder. Nothing prints before `startWorker`. Close it. */
export async function createTestParts(overrides: Partial<Config> = {}): Promise<App> {
  const dataDir = await mkdtemp(join(tmpdir(), 'reportree-test-'));
  const config: Config = { ...readConfig({ REPORTREE_LOG_LEVEL: 'silent' }), baseUrl: 'http://reportree.test', dataDir, ...overrides };
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const database = await createTestDatabase();
  const concurrency = config.renderConcurrency ?? 2;
  const engine = createRenderEngine({
    chromiumPath: config.chromiumPath,
    concurrency,
    cacheDir: inject('compileCache'),
    timeLimitMs: config.printTimeLimitMs,
    memoryLimitBytes: config.templateMemoryBytes,
    pageLimit: config.pageLimit,
    pdfSizeLimitBytes: config.pdfSizeLimitBytes,
    log,
  });
  const queue = await createPrintQueue({ database, log, concurrency, timeLimitMs: config.jobTimeLimitMs });
  const parts = { config, log, database, prisma: database.prisma, files: diskFiles(join(dataDir, 'files')), engine, queue };
  return {
    ...parts,
    startWorker: () => startPrinting(parts),
    close: async () => {
      await queue.close();
      await engine.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
