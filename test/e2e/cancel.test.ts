import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTemplate, output, print, untilFinal, untilState, type Output } from './operations.ts';
import { isBrowser, processesBelow } from './processes.ts';
import { RealServer } from './real-server.ts';
import { exportOfParts } from './records.ts';

let server: RealServer;
let endless: number;
let quick: number;
beforeAll(async () => {
  server = await RealServer.start(
    { REPORTREE_RENDER_CONCURRENCY: '1', REPORTREE_PRINT_TIME_LIMIT: '2' },
    await exportOfParts(['Alpha', 'Beta']),
  );
  endless = await createTemplate(server.client, { name: 'Endless', modelType: 'PART', content: '<p>${(() => { for (;;); })()}</p>' });
  quick = await createTemplate(server.client, { name: 'Quick', modelType: 'PART', content: '<p>${input.part.name}</p>' });
});
afterAll(() => server?.stop());

async function cancel(pk: number): Promise<Output & { message?: string }> {
  const { cancelPrint } = await server.client.request<{ cancelPrint: Output }>(
    `mutation { cancelPrint(output: ${pk}) { ... on ReportOutput { pk state startedAt failure { code message } } ... on UserError { message } } }`,
  );
  return cancelPrint;
}

test('a print that waits is cancelled before it begins; one that runs makes room at once', async () => {
  const running = await print(server.client, endless, [1]);
  await untilState(server.client, running.pk, 'RUNNING');
  const waiting = await print(server.client, quick, [1]);
  expect(await cancel(waiting.pk)).toMatchObject({ state: 'CANCELLED', startedAt: null, failure: { code: 'CANCELLED' } });
  expect(await cancel(running.pk)).toMatchObject({ state: 'CANCELLED', failure: { message: 'Cancelled by admin.' } });
  // One at a time is printed here: this one finds room because the work of the other has stopped.
  expect(await print(server.client, quick, [2], 20)).toMatchObject({ state: 'COMPLETE' });
  for (const { pk, startedAt } of [
    { ...waiting, startedAt: null },
    { ...running, startedAt: expect.any(String) },
  ]) {
    const after = await output(server.client, pk);
    expect(after).toMatchObject({ state: 'CANCELLED', startedAt, file: null, failure: { code: 'CANCELLED' } });
  }
});

test('what is final stays as it is', async () => {
  const done = await print(server.client, quick, [1], 20);
  expect(await cancel(done.pk)).toMatchObject({ state: 'COMPLETE' });
  const gone = await print(server.client, endless, [1]);
  await cancel(gone.pk);
  expect(await cancel(gone.pk)).toMatchObject({ state: 'CANCELLED' });
  expect(await cancel(4711)).toMatchObject({ message: 'No ReportOutput matches the given query.' });
});

test('a print that is deleted while it runs stops too', async () => {
  const running = await print(server.client, endless, [1]);
  await untilState(server.client, running.pk, 'RUNNING');
  const { deleteOutputs } = await server.client.request<{ deleteOutputs: unknown }>(
    `mutation { deleteOutputs(outputs: [${running.pk}]) { ... on Deleted { ids } ... on UserError { message } } }`,
  );
  expect(deleteOutputs).toEqual({ ids: [running.id] });
  expect(await print(server.client, quick, [1], 20)).toMatchObject({ state: 'COMPLETE' });
  expect(await output(server.client, running.pk)).toBeNull();
});

test.runIf(process.platform === 'linux')(
  'prints that were cancelled or ran out of time leave no process behind',
  async () => {
    expect(await print(server.client, quick, [1], 20)).toMatchObject({ state: 'COMPLETE' });
    const browsers = () => processesBelow(server.process.pid!).filter(isBrowser);
    const settled = async (most: number) => {
      for (let tries = 0; tries < 150 && browsers().length > most; tries++) await sleep(100);
      return browsers();
    };
    await sleep(1_000); // a spare page is made ready after each print
    const before = browsers().length;
    expect(before).toBeGreaterThan(0);
    for (let round = 0; round < 5; round++) {
      const cancelled = await print(server.client, endless, [1]);
      await untilState(server.client, cancelled.pk, 'RUNNING');
      await sleep(200);
      await cancel(cancelled.pk);
    }
    const late = [];
    for (let index = 0; index < 3; index++) late.push((await print(server.client, endless, [1])).pk);
    for (const { state, failure } of await untilFinal(server.client, late)) {
      expect(state).toBe('FAILED');
      expect(failure).toMatchObject({ code: 'TIME_LIMIT', message: expect.stringContaining('REPORTREE_PRINT_TIME_LIMIT') });
    }
    const after = await settled(before);
    expect(after.length).toBeLessThanOrEqual(before);
    expect(processesBelow(server.process.pid!).filter(({ state }) => state === 'Z')).toEqual([]);
    expect(await print(server.client, quick, [1], 20)).toMatchObject({ state: 'COMPLETE' });
  },
  120_000,
);
