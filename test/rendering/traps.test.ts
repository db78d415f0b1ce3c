import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { BrowserPages } from '../../src/rendering/browser/browser-pages.ts';
import type { PrintPage } from '../../src/rendering/browser/print-page.ts';
import { CompileService } from '../../src/rendering/compile/compile-service.ts';
import { timeLimitError } from '../../src/rendering/limits.ts';
import { png } from '../../src/rendering/pictures/png.ts';
import { renderReport } from '../../src/rendering/render-report.ts';
import { pdfPages } from '../templates/pdf-pages.ts';
import { createTestEngine, failureOf, jobOf, print, type JobOptions, type TestEngine } from './test-engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await createTestEngine();
});
afterAll(() => engine.close());

const A4 = '<style>@page { size: A4; margin: 10mm } body { margin: 0 }</style>';
/** One item, and several. */
const counts = [1, 3];
const numbers = (count: number) => Array.from({ length: count }, (_, index) => ({ n: index + 1 }));
const range = (count: number, name: (index: number) => string) => Array.from({ length: count }, (_, index) => name(index));

/** Where the links to places in the document lead: pages from 1, in the order of the pages that they stand on. */
async function linkedPages(pdf: Uint8Array): Promise<number[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const found: number[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const links = (await (await document.getPage(number)).getAnnotations()) as { dest?: string | unknown[] }[];
    for (const { dest } of links) {
      const place = typeof dest === 'string' ? await document.getDestination(dest) : dest;
      if (place) found.push((await document.getPageIndex(place[0] as never)) + 1);
    }
  }
  return found;
}

describe('links to places', () => {
  it.each(counts)('lead to their own item, of %i', async (count) => {
    const source = `${A4}<a href="#notes">notes</a><h2 id="notes" style="break-before:page">Notes \${input.n}</h2><a href="#top">top</a><a name="top"></a>`;
    const { pdf, pageCount } = await print(engine, source, { inputs: numbers(count) });
    expect(pageCount).toBe(count * 2);
    expect(await linkedPages(pdf)).toEqual(range(count, String).flatMap((_, index) => [index * 2 + 2, index * 2 + 2]));
  });
});

describe('tables', () => {
  it.each(counts)('a cell that is longer than a page is there from end to end, in %i items', async (count) => {
    const source = `${A4}<style>tr { break-inside: avoid }</style><table><thead><tr><th>A</th><th>NOTE</th></tr></thead><tr><td>x</td><td><for|i| from=1 to=400>line\${i}<br></for></td></tr><tr><td>END</td><td>z</td></tr></table>`;
    const { pages } = await print(engine, source, { inputs: numbers(count) });
    expect(pages).toHaveLength(8 * count);
    for (const [index, { text }] of pages.entries()) {
      expect(text.replace(/\s/g, '')).toMatch(/^ANOTE/);
      expect(text.includes('END')).toBe(index % 8 === 7);
    }
    const lines = pages.flatMap(({ text }) => text.match(/line\d+/g) ?? []);
    expect(lines).toEqual(numbers(count).flatMap(() => range(400, (index) => `line${index + 1}`)));
  });

  it.each([
    ['A4', '22px', 40],
    ['A5 landscape', '30px', 12],
  ])('rows that a cell spans go on over the end of a page of %s', async (size, height, span) => {
    const source = `<style>@page { size: ${size}; margin: 10mm } td { height: ${height}; padding: 0 }</style><table><for|g| from=1 to=3><for|r| until=${span}><tr><if=(r === 0)><td rowspan=${span}>G\${g}</td></if><td>g\${g}r\${r}</td></tr></for></for></table>`;
    for (const count of counts) {
      const { pages } = await print(engine, source, { inputs: numbers(count) });
      const cells = pages.flatMap(({ text }) => text.match(/g\dr\d+/g) ?? []);
      expect(cells).toEqual(numbers(count).flatMap(() => [1, 2, 3].flatMap((g) => range(span, (r) => `g${g}r${r}`))));
      for (const { lowest, height: whole } of pages) expect(lowest).toBeLessThan(whole - (10 / 25.4) * 72);
    }
  });
});

describe('paper', () => {
  it.each(counts)('of several sizes is in one document, in %i items', async (count) => {
    const source = `<style>@page { size: A4; margin: 10mm } body { margin: 0 } @page w { size: A3 landscape } @page u { size: Letter } .w { page: w; width: 100%; text-align: right } .u { page: u }</style>A<div class="w">EDGE</div><div class="u">B</div>C`;
    const { pdf, pages } = await print(engine, source, { inputs: numbers(count) });
    const inches = pages.map(({ width, height }) => [width, height].map((points) => Math.round((points / 72) * 25.4)));
    expect(inches).toEqual(
      numbers(count).flatMap(() => [
        [210, 297],
        [420, 297],
        [216, 279],
        [210, 297],
      ]),
    );
    const page = await (await getDocumentProxy(new Uint8Array(pdf))).getPage(2);
    const [edge] = (await page.getTextContent()).items as { width: number; transform: number[] }[];
    const right = page.getViewport({ scale: 1 }).width - edge!.transform[4]! - edge!.width;
    expect((right / 72) * 25.4).toBeCloseTo(10, 0);
  });
});

describe('fonts and pictures', () => {
  it.each(counts)('a font of margins alone is loaded, for %i items', async (count) => {
    const path = new URL('../../node_modules/@expo-google-fonts/arimo/700Bold_Italic/Arimo_700Bold_Italic.ttf', import.meta.url);
    const files = { 'assets/y.ttf': { content: await readFile(path), contentType: 'font/ttf' } };
    const face = (rule: string) =>
      `<html-style>@font-face { font-family: Y; src: url(\${asset("y.ttf")}) } @page { size: A4; margin: 20mm; @top-right { content: "head"; ${rule} } }</html-style><p>body</p>`;
    const hasFont = async (rule: string) => {
      const { pdf } = await print(engine, face(rule), { inputs: numbers(count), files });
      return /\+Arimo-BoldItalic/.test(Buffer.from(pdf).toString('latin1'));
    };
    expect(await hasFont('font-family: Y')).toBe(true);
    expect(await hasFont('font-family: serif')).toBe(false);
  });

  it('that many items show are in the file once, printed apart as well', async () => {
    const noise = png({ width: 200, height: 200, data: randomBytes(160_000) });
    const files = { 'assets/logo.png': { content: noise, contentType: 'image/png' } };
    for (const style of ['', 'p { position: fixed; bottom: 0 }', '@page :first { margin: 30mm }']) {
      const source = `<style>${style}</style><p>Item</p><img src=asset("logo.png")>`;
      const [one, many] = await Promise.all([1, 12].map((count) => print(engine, source, { inputs: numbers(count), files })));
      expect(many!.pageCount).toBe(12);
      expect(many!.pdf.byteLength).toBeLessThan(one!.pdf.byteLength * 1.2);
    }
  });
});

describe('bookmarks', () => {
  it.each([
    ['as one document', ''],
    ['apart', '@page :first { margin: 30mm }'],
  ])('of many items that are printed %s lead to their pages, in order', async (_, style) => {
    const source = `<style>${style}</style><h1>Item \${input.n}</h1><h2 style="break-before:page">Notes (\${input.n}) ü</h2>`;
    const { pdf } = await print(engine, source, { inputs: numbers(3), outline: true });
    const document = await getDocumentProxy(new Uint8Array(pdf));
    type Entry = { title: string; dest: unknown[]; items: Entry[] };
    const outline = (await document.getOutline()) as Entry[];
    expect(outline.map(({ title, items }) => [title, items.map((item) => item.title)])).toEqual(
      [1, 2, 3].map((n) => [`Item ${n}`, [`Notes (${n}) ü`]]),
    );
    const entries = outline.flatMap((entry) => [entry, ...entry.items]);
    expect(await Promise.all(entries.map(({ dest }) => document.getPageIndex(dest[0] as never)))).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('the same print twice', () => {
  const withoutDates = (pdf: Uint8Array) =>
    Buffer.from(pdf)
      .toString('latin1')
      .replaceAll(/\(D:[^)]*\)/g, '()');
  it.each<[string, string, JobOptions]>([
    ['of one item', '<h1>Item</h1>', { inputs: numbers(1) }],
    ['of many', '<style>@page { @top-left { content: counter(page) " of " counter(pages) } }</style><h1>Item</h1>', { inputs: numbers(5) }],
    ['of items that are printed apart', '<style>@page :first { margin: 30mm }</style><h1>Item</h1>', { inputs: numbers(5), outline: true }],
    [
      'with a header in the margin',
      '<style>@page { margin: 30mm } h1 { position: fixed; top: -20mm }</style><h1>Head</h1><p>x</p>',
      { inputs: numbers(2), taggedPdf: true },
    ],
  ])('%s is the same to the byte, dates aside', async (_, source, options) => {
    const [one, other] = [await print(engine, source, options), await print(engine, source, options)];
    expect(withoutDates(one.pdf) === withoutDates(other.pdf)).toBe(true);
  });
});

describe('a chunk that is too much for a limit', () => {
  it('is printed again, item by item, and what is too much alone fails', async () => {
    const small = await createTestEngine({ timeLimitMs: 2_500 });
    try {
      let nested = '<g id="a0"><rect width="1" height="1"/></g>';
      for (let k = 1; k <= 25; k++) nested += `<g id="a${k}"><use href="#a${k - 1}"/><use href="#a${k - 1}" x="1"/></g>`;
      const source = `<p>Item \${input.n}</p><if=input.isHeavy><svg width="50" height="50"><defs>$!{input.nested}</defs><use href="#a25"/></svg></if>`;
      const failure = await failureOf(small, source, { inputs: [...numbers(3), { n: 4, isHeavy: true, nested }] });
      expect(failure.code).toBe('TIME_LIMIT');
      expect((await print(small, source, { inputs: numbers(3) })).pageCount).toBe(3);
    } finally {
      await small.close();
    }
  });

  it('gives the same as it would have together', async () => {
    const source = '<p>Item ${input.n}</p>';
    const job = jobOf(source, { inputs: numbers(5) });
    const log = pino({ enabled: false });
    const limits = { timeLimitMs: 30_000, memoryLimitBytes: 2 ** 29, pageLimit: 100, pdfSizeLimitBytes: 2 ** 24 };
    const pages = new BrowserPages({ ...limits, chromiumPath: process.env.CHROMIUM_PATH || undefined, concurrency: 2, log });
    const compiler = new CompileService(inject('compileCache'));
    let failures = 0;
    const fails = (page: PrintPage) => ({
      print: page.print.bind(page),
      printTogether() {
        failures++;
        return Promise.reject(timeLimitError(limits, 'Printing the document'));
      },
    });
    const failing: Pick<BrowserPages, 'printPage' | 'renderPage'> = {
      printPage: (signal, work) => pages.printPage(signal, (page) => work(fails(page) as unknown as PrintPage)),
      renderPage: (signal, work) => pages.renderPage(signal, work),
    };
    try {
      const { pdf } = await renderReport({ compiler, pages: failing as BrowserPages, log, concurrency: 2, limits }, job);
      expect((await pdfPages(pdf)).map(({ text }) => text)).toEqual(range(5, (index) => `Item ${index + 1}`));
      expect(failures).toBeGreaterThan(0);
    } finally {
      compiler.close();
      await pages.close();
    }
  });
});
