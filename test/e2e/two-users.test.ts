import { afterAll, beforeAll, expect, test } from 'vitest';
import { GraphQLClient } from '../../src/commands/graphql-client.ts';
import { createTemplate, pdfOf, print, untilState, type Output } from './operations.ts';
import { RealServer } from './real-server.ts';
import { exportOf, parts, user } from './records.ts';

let server: RealServer;
let ada: GraphQLClient;
let eve: GraphQLClient;
let eveToken: string;
let template: number;
/** Ada's. */
let printed: Output;
beforeAll(async () => {
  // Their passwords are as Django keeps them, so this also logs users of an import in.
  const records = [
    ...parts(['Alpha', 'Beta']),
    user(11, 'ada', 'ada-secret'),
    user(12, 'eve', 'eve-secret'),
    user(13, 'gone', 'gone-secret'),
  ];
  server = await RealServer.start({ REPORTREE_RENDER_CONCURRENCY: '1' }, await exportOf(records));
  ada = new GraphQLClient(server.url, await server.tokenOf('ada', 'ada-secret'));
  eveToken = await server.tokenOf('eve', 'eve-secret');
  eve = new GraphQLClient(server.url, eveToken);
  template = await createTemplate(server.client, {
    name: 'Name',
    modelType: 'PART',
    filenamePattern: '{{ user.username }}.pdf',
    content: '<p>${input.part.name}</p>',
  });
  printed = await print(ada, template, [1, 2], 20);
});
afterAll(() => server?.stop());

test('whoever is no member of the staff prints, and sees what he printed', async () => {
  expect(printed).toMatchObject({ state: 'COMPLETE', pageCount: 2 });
  expect((await pdfOf(ada, printed)).byteLength).toBe(printed.file!.size);
  const { outputs } = await ada.request<{ outputs: { nodes: object[] } }>('{ outputs { nodes { id createdBy { username } } } }');
  expect(outputs.nodes).toEqual([{ id: printed.id, createdBy: { username: 'ada' } }]);
});

test('an output of somebody else is as if it were not there, by every way that leads to it', async () => {
  const { node, output, outputs } = await eve.request<{ node: null; output: null; outputs: { totalCount: number; nodes: object[] } }>(
    `{ node(id: "${printed.id}") { id } output(id: ${printed.pk}) { id } outputs(filter: { states: [COMPLETE] }) { totalCount nodes { id } } }`,
  );
  expect({ node, output, outputs }).toEqual({ node: null, output: null, outputs: { totalCount: 0, nodes: [] } });
  const response = await fetch(printed.file!.url, { headers: { authorization: `Token ${eveToken}` } });
  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain('%PDF');
  expect((await fetch(printed.file!.url)).status).toBe(401);
  const gone = { message: 'No ReportOutput matches the given query.' };
  const { cancelPrint, deleteOutputs } = await eve.request<{ cancelPrint: object; deleteOutputs: object }>(
    `mutation { cancelPrint(output: ${printed.pk}) { ... on ReportOutput { id } ... on UserError { message } }
      deleteOutputs(outputs: [${printed.pk}]) { ... on Deleted { ids } ... on UserError { message } } }`,
  );
  expect({ cancelPrint, deleteOutputs }).toEqual({ cancelPrint: gone, deleteOutputs: gone });
  const followed = await Array.fromAsync(
    eve.subscribe(
      `subscription { reportProgress(output: ${printed.pk}) { __typename ... on ReportProgress { output { id } } ... on UserError { message } } }`,
    ),
  );
  expect(followed).toEqual([{ reportProgress: { __typename: 'NotFoundError', ...gone } }]);
  expect((await pdfOf(ada, printed)).byteLength).toBe(printed.file!.size);
});

test('a print that runs cannot be stopped by somebody else', async () => {
  const slow = await createTemplate(server.client, {
    name: 'Slow',
    modelType: 'PART',
    content: '<const/started=Date.now()><p>${(() => { while (Date.now() < started + 1500); })()}</p>',
  });
  const running = await print(ada, slow, [1]);
  await untilState(ada, running.pk, 'RUNNING');
  const { cancelPrint } = await eve.request<{ cancelPrint: object }>(`mutation { cancelPrint(output: ${running.pk}) { __typename } }`);
  expect(cancelPrint).toEqual({ __typename: 'NotFoundError' });
  expect(await untilState(ada, running.pk, 'COMPLETE')).toMatchObject({ state: 'COMPLETE' });
});

test('the staff sees all prints; the library is for the staff to change', async () => {
  expect((await pdfOf(server.client, printed)).byteLength).toBe(printed.file!.size);
  const { createReportAsset, deleteReportTemplate } = await ada.request<Record<string, object>>(
    `mutation { createReportAsset(input: { description: "x", file: { text: { name: "x.css", content: "p{}" } } }) { __typename }
      deleteReportTemplate(id: ${template}) { __typename } }`,
  );
  expect([createReportAsset, deleteReportTemplate]).toEqual([{ __typename: 'ForbiddenError' }, { __typename: 'ForbiddenError' }]);
});

test('a preview is seen by its author alone', async () => {
  const { previewReport } = await ada.request<{ previewReport: { file: { url: string } } }>(
    `mutation { previewReport(source: { template: ${template} }, item: 1) { ... on ReportPreview { file { url } } ... on UserError { message } } }`,
  );
  expect((await ada.download(previewReport.file.url)).byteLength).toBeGreaterThan(1_000);
  expect((await fetch(previewReport.file.url, { headers: { authorization: `Token ${eveToken}` } })).status).toBe(404);
});
