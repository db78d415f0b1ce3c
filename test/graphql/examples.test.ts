import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '../../src/commands/demo/seed-demo.ts';
import { examples } from '../../src/graphql/examples.ts';
import { seedSnippets } from '../../src/library/seed-snippets.ts';
import { seedTemplates } from '../../src/library/seed-templates.ts';
import { defaultSnippets, defaultTemplates } from '../../templates/defaults.ts';
import { startTestServer, type TestServer } from '../http/support/test-server.ts';

let server: TestServer;
let cookie = '';
beforeAll(async () => {
  server = await startTestServer();
  await seedDemo(server.app);
  await seedSnippets(server.app, defaultSnippets);
  await seedTemplates(server.app, defaultTemplates);
  await server.app.startWorker();
  // The demo prints one report per template before anybody opens the explorer; output 1 is one of them.
  await server.query('mutation { printReport(template: 1, items: [1], waitSeconds: 30) { __typename } }');
});
afterAll(() => server.close());

/** Runs an example as the explorer does: with the cookie alone, subscriptions over server-sent events. */
// oxlint-disable-next-line no-explicit-any -- answers of ten shapes
async function run(name: string): Promise<any> {
  const query = examples.find((example) => new RegExp(`^(query|mutation|subscription) ${name}\\b`, 'm').test(example))!;
  const isSubscription = /^subscription/m.test(query);
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: isSubscription ? 'text/event-stream' : 'application/json', cookie },
    body: JSON.stringify({ query }),
  });
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
  if (isSubscription) return [...(await response.text()).matchAll(/^data: (.+)$/gm)].map(([, data]) => JSON.parse(data!).data);
  const answer = (await response.json()) as { data: unknown; errors?: unknown };
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

describe('the ten examples run as they stand, over the demo data', () => {
  it('1: logs in', async () => {
    expect(await run('LogIn')).toEqual({ logIn: { username: 'demo', permissions: ['CHANGE_LIBRARY', 'SEE_ALL_OUTPUTS'] } });
  });

  it('2: says who and what is there', async () => {
    const { viewer, reportTemplates } = await run('Welcome');
    expect(viewer.username).toBe('demo');
    expect(reportTemplates.totalCount).toBe(defaultTemplates.length);
    expect(reportTemplates.nodes[0]).toMatchObject({ pk: 1, modelType: 'BUILD' });
  });

  it('3: finds templates for a build order', async () => {
    const { reportTemplates } = await run('TemplatesForABuild');
    expect(reportTemplates.nodes[0]).toMatchObject({
      id: 'ReportTemplate:1',
      diagnostics: [],
      file: { name: expect.stringMatching(/\.marko$/) },
    });
  });

  it('4: lists stock', async () => {
    const { items } = await run('WhatCanBePrinted');
    expect(items.totalCount).toBeGreaterThan(10);
    expect(items.edges).toHaveLength(10);
  });

  it('5: shows a build order with its lines', async () => {
    const { node } = await run('OneBuildOrder');
    expect(node).toMatchObject({ id: 'Build:1', modelType: 'BUILD', part: { full_name: expect.stringMatching(/./) } });
    expect(node.build_lines.length).toBeGreaterThan(0);
  });

  it('6: prints three build orders and names what is missing', async () => {
    const { printReport } = await run('Print');
    expect(printReport).toMatchObject({
      __typename: 'ReportOutput',
      state: 'COMPLETE',
      itemsDone: 3,
      itemsTotal: 3,
      missingItems: ['Build:999999'],
    });
    const pdf = await fetch(printReport.file.url, { headers: { cookie } });
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect((await pdf.bytes()).byteLength).toBe(printReport.file.size);
  });

  it('7: follows a print that is finished: one event', async () => {
    const events = await run('Progress');
    expect(events).toHaveLength(1);
    expect(events[0].reportProgress.output).toMatchObject({ id: 'ReportOutput:1', state: 'COMPLETE', failure: null });
  });

  it('8: lists prints, newest first', async () => {
    const { outputs } = await run('MyOutputs');
    expect(outputs.nodes.map(({ pk }: { pk: number }) => pk)).toEqual([2, 1]);
    expect(outputs.nodes[0].items.nodes).toHaveLength(3);
  });

  it('9: says where a draft is wrong', async () => {
    const { previewReport } = await run('PreviewADraft');
    expect(previewReport.file).toBeNull();
    expect(previewReport.diagnostics).toMatchObject([{ severity: 'ERROR', message: expect.stringContaining('oops'), line: 2 }]);
  });

  it('10: stores a template, and says that its name is taken the second time', async () => {
    expect((await run('CreateFromText')).createReportTemplate).toMatchObject({
      __typename: 'ReportTemplate',
      revision: 2,
      file: { path: '/media/report/report/shelf-card.marko' },
    });
    expect((await run('CreateFromText')).createReportTemplate).toMatchObject({
      __typename: 'InvalidError',
      fields: [{ path: [], involves: ['name', 'modelType'], code: 'NOT_UNIQUE' }],
    });
  });
});

describe('a preview', () => {
  const PREVIEW = `mutation ($content: String!, $format: PreviewFormat!) { previewReport(item: 1, format: $format, source: { draft: { modelType: PART, file: { name: "draft.marko", content: $content } } }) {
    ... on ReportPreview { pageCount file { text url contentType } diagnostics { severity message } } ... on UserError { message } } }`;

  it('of a right draft is HTML, or a PDF for ten minutes at its URL', async () => {
    const html = await server.query(PREVIEW, { content: '<h1>${input.part.name}</h1>', format: 'HTML' });
    expect(html.data.previewReport).toMatchObject({
      pageCount: null,
      diagnostics: [],
      file: { text: expect.stringMatching(/<h1>[^<]+<\/h1>/) },
    });
    const pdf = await server.query(PREVIEW, { content: '<h1>${input.part.name}</h1>', format: 'PDF' });
    expect(pdf.data.previewReport).toMatchObject({ pageCount: 1, diagnostics: [], file: { contentType: 'application/pdf', text: null } });
    const get = (token: string) => fetch(pdf.data.previewReport.file.url, { headers: { authorization: `Token ${token}` } });
    expect((await get(server.staffToken)).headers.get('cache-control')).toBe('private, no-store');
    expect((await get(server.userToken)).status).toBe(404);
  });

  it('of a template that does not compile says where', async () => {
    const { data } = await server.query(PREVIEW, { content: '<div>', format: 'PDF' });
    expect(data.previewReport).toMatchObject({ file: null, diagnostics: [{ severity: 'ERROR' }] });
  });
});
