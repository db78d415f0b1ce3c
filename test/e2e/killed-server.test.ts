import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTemplate, print, untilFinal, untilState } from './operations.ts';
import { RealServer } from './real-server.ts';
import { exportOfParts } from './records.ts';

let server: RealServer;
beforeAll(async () => {
  const names = Array.from({ length: 20 }, (_, index) => `Part number ${index + 1}`);
  server = await RealServer.start({}, await exportOfParts(names));
});
afterAll(() => server?.stop());

test('a server killed in mid-print finishes every print after its restart, each once', async () => {
  const template = await createTemplate(server.client, {
    name: 'Many rows',
    modelType: 'PART',
    filenamePattern: 'part-{{ part.pk }}.pdf',
    attachToModel: true,
    content: '<h1>${input.part.name}</h1><table><for|row| from=1 to=2000><tr><td>${row}</td><td>${input.part.name}</td></tr></for></table>',
  });
  const queued = [];
  for (let pk = 1; pk <= 20; pk++) queued.push(await print(server.client, template, [pk]));
  for (let kill = 0; kill < 2; kill++) {
    await sleep(700);
    await server.restart();
  }
  const outputs = await untilFinal(
    server.client,
    queued.map(({ pk }) => pk),
  );
  expect(outputs.map(({ state }) => state)).toEqual(outputs.map(() => 'COMPLETE'));
  expect(new Set(outputs.map(({ file }) => file!.url)).size).toBe(20);
  for (const { file } of outputs) expect((await server.client.download(file!.url)).byteLength).toBe(file!.size);
  await server.kill();
  // One attachment for each record: none was printed twice to its end.
  const { openDatabase } = await import('../../src/database/open-database.ts');
  const database = await openDatabase({ dataDir: server.dataDir, databaseUrl: undefined });
  const attachments = await database.prisma.attachment.findMany({ select: { modelPk: true } });
  const contents = await database.prisma.storedFile.count({ where: { contentType: 'application/pdf' } });
  await database.close();
  expect(attachments.map(({ modelPk }) => modelPk).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(contents).toBe(40);
}, 180_000);

describe('a second process on the data folder is refused and harms nothing:', () => {
  const parts = async () =>
    (await server.client.request<{ items: { totalCount: number } }>('{ items(modelType: PART) { totalCount } }')).items.totalCount;
  beforeAll(() => server.restart());

  test.each([
    ['an import', async () => ['import', await exportOfParts(['Intruder'])]],
    ['a server', () => ['serve']],
    ['a user command', () => ['user', 'list']],
  ])('%s', async (_name, command) => {
    const { code, output } = await server.tryToRun(await command());
    expect(code).not.toBe(0);
    expect(output).toContain(`in use by process ${server.process.pid}`);
    expect(await parts()).toBe(20);
  });

  test.skipIf(process.platform === 'win32')('a server, while the first one is stopped and answers nobody', async () => {
    server.process.kill('SIGSTOP');
    const { code, output } = await server.tryToRun(['serve']).finally(() => server.process.kill('SIGCONT'));
    expect(code).not.toBe(0);
    expect(output).toContain(`in use by process ${server.process.pid}`);
    expect(await parts()).toBe(20);
  });
});

test.skipIf(process.platform === 'win32')(
  'a server that was stopped for longer than its queue waits goes on with its prints',
  async () => {
    const template = await createTemplate(server.client, {
      name: 'Slow',
      modelType: 'PART',
      attachToModel: true,
      content: '<const/started=Date.now()><p>${input.part.name}${(() => { while (Date.now() < started + 1000); })()}</p>',
    });
    const { pk } = await print(server.client, template, [1, 2, 3, 4, 5]);
    await untilState(server.client, pk, 'RUNNING');
    server.process.kill('SIGSTOP');
    await sleep(14_000); // a worker that is silent for ten seconds counts as dead
    server.process.kill('SIGCONT');
    const [output] = await untilFinal(server.client, [pk]);
    expect(output).toMatchObject({ state: 'COMPLETE', itemsDone: 5, pageCount: 5 });
  },
  120_000,
);
