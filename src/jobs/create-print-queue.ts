import { fromPglite, fromPrisma, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import { CancelledError, JobTimeoutError, LostJobError, ShutdownError, type PrintJob, type PrintQueue } from './print-queue.ts';

const QUEUE = 'print';
const CANCEL_CHANNEL = 'reportree_cancel';
/** A worker that has shown no sign of life for so long is dead, and its job another's; pg-boss takes no less. */
const HEARTBEAT_SECONDS = 10;
/** Past our own time limit by so much pg-boss would start the job again beside the first; it must never come to that. */
const EXPIRY_MARGIN_SECONDS = 60;
/** Deaths of workers that a job survives. The fence in src/printing counts real attempts and gives up earlier. */
const RETRY_LIMIT = 20;
const CLOSE_TIMEOUT_MS = 10_000;

export interface PrintQueueOptions {
  database: Database;
  log: Logger;
  /** Jobs at a time in this process. */
  concurrency: number;
  /** A job that takes longer is aborted with `JobTimeoutError`. */
  timeLimitMs: number;
}

/** Opens the queue on pg-boss, in the same database as everything else. */
export async function createPrintQueue({ database, log, concurrency, timeLimitMs }: PrintQueueOptions): Promise<PrintQueue> {
  const boss = new PgBoss({
    ...(database.pglite ? { backend: 'pglite', db: fromPglite(database.pglite) } : { connectionString: database.url, max: 4 }),
    useListenNotify: true,
    // The defaults notice a dead worker after a minute.
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    schedule: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'The print queue had an error'));
  await boss.start();
  const options = {
    retryLimit: RETRY_LIMIT,
    retryDelay: 0,
    expireInSeconds: Math.ceil(timeLimitMs / 1000) + EXPIRY_MARGIN_SECONDS,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: 3600,
    retentionSeconds: 14 * 24 * 3600,
    notify: true,
  };
  await boss.createQueue(QUEUE, options);
  await boss.updateQueue(QUEUE, options); // createQueue leaves an existing queue as it is

  const active = new Map<number, AbortController>();
  const running = new Set<Promise<void>>();
  const stopListening = await database.listen(CANCEL_CHANNEL, (payload) =>
    active.get(Number(payload))?.abort(new CancelledError('The print was cancelled.')),
  );
  let workerId: string | undefined;
  let closing = false;

  async function run(
    id: string,
    retryCount: number,
    outputPk: number,
    lost: AbortSignal,
    handle: (job: PrintJob) => Promise<void>,
  ): Promise<void> {
    const controller = new AbortController();
    const timer = setTimeout(
      () => controller.abort(new JobTimeoutError(`The print took longer than ${timeLimitMs / 1000} s.`)),
      timeLimitMs,
    );
    active.set(outputPk, controller);
    if (closing) controller.abort(new ShutdownError('The server is stopping.'));
    lost.addEventListener('abort', () => controller.abort(new LostJobError('The queue gave the job to another worker.')), { once: true });
    try {
      await handle({
        outputPk,
        signal: controller.signal,
        complete: async (tx) => void (await boss.complete(QUEUE, { id, retryCount }, null, { db: fromPrisma(tx) })),
      });
    } finally {
      clearTimeout(timer);
      if (active.get(outputPk) === controller) active.delete(outputPk);
    }
  }

  return {
    async add(tx, outputPk) {
      await boss.send(QUEUE, { outputPk }, { db: fromPrisma(tx) });
    },
    async addMissing(outputPks) {
      const jobs = await database.prisma.$queryRaw<{ pk: number }[]>`
        SELECT DISTINCT (data->>'outputPk')::int AS pk FROM pgboss.job WHERE name = ${QUEUE} AND state IN ('created', 'retry', 'active')`;
      const queued = new Set(jobs.map(({ pk }) => pk));
      const missing = outputPks.filter((pk) => !queued.has(pk));
      for (const outputPk of missing) await boss.send(QUEUE, { outputPk });
      return missing.length;
    },
    cancel: (outputPk) => database.notify(CANCEL_CHANNEL, String(outputPk)),
    async work(handle) {
      if (database.pglite) await failOrphans(boss, database);
      workerId = await boss.work<{ outputPk: number }>(
        QUEUE,
        // With NOTIFY alone a backlog stalls: 55 of 60 jobs still waited after 30 s (timgit/pg-boss); see notifyWorker below.
        {
          localConcurrency: concurrency,
          batchSize: 1,
          pollingIntervalSeconds: 1,
          notifyPollingIntervalSeconds: 1,
          heartbeatRefreshSeconds: 1,
          includeMetadata: true,
        },
        async ([job]) => {
          if (!job) return;
          const work = run(job.id, job.retryCount, job.data.outputPk, job.signal, handle);
          running.add(work);
          try {
            await work;
          } finally {
            running.delete(work);
            setImmediate(() => workerId && !closing && boss.notifyWorker(workerId));
          }
        },
      );
    },
    async close() {
      closing = true;
      const offWork = boss.offWork(QUEUE).catch((error: unknown) => log.warn({ err: error }, 'The print queue did not stop cleanly'));
      for (const controller of active.values()) controller.abort(new ShutdownError('The server is stopping.'));
      await Promise.race([Promise.allSettled([...running, offWork]), new Promise((done) => setTimeout(done, CLOSE_TIMEOUT_MS).unref())]);
      await stopListening();
      await boss.stop({ graceful: false, close: true, timeout: CLOSE_TIMEOUT_MS });
    },
  };
}

/** The embedded database has one process: whatever is active when it starts was left by one that died. */
async function failOrphans(boss: PgBoss, database: Database): Promise<void> {
  const orphans = await database.prisma.$queryRaw<
    { id: string }[]
  >`SELECT id::text FROM pgboss.job WHERE name = ${QUEUE} AND state = 'active'`;
  if (orphans.length)
    await boss.fail(
      QUEUE,
      orphans.map(({ id }) => id),
    );
}
