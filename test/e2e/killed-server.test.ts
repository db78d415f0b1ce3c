import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTemplate, print, untilFinal } from './operations.ts';
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
    await server.kill();
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

test('a second process on the data folder is refused and harms nothing', async () => {
  await server.restart();
  const second = await server.tryToRun('import', await exportOfParts(['Intruder']));
  expect(second.code).not.toBe(0);
  expect(second.output).toContain(`in use by process ${server.process.pid}`);
  const { items } = await server.client.request<{ items: { totalCount: number } }>('{ items(modelType: PART) { totalCount } }');
  expect(items.totalCount).toBe(20);
});
