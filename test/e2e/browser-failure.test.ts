import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../src/rendering/find-browser.ts';
import { createTemplate, print, untilFinal, untilState } from './operations.ts';
import { isBrowser, processesBelow } from './processes.ts';
import { RealServer } from './real-server.ts';
import { exportOfParts } from './records.ts';

let server: RealServer;
let browser: string;
let template: number;
beforeAll(async () => {
  browser = join(await mkdtemp(join(tmpdir(), 'reportree-e2e-')), 'headless-shell');
  await put('sleep 60');
  server = await RealServer.start({ CHROMIUM_PATH: browser, REPORTREE_PRINT_TIME_LIMIT: '5' }, await exportOfParts(['Alpha', 'Beta']));
  template = await createTemplate(server.client, { name: 'Name', modelType: 'PART', content: '<p>${input.part.name}</p>' });
});
afterAll(() => server?.stop());

/** Puts a browser in the place of the one that was there. */
async function put(script: string): Promise<void> {
  await writeFile(browser, `#!/bin/sh\n${script}\n`);
  await chmod(browser, 0o700);
}
async function health(): Promise<{ status: string; engine: { state: string; message?: string } }> {
  return (await (await fetch(`${server.url}/health`)).json()) as never;
}

test.skipIf(process.platform === 'win32')(
  'a browser that does not start fails the print, and not the next one',
  async () => {
    const { pk } = await print(server.client, template, [1]);
    const [failed] = await untilFinal(server.client, [pk]);
    expect(failed).toMatchObject({ state: 'FAILED', failure: { message: expect.stringContaining('browser could not be started') } });
    expect(await health()).toMatchObject({ status: 'degraded', engine: { state: 'failed', message: expect.stringMatching(/\S/) } });
    await put(`exec '${findBrowser()!.path}' "$@"`);
    expect(await print(server.client, template, [1], 30)).toMatchObject({ state: 'COMPLETE' });
    expect(await health()).toMatchObject({ status: 'ok', engine: { state: 'ready' } });
    // The one that slept is gone too.
    expect(processesBelow(server.process.pid!).filter(({ command }) => command.startsWith('sleep'))).toEqual([]);
  },
  120_000,
);

test.runIf(process.platform === 'linux')('a browser that is killed between two prints, or in one, is replaced', async () => {
  const kill = () => {
    for (const { pid } of processesBelow(server.process.pid!).filter(isBrowser)) process.kill(pid, 'SIGKILL');
  };
  expect(await print(server.client, template, [1], 30)).toMatchObject({ state: 'COMPLETE' });
  kill();
  expect(await print(server.client, template, [2], 30)).toMatchObject({ state: 'COMPLETE' });
  const slow = await createTemplate(server.client, {
    name: 'Slow',
    modelType: 'PART',
    content: '<const/started=Date.now()><p>${(() => { while (Date.now() < started + 1500); })()}</p>',
  });
  const running = await print(server.client, slow, [1]);
  await untilState(server.client, running.pk, 'RUNNING');
  kill();
  const [ended] = await untilFinal(server.client, [running.pk]);
  expect(['COMPLETE', 'FAILED']).toContain(ended!.state);
  expect(await print(server.client, template, [1], 30)).toMatchObject({ state: 'COMPLETE' });
  expect(processesBelow(server.process.pid!).filter(({ state }) => state === 'Z')).toEqual([]);
});
