import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestEngine, print, type JobOptions, type TestEngine } from './test-engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await createTestEngine();
});
afterAll(() => engine.close());

const POINTS_PER_MM = 72 / 25.4;

interface Word {
  text: string;
  /** Of its base line, in millimetres from the page's corner. */
  top: number;
  left: number;
}

async function wordsOf(pdf: Uint8Array): Promise<Word[][]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const page = await document.getPage(index + 1);
      const { height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      return items.flatMap((item) =>
        'str' in item && item.str.trim()
          ? [{ text: item.str, top: (height - item.transform[5]) / POINTS_PER_MM, left: item.transform[4] / POINTS_PER_MM }]
          : [],
      );
    }),
  );
}

const wordsOn = async (source: string, options?: JobOptions) => wordsOf((await print(engine, source, options)).pdf);
const find = (words: Word[], start: string) => words.filter(({ text }) => text.startsWith(start));

const lines = '<for|i| from=1 to=100><p>line ${i} of ${input.n}</p></for>';
const report = (page: string, header: string, footer: string, more = '') =>
  `<style>@page { size: A4; ${page} } body { margin: 0 } .h { position: fixed; top: 0; left: 0; width: 100%; ${header} } .f { position: fixed; bottom: 0; left: 0; width: 100%; ${footer} } p { margin: 0; height: 20px } ${more}</style><div class="h">HEADER \${input.n}</div>${lines}<div class="f">FOOTER \${input.n}</div>`;

describe('a header and a footer that are fixed into the margins', () => {
  it.each([
    ['by their own margins', report('margin: 2cm; margin-top: 4cm', 'margin-top: -2.5cm', 'margin-bottom: -20mm')],
    ['by their places', report('margin: 40mm 2cm 2cm', 'top: -2.5cm', 'bottom: -18mm')],
    ['by a transform', report('margin-top: 4cm; margin-bottom: 20mm', 'transform: translateY(-25mm)', 'transform: translateY(15mm)')],
    ['by a share of the page', report('margin: 4cm 0 30mm', 'top: -10%', 'bottom: -6%')],
    ['in a rule for print', report('margin: 4cm 1cm 2cm', '', '', '@media print { .h { top: -2.5cm } .f { bottom: -15mm } }')],
    [
      'in another element, with a style of their own',
      report('margin: 4cm 1cm 2cm', '', '').replace(
        /<div class="h">([^]*)<div class="f">/,
        '<section><div style="position:FIXED;top:-25mm">$1</section><div style="position: fixed; bottom: -15mm">',
      ),
    ],
    [
      'and on a first page with more margin',
      report('margin: 4cm 1cm 2cm', 'top: -2.5cm', 'bottom: -15mm', '@page :first { margin-top: 5cm } @page :left { margin-left: 3cm }'),
    ],
    [
      'as running elements',
      `<style>@page { size: A4; margin: 4cm 1cm 2cm; @top-center { content: element(head) } @bottom-left { content: element( foot, first ) } @bottom-right { content: counter(page) } } .h { position: running(head) } p { margin: 0; height: 20px }</style><div class="h">HEADER \${input.n}</div>${lines}<div style="position: running(foot)">FOOTER \${input.n}</div>`,
    ],
  ])('%s are there on every page', async (_, source) => {
    for (const inputs of [[{ n: 1 }], [{ n: 1 }, { n: 2 }]]) {
      const pages = await wordsOn(source, { inputs });
      expect(pages).toHaveLength(3 * inputs.length);
      for (const [index, words] of pages.entries()) {
        const { n } = inputs[Math.floor(index / 3)]!;
        const [headers, footers, printed] = ['HEADER', 'FOOTER', 'line'].map((start) => find(words, start)) as [Word[], Word[], Word[]];
        expect([headers, footers].map((found) => found.map(({ text }) => text))).toEqual([[`HEADER ${n}`], [`FOOTER ${n}`]]);
        const [first, last] = [printed[0]!, printed.at(-1)!];
        expect(first.top).toBeGreaterThan(40);
        expect(headers[0]!.top).toBeLessThan(first.top - 10);
        expect(last.top).toBeLessThan(277);
        expect(footers[0]!.top).toBeGreaterThan(277);
        expect(footers[0]!.top).toBeLessThan(297);
      }
      expect(pages.flatMap((words) => find(words, 'line').map(({ text }) => text))).toEqual(
        inputs.flatMap(({ n }) => Array.from({ length: 100 }, (__, i) => `line ${i + 1} of ${n}`)),
      );
    }
  });

  it('share the margins with boxes that count pages', async () => {
    const boxes = '@top-right { content: "Page " counter(page) " of " counter(pages) } @bottom-left { content: "made today" }';
    const source = report(`margin: 4cm 1cm 2cm; ${boxes}`, 'top: -2.5cm', 'bottom: -15mm');
    const pages = await wordsOn(source, { inputs: [{ n: 1 }, { n: 2 }] });
    const numbers = [1, 2].flatMap(() => [1, 2, 3].map((page) => `Page ${page} of 3`));
    expect(pages.map((words) => find(words, 'Page')[0]?.text)).toEqual(numbers);
    for (const start of ['HEADER', 'FOOTER', 'made']) expect(pages.map((words) => find(words, start).length)).toEqual(numbers.map(() => 1));
  });

  it('lie where the margins of their page are', async () => {
    const source = report(
      'margin: 4cm 1cm 2cm 2cm',
      'top: -2.5cm',
      '',
      '@page :first { margin: 6cm 1cm 2cm 5cm } @page :left { margin-left: 3cm }',
    );
    const pages = await wordsOn(source, { inputs: [{ n: 1 }] });
    const [head, text] = ['HEADER', 'line'].map((start) => pages.map((words) => find(words, start)[0]!));
    expect(head!.map(({ left }) => Math.round(left))).toEqual([50, 30, 20]);
    expect(text!.map(({ left }) => Math.round(left))).toEqual([50, 30, 20]);
    expect(head!.map(({ top }) => Math.round(top - head![1]!.top))).toEqual([20, 0, 0]);
  });

  it('lie on named pages as on the others, which is said', async () => {
    const source = report(
      'margin: 4cm 1cm 2cm',
      'top: -2.5cm',
      '',
      '@page wide { size: A4 landscape; margin-left: 6cm } .w { page: wide }',
    );
    const { pdf, warnings } = await print(engine, `${source}<p class="w">WIDE</p>`, { inputs: [{ n: 1 }] });
    const words = (await wordsOf(pdf)).at(-1)!;
    expect(words.map(({ text, left }) => [text.split(' ')[0], Math.round(left)])).toEqual([
      ['WIDE', 60],
      ['HEADER', 10],
      ['FOOTER', 10],
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['FIXED_ON_NAMED_PAGE']);
  });

  it('tell the numbers of their pages', async () => {
    const source = report('margin: 4cm 1cm 2cm', 'top: -2.5cm', '', '.f::after { content: ", " counter(page) " of " counter(pages) }');
    const pages = await wordsOn(source, { inputs: [{ n: 'a' }, { n: 'b' }] });
    expect(
      pages.map((words) =>
        words
          .map(({ text }) => text)
          .join('')
          .replace(/.*FOOTER/, ''),
      ),
    ).toEqual(['a', 'b'].flatMap((n) => [1, 2, 3].map((page) => ` ${n}, ${page} of 3`)));
  });

  it('keep their links, pictures and fonts', async () => {
    const source = report('margin: 4cm 1cm 2cm', 'top: -2.5cm', '')
      .replace(
        'HEADER',
        '<a href="https://example.org/">out</a><svg width="9" height="9"><rect width="9" height="9" fill="red"/></svg>HEADER',
      )
      .replace('line', '<a href="https://example.org/line">line</a>');
    const { pages } = await print(engine, source, { inputs: [{ n: 1 }] });
    for (const { links } of pages) {
      expect(links.filter((link) => link === 'https://example.org/')).toHaveLength(1);
      expect(links.filter((link) => link.endsWith('line')).length).toBeGreaterThan(0);
    }
  });

  it('are no part of what a tagged document says, and its bookmarks stay', async () => {
    const source = report('margin: 4cm 1cm 2cm', 'top: -2.5cm', '').replace('<div class="h">', '<h1>Chapter</h1>$&');
    const { pdf } = await print(engine, source, { inputs: [{ n: 1 }], outline: true });
    const document = await getDocumentProxy(new Uint8Array(pdf));
    expect((await document.getOutline()).map(({ title }) => title)).toEqual(['Chapter']);
    expect(JSON.stringify(await (await document.getPage(1)).getStructTree())).toContain('"role":"H1"');
  });

  it('lie below the text where they are told to', async () => {
    const source = report('margin: 20mm', 'top: -10mm', 'z-index: -1; top: -20mm; bottom: -20mm; background: yellow', '.h { z-index: 1 }');
    const { pdf } = await print(engine, source, { inputs: [{ n: 1 }] });
    const order = (await wordsOf(pdf))[1]!.map(({ text }) => text.split(' ')[0]);
    expect([order[0], order.at(-1)]).toEqual(['FOOTER', 'HEADER']);
  });

  it('within the area for text are printed by Chromium itself', async () => {
    const pages = await wordsOn(report('margin: 20mm', 'right: 0', ''), { inputs: [{ n: 1 }] });
    for (const words of pages) expect([find(words, 'HEADER'), find(words, 'FOOTER')].map(({ length }) => length)).toEqual([1, 1]);
  });
});

it('a running element that no margin shows is not printed', async () => {
  const { text } = await print(engine, '<style>.h { position: running(head) }</style><div class="h">HEADER</div><p>text</p>');
  expect(text).toBe('text');
});
