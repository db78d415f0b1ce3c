import { accessSync, constants, mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { ConfigError, type Config } from './config.ts';
import { openDatabase } from './database/open-database.ts';
import { diskFiles } from './files/disk-files.ts';
import { createPrintQueue } from './jobs/create-print-queue.ts';
import type { Parts } from './parts.ts';
import { startPrinting } from './printing/start-printing.ts';
import { createRenderEngine } from './rendering/create-render-engine.ts';
import type { RenderEngine } from './rendering/engine.ts';

export interface App extends Parts {
  /** Begins to print what is queued. */
  startWorker(): Promise<void>;
  /** Ends everything in order: no job is lost, no process left. */
  close(): Promise<void>;
}

/** Builds the parts from the settings and joins them: the one place that knows them all. Nothing listens or prints yet. */
export async function createApp(config: Config, log: Logger = createLog(config)): Promise<App> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).toReversed())
      await closer().catch((error: unknown) => log.error({ err: error }, 'A part did not close cleanly'));
  };
  try {
    makeDataFolder(config.dataDir);
    const database = await openDatabase(config);
    closers.push(() => database.close());
    const engine = createEngine(config, log);
    closers.push(() => engine.close());
    const queue = await createPrintQueue({ database, log, concurrency: concurrencyOf(config), timeLimitMs: config.jobTimeLimitMs });
    closers.push(() => queue.close());
    const parts: Parts = { config, log, database, prisma: database.prisma, files: diskFiles(join(config.dataDir, 'files')), engine, queue };
    return { ...parts, startWorker: () => startPrinting(parts), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The render engine alone, by the settings. It starts nothing before its first job. */
export function createEngine(config: Config, log: Logger = createLog(config)): RenderEngine {
  return createRenderEngine({
    chromiumPath: config.chromiumPath,
    concurrency: concurrencyOf(config),
    cacheDir: join(config.dataDir, 'cache'),
    timeLimitMs: config.printTimeLimitMs,
    memoryLimitBytes: config.templateMemoryBytes,
    pageLimit: config.pageLimit,
    pdfSizeLimitBytes: config.pdfSizeLimitBytes,
    log,
  });
}

const concurrencyOf = ({ renderConcurrency }: Config): number => renderConcurrency ?? Math.max(1, cpus().length);

/**
 * A promise that fails with nobody waiting for it is a bug of ours, and is logged with its stack. It does not end the
 * process: one template must not be able to take down everybody's server by finding one.
 */
export function surviveStrayRejections(log: Logger): void {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'A promise failed and nobody was waiting for it'));
}

function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new ConfigError(
      `REPORTREE_DATA_DIR=${JSON.stringify(dataDir)}: must be a folder that can be written (${(error as Error).message}).`,
    );
  }
}

/** Logs to standard error, so that what a command prints stays clean; a secret that strays into a log line is cut out. */
export function createLog(config: Pick<Config, 'logLevel'>): Logger {
  const secrets = [
    'password',
    'token',
    'authorization',
    'cookie',
    '*.password',
    '*.token',
    '*.authorization',
    '*.cookie',
    'req.headers.authorization',
    'req.headers.cookie',
  ];
  return pino({ level: config.logLevel, redact: { paths: secrets, censor: '[secret]' } }, pino.destination({ fd: 2, sync: true }));
}
