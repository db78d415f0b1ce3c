import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfPages } from '../templates/pdf-pages.ts';
import { createTemplate, multipart, pdfOf, print, uploadAsset, type Output } from './operations.ts';
import { RealServer } from './real-server.ts';
import { exportOf, part, parts } from './records.ts';

const ITEM_LIMIT = 5;

let server: RealServer;
beforeAll(async () => {
  const records = [
    ...parts(['Alpha', 'Beta', 'Gamma']),
    part(4, { name: 'Łożysko ½" Größe – 部品' }),
    part(5, { name: '../../../evil' }),
    part(6, { name: 'Delta' }),
  ];
  server = await RealServer.start({ REPORTREE_ITEM_LIMIT: String(ITEM_LIMIT) }, await exportOf(records));
});
afterAll(() => server?.stop());

const CREATE = `mutation ($file: Upload!, $name: String!) {
  createReportTemplate(input: { name: $name, description: "By multipart", modelType: PART, file: { upload: $file } }) {
    __typename
    ... on ReportTemplate { pk file { name text } }
    ... on InvalidError { fields { path code } diagnostics { severity code message file line column frame } }
    ... on UserError { message }
  }
}`;
interface Created {
  createReportTemplate: { __typename: string; pk: number; diagnostics: Record<string, unknown>[] };
}

function upload(name: string, fileName: string, content: string): Promise<Created> {
  return multipart<Created>(server.url, server.token, { query: CREATE, variables: { file: null, name } }, new File([content], fileName));
}

const PROGRESS = `subscription ($output: ID!) { reportProgress(output: $output) { ... on ReportProgress {
  sequence output { state itemsDone itemsTotal pageCount file { name url size contentType } failure { message } } } } }`;
interface Progress {
  reportProgress: { sequence: number; output: Pick<Output, 'state' | 'itemsDone' | 'itemsTotal' | 'pageCount' | 'failure' | 'file'> };
}

async function counts(): Promise<{ templates: number; outputs: number; files: number }> {
  const answer = await server.client.request<Record<'reportTemplates' | 'outputs', { totalCount: number }>>(
    '{ reportTemplates { totalCount } outputs { totalCount } }',
  );
  const files = (await readdir(join(server.dataDir, 'files'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return { templates: answer.reportTemplates.totalCount, outputs: answer.outputs.totalCount, files: files.length };
}

async function textsOf(output: Output): Promise<string[]> {
  return (await pdfPages(await pdfOf(server.client, output))).map(({ text }) => text.trim());
}

test('a template goes up, prints in the order asked for, is followed to its end, and the PDF comes down', async () => {
  const { createReportTemplate } = await upload('Main', 'main.marko', '<h1>Part ${input.part.name}</h1><p>${input.part.description}</p>');
  expect(createReportTemplate).toMatchObject({ __typename: 'ReportTemplate', file: { name: 'main.marko' } });
  const { id } = await print(server.client, createReportTemplate.pk, [3, 1, 2]);
  const events = await Array.fromAsync(server.client.subscribe<Progress>(PROGRESS, { output: id }));
  const last = events.at(-1)!.reportProgress.output;
  expect(last).toMatchObject({ state: 'COMPLETE', itemsDone: 3, itemsTotal: 3, pageCount: 3, failure: null });
  expect(last.file).toMatchObject({ name: 'output.pdf', contentType: 'application/pdf' });
  const pdf = await server.client.download(last.file!.url);
  expect(pdf.byteLength).toBe(last.file!.size);
  const pages = await pdfPages(pdf);
  expect(pages.map(({ text }) => text.trim().split(/\s*\n/))).toEqual([
    ['Part Gamma', 'Description of Gamma'],
    ['Part Alpha', 'Description of Alpha'],
    ['Part Beta', 'Description of Beta'],
  ]);
});

describe('a template that does not compile', () => {
  test('is refused with file, line, column and frame, and nothing of it is kept', async () => {
    const before = await counts();
    const { createReportTemplate } = await upload('Broken', 'broken.marko', '<h1>Fine</h1>\n<p>\n  ${input.part.name\n</p>\n');
    expect(createReportTemplate).toMatchObject({ __typename: 'InvalidError', fields: [{ path: ['file'], code: 'DOES_NOT_COMPILE' }] });
    const [diagnostic] = createReportTemplate.diagnostics;
    expect(diagnostic).toMatchObject({ severity: 'ERROR', file: 'broken.marko', line: expect.any(Number), column: expect.any(Number) });
    expect(diagnostic!.line).toBeGreaterThanOrEqual(2);
    expect(diagnostic!.frame).toContain('> ');
    expect(diagnostic!.frame).toContain('input.part.name');
    expect(await counts()).toEqual(before);
  });

  test('that throws fails its output with the line where it did', async () => {
    const template = await createTemplate(server.client, {
      name: 'Throws',
      modelType: 'PART',
      content: '<h1>Fine</h1>\n<p>${input.part.nothing.oops}</p>',
    });
    const failed = await print(server.client, template, [1], 20);
    expect(failed).toMatchObject({
      state: 'FAILED',
      file: null,
      failure: { code: 'TEMPLATE', diagnostics: [{ file: 'throws.marko', line: 2 }] },
    });
    expect(failed.failure!.message).toContain('oops');
  });
});

describe('items', () => {
  let template: number;
  beforeAll(async () => {
    template = await createTemplate(server.client, { name: 'Name', modelType: 'PART', content: '<p>${input.part.name}</p>' });
  });

  test('that are repeated print once, where they were named first; unknown ones are named', async () => {
    const { printReport } = await server.client.request<{ printReport: Output }>(
      `mutation ($template: ID!, $items: [ID!]!) { printReport(template: $template, items: $items, waitSeconds: 20) { ... on ReportOutput {
        pk state itemPks missingItems file { url } } ... on UserError { message } } }`,
      { template, items: ['2', 'Part:1', 2, '9999', 1] },
    );
    expect(printReport).toMatchObject({ state: 'COMPLETE', itemPks: [2, 1] });
    expect(printReport.missingItems).toEqual([expect.stringContaining('9999')]);
    expect(await textsOf(printReport)).toEqual(['Beta', 'Alpha']);
  });

  test('that are no pks at all are missing too, whatever they are', async () => {
    const { printReport } = await server.client.request<{ printReport: Output }>(
      `mutation ($template: ID!, $items: [ID!]!) { printReport(template: $template, items: $items, waitSeconds: 20) { ... on ReportOutput { missingItems } } }`,
      { template, items: [1, 'a\u0000b', '\ud83d', '1e3', 'x'.repeat(100_000)] },
    );
    expect(printReport.missingItems).toEqual(['a\ufffdb', '\ufffd', '1e3', `${'x'.repeat(100)}…`]);
  });

  test.each<[string, unknown, unknown[], string, string, RegExp]>([
    ['none', undefined, [], 'EMPTY_LIST', 'items', /empty/],
    ['none that exist', undefined, [777, 778], 'NOT_FOUND', 'items', /No valid items/],
    ['too many', undefined, [1, 2, 3, 4, 5, 6], 'TOO_MANY', 'items', new RegExp(`at most ${ITEM_LIMIT}`)],
    ['an unknown template', 4711, [1], 'NOT_FOUND', 'template', /4711/],
    ['a template beyond what a number can be', '99999999999999999999', [1], 'NOT_FOUND', 'template', /99999999999999999999/],
  ])('%s: a typed error that names the field, and no output', async (_name, other, items, code, field, said) => {
    const before = await counts();
    const { printReport } = await server.client.request<{
      printReport: { fields: { code: string; involves: string[]; message: string }[] };
    }>(
      `mutation ($template: ID!, $items: [ID!]!) { printReport(template: $template, items: $items) {
        ... on InvalidError { fields { code involves message } } } }`,
      { template: other ?? template, items },
    );
    expect(printReport.fields).toMatchObject([{ code, involves: [field], message: expect.stringMatching(said) }]);
    expect(await counts()).toEqual(before);
  });

  test('of another kind than the template is for are an error that says so', async () => {
    const { printReport } = await server.client.request<{ printReport: { fields: object[] } }>(
      `mutation { printReport(template: ${template}, items: [1, "Build:1"]) { ... on InvalidError { fields { path code message } } } }`,
    );
    expect(printReport.fields).toMatchObject([{ path: ['items', '1'], code: 'WRONG_TYPE', message: expect.stringContaining('Build') }]);
  });
});

test('a template that merges makes one document over all items', async () => {
  const template = await createTemplate(server.client, {
    name: 'Merged',
    modelType: 'PART',
    merge: true,
    content: '<h1>${input.instances.length} parts</h1><for|{ part }| of=input.instances><p>${part.name}</p></for>',
  });
  const merged = await print(server.client, template, [2, 3, 1], 20);
  expect(merged).toMatchObject({ state: 'COMPLETE', itemsDone: 3, pageCount: 1 });
  const [text] = await textsOf(merged);
  expect(text!.split(/\s*\n/)).toEqual(['3 parts', 'Beta', 'Gamma', 'Alpha']);
});

test('with attach_to_model each record keeps the PDF of its own', async () => {
  const template = await createTemplate(server.client, {
    name: 'Attached',
    modelType: 'PART',
    attachToModel: true,
    filenamePattern: 'card-{{ part.name }}.pdf',
    content: '<p>Card of ${input.part.name}</p>',
  });
  const attached = await print(server.client, template, [2, 1], 20);
  expect(await textsOf(attached)).toEqual(['Card of Beta', 'Card of Alpha']);
  for (const [pk, name] of [
    [1, 'Alpha'],
    [2, 'Beta'],
  ]) {
    const pages = await pdfPages(await server.client.download(`${server.url}/media/attachments/part/${pk}/card-Beta.pdf`));
    expect(pages.map(({ text }) => text.trim())).toEqual([`Card of ${name}`]);
  }
});

describe('the name of a print', () => {
  const named = async (name: string, filenamePattern: string, item: number) => {
    const template = await createTemplate(server.client, {
      name,
      modelType: 'PART',
      filenamePattern,
      content: '<p>${input.part.name}</p>',
    });
    return print(server.client, template, [item], 20);
  };

  test('arrives letter by letter, whatever letters it has', async () => {
    const output = await named('Letters', '{{ part.name }}.pdf', 4);
    expect(output.file!.name).toMatch(/^Łożysko.*Größe.*部品\.pdf$/);
    const response = await fetch(output.file!.url, { headers: { authorization: `Token ${server.token}` } });
    await response.body?.cancel();
    expect(response.status).toBe(200);
    const header = response.headers.get('content-disposition')!;
    expect(header).toMatch(/^[\x20-\x7e]+$/);
    expect(header).toMatch(/filename="[^"]+"/);
    expect(decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(header)![1]!)).toBe(output.file!.name);
  });

  test('stays below its folder, whatever the record is called', async () => {
    const output = await named('Evil', '{{ part.name }}.pdf', 5);
    expect(output.state).toBe('COMPLETE');
    expect(new URL(output.file!.url).pathname).toMatch(/^\/media\/data_output\/[^/]+\.pdf$/);
  });

  test('that is taken already gets another one beside it', async () => {
    const first = await named('Same one', 'same.pdf', 1);
    const second = await named('Same two', 'same.pdf', 2);
    expect(second.file!.url).not.toBe(first.file!.url);
    expect(await textsOf(first)).toEqual(['Alpha']);
    expect(await textsOf(second)).toEqual(['Beta']);
  });

  test.each(['../{{ part.name }}.pdf', '{{ part.name', '/etc/{{ part.name }}.pdf', '{{ part name }}.pdf'])(
    'may not be made by the pattern %j',
    async (filenamePattern) => {
      const before = await counts();
      const { createReportTemplate } = await server.client.request<{
        createReportTemplate: { fields: { path: string[]; code: string }[] };
      }>(
        `mutation ($pattern: String!) { createReportTemplate(input: { name: "Bad", description: "Bad", modelType: PART, filenamePattern: $pattern,
          file: { text: { name: "bad.marko", content: "<p/>" } } }) { ... on InvalidError { fields { path code } } } }`,
        { pattern: filenamePattern },
      );
      expect(createReportTemplate.fields).toEqual([{ path: ['filenamePattern'], code: 'BAD_PATTERN' }]);
      expect(await counts()).toEqual(before);
    },
  );
});

describe('a browser that is closed in mid-upload', () => {
  const before = (name: string, value: string) => `--X\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const file = (name: string) => `--X\r\nContent-Disposition: form-data; name="${name}"; filename="cut.png"\r\n\r\n`;
  const query = 'mutation ($file: Upload!) { createReportAsset(input: { description: "Cut", file: { upload: $file } }) { __typename } }';
  const everything = async () => ({
    ...(await counts()),
    assets: (await server.client.request<{ reportAssets: { totalCount: number } }>('{ reportAssets { totalCount } }')).reportAssets
      .totalCount,
    onDisk: (await readdir(join(server.dataDir, 'files'), { recursive: true })).length,
  });

  test.each([
    [
      '/graphql',
      before('operations', JSON.stringify({ query, variables: { file: null } })) + before('map', '{"0":["variables.file"]}') + file('0'),
    ],
    ['/api/report/asset/', before('description', 'Cut') + file('asset')],
  ])('leaves nothing behind at %s, and the server alive', async (path, head) => {
    const [kept, pid] = [await everything(), server.process.pid];
    for (let index = 0; index < 20; index++) {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1').on('error', () => {});
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Token ${server.token}\r\nContent-Type: multipart/form-data; boundary=X\r\nContent-Length: 10000000\r\n\r\n${head}`,
      );
      socket.write(Buffer.alloc(100_000, 7));
      await sleep(25);
      socket.destroy();
    }
    await sleep(500);
    expect(await everything()).toEqual(kept);
    expect([server.process.pid, server.process.exitCode]).toEqual([pid, null]);
  });
});

describe('an asset', () => {
  const PICTURE =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"><script>document.title="X"</script><text x="5" y="40" font-size="30">PICTURE</text></svg>';
  const showing = (name: string, file: string) =>
    createTemplate(server.client, {
      name,
      modelType: 'PART',
      content: `<p>\${input.part.name}</p><img src=asset(${JSON.stringify(file)})>`,
    });

  test('from a Mac is found by the name that people type', async () => {
    expect(await uploadAsset(server.url, server.token, 'Pru\u0308f.svg', PICTURE)).toMatchObject({ __typename: 'ReportAsset' });
    const output = await print(server.client, await showing('Composed', 'Pr\u00fcf.svg'), [1], 20);
    expect(output).toMatchObject({ state: 'COMPLETE', warnings: [] });
    expect((await textsOf(output))[0]).toContain('PICTURE');
    expect(await uploadAsset(server.url, server.token, 'Pr\u00fcf.svg', PICTURE)).toMatchObject({ __typename: 'InvalidError' });
  });

  test('that is not there is a warning, and the rest is printed', async () => {
    const output = await print(server.client, await showing('Missing', 'nowhere.png'), [1], 20);
    expect(output).toMatchObject({ state: 'COMPLETE', warnings: [{ code: expect.stringMatching(/_NOT_/) }] });
    expect(output.warnings[0]!.message).toContain('nowhere.png');
    expect(await textsOf(output)).toEqual(['Alpha']);
  });
});
