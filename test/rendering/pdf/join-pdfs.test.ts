import { randomBytes } from 'node:crypto';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png } from '../../../src/rendering/pictures/png.ts';
import { rasterize } from '../../../src/rendering/pictures/rasterize.ts';
import { joinPdfs } from '../../../src/rendering/pdf/join-pdfs.ts';
import { pdfPages } from '../../templates/pdf-pages.ts';
import { createTestEngine, print, type JobOptions, type TestEngine } from '../test-engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await createTestEngine();
});
afterAll(() => engine.close());

const noise = { content: png({ width: 200, height: 200, data: randomBytes(160_000) }), contentType: 'image/png' };

/** Documents printed by themselves, and put together in an order that tears none apart. */
async function joined(sources: string[], options: JobOptions = {}) {
  const printed = await Promise.all(sources.map((source) => print(engine, source, { files: { 'x.png': noise }, ...options })));
  const pages = printed.map(({ pdf, pageCount }) => ({ pdf, first: 0, count: pageCount }));
  return { printed, pdf: joinPdfs(pages, AbortSignal.timeout(10_000)) };
}

describe('PDFs that are joined', () => {
  const chapter = (name: string, words: number) =>
    `<title>${name}</title><h1>${name}</h1><a href="#end-(x)">end</a><a href="https://example.org/${name}">out</a>` +
    `<table><thead><tr><th>A ${name}</th></tr></thead><tbody><for|n| to=${words}><tr><td>${name} 7 0 R (node00000018) \${n}</td></tr></for></tbody></table>` +
    `<h2 id="end-(x)" style="break-before:page">End of ${name}</h2>`;

  it('have the pages of all, their links and their sizes', async () => {
    const { pdf, printed } = await joined([
      chapter('One', 50),
      '<style>@page { size: A6 landscape }</style><p>Two</p>',
      chapter('Three', 5),
    ]);
    const pages = await pdfPages(pdf);
    expect(pages).toEqual(printed.flatMap((one) => one.pages));
    const document = await getDocumentProxy(new Uint8Array(pdf));
    const ends = await Promise.all(
      [1, pages.length - 1].map(async (number) => {
        const annotations = (await (await document.getPage(number)).getAnnotations()) as { dest?: unknown[] }[];
        return document.getPageIndex(annotations.find(({ dest }) => dest)!.dest![0] as never);
      }),
    );
    expect(ends).toEqual([printed[0]!.pageCount - 1, pages.length - 1]);
  });

  it('have the bookmarks and tags of all, in order', async () => {
    const { pdf, printed } = await joined([chapter('One', 50), '<p>Two</p>', chapter('Three', 5)], { outline: true });
    const document = await getDocumentProxy(new Uint8Array(pdf));
    const outline = await document.getOutline();
    expect(outline.map(({ title, items }) => [title, items.map((item: { title: string }) => item.title)])).toEqual([
      ['One', ['End of One']],
      ['Three', ['End of Three']],
    ]);
    const places = outline.flatMap(({ dest, items }) => [dest, items[0].dest] as unknown[][]);
    const [one] = printed;
    expect(await Promise.all(places.map(([page]) => document.getPageIndex(page as never)))).toEqual([
      0,
      one!.pageCount - 1,
      one!.pageCount + 1,
      one!.pageCount + 2,
    ]);
    for (const [index, { text }] of (await pdfPages(pdf)).entries()) {
      const tree = await (await document.getPage(index + 1)).getStructTree();
      expect(JSON.stringify(tree)).toContain('"role":"Document"');
      expect(text).not.toBe('');
    }
    // What a cell names as its head is the head of its own document.
    const file = Buffer.from(pdf).toString('latin1');
    const names = Array.from(file.matchAll(/\/ID \(([^)]*)\)/g), ([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(1);
    for (const [, name] of file.matchAll(/\/Headers \[\(([^)]*)\)/g)) expect(names).toContain(name);
  });

  it('look as they did', async () => {
    const drawing = (id: string) =>
      `<svg width="200" height="100"><defs><linearGradient id="g"><stop stop-color="${id}"/><stop offset="1" stop-color="white" stop-opacity="0"/></linearGradient><radialGradient id="r"><stop stop-color="${id}"/><stop offset="1"/></radialGradient><pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse"><circle cx="4" cy="4" r="3" fill="${id}"/></pattern><mask id="m"><rect width="90" height="90" fill="url(#g)"/></mask></defs><rect width="90" height="40" fill="url(#g)"/><circle cx="140" cy="40" r="30" fill="url(#r)" opacity=".6"/><rect y="50" width="90" height="40" fill="url(#p)" mask="url(#m)"/></svg>`;
    const box = (id: string) =>
      `<p style="filter:blur(1px);color:${id}">blurred (7 0 R)</p><p style="opacity:.4;background:linear-gradient(${id},#fff);mix-blend-mode:multiply">faint</p><p style="border:3px dashed ${id};border-radius:9px;box-shadow:0 0 9px ${id}">ab \\u{1F600} 部品</p><img src="x.png" style="opacity:.5;width:50px">`;
    const sources = ['red', 'blue', 'red'].map((id) => `<style>@page { size: A6 }</style>${drawing(id)}${box(id)}`);
    const { pdf, printed } = await joined(sources);
    for (const [index, one] of printed.entries()) {
      const [alone, among] = await Promise.all([rasterize(one.pdf, { page: 1, dpi: 72 }), rasterize(pdf, { page: index + 1, dpi: 72 })]);
      expect(Buffer.compare(among.data, alone.data)).toBe(0);
    }
  });

  it('can be joined again', async () => {
    const two = await joined([chapter('One', 5), chapter('Two', 5)], { outline: true });
    const pages = (await pdfPages(two.pdf)).length;
    const twice = joinPdfs(
      [
        { pdf: two.pdf, first: 0, count: pages },
        { pdf: new Uint8Array(two.pdf), first: 0, count: pages },
      ],
      AbortSignal.timeout(10_000),
    );
    const document = await getDocumentProxy(new Uint8Array(twice));
    expect((await document.getOutline()).map(({ title }) => title)).toEqual(['One', 'Two', 'One', 'Two']);
    const names = Array.from(
      Buffer.from(twice)
        .toString('latin1')
        .matchAll(/\/ID \(([^)]*)\)/g),
      ([, name]) => name,
    );
    expect(new Set(names).size).toBe(names.length);
    const trees = await Promise.all(
      Array.from({ length: pages * 2 }, async (_, index) => (await document.getPage(index + 1)).getStructTree()),
    );
    expect(trees.filter((tree) => JSON.stringify(tree).includes('"role":"Document"'))).toHaveLength(pages * 2);
  });

  it('have what several of them show once', async () => {
    const { pdf, printed } = await joined(Array.from({ length: 6 }, () => '<h1>Page</h1><img src="x.png"><p>Text</p>'));
    expect(pdf.byteLength).toBeLessThan(printed[0]!.pdf.byteLength * 1.2);
  });

  it('keep pages apart that come from the middle of one', async () => {
    const [two, one] = await Promise.all([print(engine, '<p>A</p><p style="break-before:page">C</p>'), print(engine, '<p>B</p>')]);
    const pdf = joinPdfs(
      [
        { pdf: two.pdf, first: 0, count: 1 },
        { pdf: one.pdf, first: 0, count: 1 },
        { pdf: two.pdf, first: 1, count: 1 },
      ],
      AbortSignal.timeout(10_000),
    );
    expect((await pdfPages(pdf)).map(({ text }) => text)).toEqual(['A', 'B', 'C']);
  });

  it('of many pages make a tree that every reader walks', async () => {
    const two = await joined([1, 2].map((n) => `<for|i| from=1 to=40><p style=(i > 1 && "break-before:page")>${n}-\${i}</p></for>`));
    expect((await pdfPages(two.pdf)).map(({ text }) => text)).toEqual(
      [1, 2].flatMap((n) => Array.from({ length: 40 }, (_, index) => `${n}-${index + 1}`)),
    );
  });
});
