import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../http/support/test-server.ts';
import { pdfPages } from '../templates/pdf-pages.ts';

let server: TestServer;
let part: number;
beforeAll(async () => {
  server = await startTestServer();
  part = (await server.app.prisma.part.create({ data: { name: 'Widget' } })).pk;
});
afterAll(() => server.close());

interface Previewed {
  pageCount: number | null;
  diagnostics: { severity: string; code: string; message: string; file: string; line: number; column: number; frame: string }[];
  file: { url: string; contentType: string; size: number; text: string | null } | null;
  /** Of a refusal. */
  fields?: { path: string[]; code: string; message: string }[];
}

async function preview(content: string, args: { format: string; page?: number; dpi?: number; landscape?: boolean }): Promise<Previewed> {
  const { landscape = false, ...rest } = args;
  const { data } = await server.query<{ previewReport: Previewed }>(
    `mutation ($item: ID!, $content: String!, $format: PreviewFormat!, $page: Int! = 1, $dpi: Int! = 96, $landscape: Boolean) {
      previewReport(item: $item, format: $format, page: $page, dpi: $dpi, source: { draft: {
        modelType: PART, landscape: $landscape, file: { name: "draft.marko", content: $content } } }) {
        ... on ReportPreview { pageCount diagnostics { severity code message file line column frame } file { url contentType size text } }
        ... on InvalidError { fields { path code message } }
      }
    }`,
    { item: part, content, landscape, ...rest },
  );
  return data.previewReport;
}

async function download({ file }: Previewed): Promise<Uint8Array> {
  const response = await fetch(file!.url, { headers: { authorization: `Token ${server.staffToken}` } });
  expect(response.headers.get('content-type')).toBe(file!.contentType);
  return response.bytes();
}

const two = '<style>@page { margin: 0 } html { background: #ffa } p { break-before: page }</style><h1>${input.part.name}</h1><p>Two</p>';

describe('a preview of a draft', () => {
  test('as HTML is what the template makes', async () => {
    const shown = await preview('<h1>${input.part.name}</h1>', { format: 'HTML' });
    expect(shown).toMatchObject({ pageCount: null, diagnostics: [], file: { contentType: 'text/html; charset=utf-8' } });
    expect(shown.file!.text).toContain('<h1>Widget</h1>');
  });

  test('as a PDF is what prints', async () => {
    const shown = await preview(two, { format: 'PDF' });
    expect(shown).toMatchObject({ pageCount: 2, diagnostics: [] });
    expect((await pdfPages(await download(shown))).map(({ text }) => text.trim())).toEqual(['Widget', 'Two']);
  });

  test('as a PNG is one page of that PDF, in the resolution asked for', async () => {
    const shown = await preview(two, { format: 'PNG' });
    expect(shown).toMatchObject({ pageCount: 2, diagnostics: [], file: { contentType: 'image/png' } });
    const first = decode(await download(shown));
    expect([first.width, first.height]).toEqual([793, 1123]);
    expect(Array.from(first.data.subarray(0, 4))).toEqual([255, 255, 170, 255]);
    const second = decode(await download(await preview(two, { format: 'PNG', page: 2, dpi: 48, landscape: true })));
    expect([second.width, second.height]).toEqual([561, 397]);
  });

  test.each(['HTML', 'PDF', 'PNG'])('that is half written has diagnostics instead of a result, as %s', async (format) => {
    const shown = await preview('<h1>${input.part.name}</h1>\n<div>', { format });
    expect(shown).toMatchObject({
      file: null,
      pageCount: null,
      diagnostics: [{ severity: 'ERROR', file: 'draft.marko', line: 2, column: 1 }],
    });
    expect(shown.diagnostics[0]!.frame).toContain('<div>');
  });

  test.each(['HTML', 'PDF', 'PNG'])('that fails as it runs says where, as %s', async (format) => {
    const shown = await preview('<h1>Head</h1>\n<p>${input.part.oops.name}</p>', { format });
    expect(shown).toMatchObject({ file: null, diagnostics: [{ severity: 'ERROR', code: 'RUNTIME', file: 'draft.marko', line: 2 }] });
    expect(shown.diagnostics[0]!.message).toContain('name');
  });

  test.each([
    ['a page before the first', { page: 0 }, 'page', 'OUT_OF_RANGE', 'Pages count from 1; there is no page 0.'],
    ['a page after the last', { page: 3 }, 'page', 'NOT_FOUND', 'There is no page 3: the PDF has 2 pages.'],
    ['too few dots', { dpi: 23 }, 'dpi', 'OUT_OF_RANGE', 'A picture may have from 24 to 300 dpi; 23 is not allowed.'],
    ['too many dots', { dpi: 301 }, 'dpi', 'OUT_OF_RANGE', 'A picture may have from 24 to 300 dpi; 301 is not allowed.'],
  ])('refuses %s', async (_name, args, field, code, message) => {
    expect((await preview(two, { format: 'PNG', ...args })).fields).toEqual([{ path: [field], code, message }]);
  });

  test('of paper that is too large for a picture says which resolution fits', async () => {
    const shown = await preview('<style>@page { size: 5000mm 5000mm }</style><p>Poster</p>', { format: 'PNG', dpi: 300 });
    expect(shown).toMatchObject({ file: null, diagnostics: [{ severity: 'ERROR', code: 'SIZE_LIMIT' }] });
    expect(shown.diagnostics[0]!.message).toMatch(/At \d+ dpi it fits/);
  });
});
