import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { createUser } from '../../src/accounts/create-user.ts';
import { createPrintQueue } from '../../src/jobs/create-print-queue.ts';
import type { PrintQueue } from '../../src/jobs/print-queue.ts';
import { createTemplate } from '../../src/library/create-template.ts';
import type { Parts } from '../../src/parts.ts';
import { FINAL_STATES } from '../../src/printing/print-request.ts';
import { printReport } from '../../src/printing/print-report.ts';
import { runPrint } from '../../src/printing/run-print.ts';
import { createTestParts } from '../support/test-parts.ts';

let app: App;
let queues: PrintQueue[];
/** How often a print was begun, how many run now, and how many ran at the same moment, at most. */
let watched: { begun: number; running: number; most: number };
beforeEach(async () => {
  watched = { begun: 0, running: 0, most: 0 };
  app = await createTestParts();
  queues = [];
});
afterEach(async () => {
  for (const queue of queues) await queue.close();
  await app.close();
});

/** Another worker on the same database: its own queue, with the real engine behind a look at what runs. */
async function addWorker(timeLimitMs: number): Promise<void> {
  const queue = await createPrintQueue({ database: app.database, log: pino({ level: 'silent' }), concurrency: 1, timeLimitMs });
  queues.push(queue);
  const engine: Parts['engine'] = {
    ...app.engine,
    async render(job) {
      watched.begun++;
      watched.most = Math.max(watched.most, ++watched.running);
      try {
        return await app.engine.render(job);
      } finally {
        watched.running--;
      }
    },
  };
  await queue.work((job) => runPrint({ ...app, engine }, job));
}

async function printSlowly(): Promise<number> {
  const user = await createUser(app, { username: 'staff', password: 'a long password', isStaff: true });
  const viewer = { user, via: 'token' as const };
  await app.prisma.part.create({ data: { name: 'Alpha', description: '' } });
  const content = '<const/started=Date.now()><p>${(() => { while (Date.now() < started + 5000); })()}</p>';
  const template = await createTemplate(app, viewer, {
    name: 'Five seconds',
    description: 'Slow',
    modelType: 'part',
    attachToModel: true,
    file: { name: 'slow.marko', content: Buffer.from(content) },
  });
  return (await printReport(app, viewer, { template: String(template.pk), items: ['1'] })).pk;
}

async function ended(pk: number) {
  for (let tries = 0; tries < 500; tries++) {
    const output = await app.prisma.reportOutput.findUniqueOrThrow({ where: { pk } });
    if (FINAL_STATES.has(output.state)) return output;
    await sleep(100);
  }
  throw new Error('It did not end within 50 s.');
}

async function kept() {
  return {
    files: await app.prisma.storedFile.count({ where: { contentType: 'application/pdf' } }),
    attachments: await app.prisma.attachment.count(),
  };
}

test('a print that takes longer than it may is ended by the worker that has it, and no other begins it again', async () => {
  for (let worker = 0; worker < 2; worker++) await addWorker(2_000);
  const pk = await printSlowly();
  expect(await ended(pk)).toMatchObject({ state: 'FAILED', attempt: 1, failure: { code: 'TIME_LIMIT' } });
  await sleep(1_500);
  expect(watched).toEqual({ begun: 1, running: 0, most: 1 });
  expect(await kept()).toEqual({ files: 0, attachments: 0 });
});

test('a print that the queue gives to another worker is made by one at a time, and kept once', async () => {
  for (let worker = 0; worker < 2; worker++) await addWorker(60_000);
  const pk = await printSlowly();
  // The queue takes the first worker for dead after two seconds, though it lives; the second has all the time it needs.
  await app.prisma.$executeRaw`UPDATE pgboss.job SET expire_seconds = 2 WHERE name = 'print'`;
  for (let tries = 0; watched.begun < 2 && tries < 300; tries++) {
    await sleep(50);
    await app.prisma.$executeRaw`UPDATE pgboss.job SET expire_seconds = 60 WHERE name = 'print' AND retry_count > 0`;
  }
  expect(await ended(pk)).toMatchObject({ state: 'COMPLETE' });
  expect(watched.begun).toBeGreaterThan(1);
  expect(watched).toMatchObject({ running: 0, most: 1 });
  expect(await kept()).toEqual({ files: 2, attachments: 1 });
});
