import { setTimeout as sleep } from 'node:timers/promises';
import { fromPglite, fromPrisma, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Database, Transaction } from '../database/database.ts';
import { CancelledError, JobTimeoutError, LostJobError, ShutdownError, type PrintJob, type PrintQueue } from './print-queue.ts';

const QUEUE = 'print';
const CANCEL_CHANNEL = 'reportree_cancel';
/** Told of each new job. */
const JOB_CHANNEL = 'reportree_job';
/** Looks for itself so often, should a notification be lost, and for jobs whose worker died. */
const POLL_MS = 1_000;
const HEART_MS = 1_000;
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

/** A job that this process has. */
interface Job {
  id: string;
  retryCount: number;
  outputPk: number;
  controller: AbortController;
}

/** Opens the queue on pg-boss, in the same database as everything else. */
export async function createPrintQueue({ database, log, concurrency, timeLimitMs }: PrintQueueOptions): Promise<PrintQueue> {
  const boss = new PgBoss({
    ...(database.pglite ? { backend: 'pglite', db: fromPglite(database.pglite) } : { connectionString: database.url, max: 4 }),
    // The defaults notice a dead worker after a minute.
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    schedule: false,
  });
  const onError = (error: unknown) => log.error({ err: error }, 'The print queue had an error');
  boss.on('error', onError);
  await boss.start();
  const options = {
    retryLimit: RETRY_LIMIT,
    retryDelay: 0,
    expireInSeconds: Math.ceil(timeLimitMs / 1000) + EXPIRY_MARGIN_SECONDS,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: 3600,
    retentionSeconds: 14 * 24 * 3600,
  };
  await boss.createQueue(QUEUE, options);
  await boss.updateQueue(QUEUE, options); // createQueue leaves an existing queue as it is

  const active = new Map<number, AbortController>();
  const running = new Map<Job, Promise<void>>();
  const stopListening = await database.listen(CANCEL_CHANNEL, (payload) =>
    active.get(Number(payload))?.abort(new CancelledError('The print was cancelled.')),
  );
  const closing = new AbortController();
  let loop: Promise<void> = Promise.resolve();
  let wake = Promise.withResolvers<void>();
  const stopHearing = await database.listen(JOB_CHANNEL, () => wake.resolve());

  async function run(job: Job, handle: (job: PrintJob) => Promise<void>): Promise<void> {
    const { id, retryCount, outputPk, controller } = job;
    let isComplete = false;
    const complete = async (tx: Transaction) => {
      await boss.complete(QUEUE, { id, retryCount }, null, { db: fromPrisma(tx) });
      isComplete = true;
    };
    const timer = setTimeout(
      () => controller.abort(new JobTimeoutError(`The print took longer than ${timeLimitMs / 1000} s.`)),
      timeLimitMs,
    );
    active.set(outputPk, controller);
    if (closing.signal.aborted) controller.abort(new ShutdownError('The server is stopping.'));
    try {
      await handle({ outputPk, signal: controller.signal, complete });
      if (!isComplete) await boss.complete(QUEUE, { id, retryCount });
    } catch (error) {
      log.warn({ err: error, output: outputPk }, 'A print is to be tried again');
      await boss.fail(QUEUE, { id, retryCount }, error as Error);
    } finally {
      clearTimeout(timer);
      if (active.get(outputPk) === controller) active.delete(outputPk);
    }
  }

  /** Takes as many jobs as there are places free, as soon as there are any. pg-boss's own workers each ask for themselves, and stall on a backlog. */
  async function work(handle: (job: PrintJob) => Promise<void>): Promise<void> {
    while (!closing.signal.aborted) {
      wake = Promise.withResolvers<void>(); // before the look: what comes during it is not missed
      await takeJobs(handle).catch(onError);
      await Promise.race([wake.promise, sleep(POLL_MS, undefined, { ref: false })]);
    }
  }

  async function takeJobs(handle: (job: PrintJob) => Promise<void>): Promise<void> {
    const free = concurrency - running.size;
    if (free === 0) return;
    for (const { id, retryCount, data } of await boss.fetch<{ outputPk: number }>(QUEUE, { batchSize: free, includeMetadata: true })) {
      const job: Job = { id, retryCount, outputPk: data.outputPk, controller: new AbortController() };
      const done = run(job, handle)
        .catch(onError)
        .finally(() => {
          running.delete(job);
          setImmediate(() => wake.resolve()); // whoever waits for this print comes first
        });
      running.set(job, done);
    }
  }

  /** Says that a job is alive. One that is no longer this process's is given up. */
  async function beat(job: Job): Promise<void> {
    const { id, retryCount } = job;
    await boss.touch(QUEUE, { id, retryCount });
    const known = await boss.getJobById(QUEUE, id);
    const isOurs = known?.state === 'active' && known.retryCount === retryCount;
    if (!isOurs && running.has(job)) job.controller.abort(new LostJobError('The queue gave the job to another worker.'));
  }
  const heart = setInterval(() => {
    for (const job of running.keys()) void beat(job).catch(onError);
  }, HEART_MS);

  return {
    async add(tx, outputPk) {
      await boss.send(QUEUE, { outputPk }, { db: fromPrisma(tx) });
      await database.notify(JOB_CHANNEL, '', tx);
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
      loop = work(handle).catch(onError);
    },
    async close() {
      closing.abort();
      wake.resolve();
      for (const { controller } of running.keys()) controller.abort(new ShutdownError('The server is stopping.'));
      await Promise.race([Promise.allSettled([loop, ...running.values()]), sleep(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
      clearInterval(heart);
      await Promise.all([stopListening(), stopHearing()]);
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
