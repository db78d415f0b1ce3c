import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { createPrintQueue } from '../../src/jobs/create-print-queue.ts';
import type { PrintJob, PrintQueue } from '../../src/jobs/print-queue.ts';
import { createTestDatabase } from '../support/test-database.ts';

let database: Database;
let queues: PrintQueue[];
beforeEach(async () => {
  database = await createTestDatabase();
  queues = [];
});
afterEach(async () => {
  for (const queue of queues) await queue.close();
  await database.close();
});

async function open(timeLimitMs = 60_000, concurrency = 2): Promise<PrintQueue> {
  const queue = await createPrintQueue({ database, log: pino({ level: 'silent' }), concurrency, timeLimitMs });
  queues.push(queue);
  return queue;
}
const add = (queue: PrintQueue, pk: number) => database.prisma.$transaction((tx) => queue.add(tx, pk));
const complete = (job: PrintJob) => database.prisma.$transaction((tx) => job.complete(tx));

/** Rejects with the signal's reason once it aborts. */
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    else signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 600) throw new Error('It did not happen within 30 s.');
    await sleep(50);
  }
}

test('a backlog of sixty jobs is worked off, each job once', async () => {
  const queue = await open();
  for (let pk = 1; pk <= 60; pk++) await add(queue, pk);
  const done: number[] = [];
  await queue.work(async (job) => {
    await complete(job);
    done.push(job.outputPk);
  });
  await until(() => done.length >= 60);
  expect(new Set(done).size).toBe(60);
});

test('a job of a transaction that is rolled back never runs', async () => {
  const queue = await open();
  const seen: number[] = [];
  await queue.work(async (job) => void seen.push(job.outputPk));
  await database.prisma
    .$transaction(async (tx) => {
      await queue.add(tx, 1);
      throw new Error('rolled back');
    })
    .catch(() => {});
  await add(queue, 2);
  await until(() => seen.length > 0);
  expect(seen).toEqual([2]);
});

test('cancelling aborts the job that runs, and no other', async () => {
  const queue = await open();
  const ends = new Map<number, string>();
  await queue.work(async (job) => {
    await Promise.race([untilAborted(job.signal), sleep(2000)]).catch((error: Error) => ends.set(job.outputPk, error.name));
    await complete(job);
    if (!ends.has(job.outputPk)) ends.set(job.outputPk, 'done');
  });
  await Promise.all([add(queue, 1), add(queue, 2)]);
  await sleep(500);
  await queue.cancel(1);
  await until(() => ends.size === 2);
  expect(Object.fromEntries(ends)).toEqual({ 1: 'CancelledError', 2: 'done' });
});

test('a job past its time limit is aborted before anybody starts it again', async () => {
  const [first, second] = [await open(1000), await open(1000)];
  let running = 0;
  let most = 0;
  const reasons: string[] = [];
  const handle = async (job: PrintJob) => {
    most = Math.max(most, ++running);
    await Promise.race([untilAborted(job.signal), sleep(6000)]).catch((error: Error) => reasons.push(error.name));
    running--;
    await complete(job);
  };
  await first.work(handle);
  await second.work(handle);
  await add(first, 1);
  await until(() => reasons.length > 0);
  await sleep(2500);
  expect({ most, reasons }).toEqual({ most: 1, reasons: ['JobTimeoutError'] });
});

test('a job whose process ends is taken up by the next one', async () => {
  const first = await open();
  const started = Promise.withResolvers<void>();
  await first.work(async (job) => {
    started.resolve();
    await untilAborted(job.signal);
  });
  await add(first, 7);
  await started.promise;
  await first.close();
  queues = [];
  const second = await open();
  const seen: number[] = [];
  await second.work(async (job) => {
    await complete(job);
    seen.push(job.outputPk);
  });
  await until(() => seen.length > 0);
  expect(seen).toEqual([7]);
});

test('an output without a job gets one, and one that has a job gets no second', async () => {
  const queue = await open();
  await add(queue, 1);
  expect(await queue.addMissing([1, 2])).toBe(1);
  expect(await queue.addMissing([1, 2])).toBe(0);
});
