import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png } from '../../src/rendering/pictures/png.ts';
import { pdfPages } from '../templates/pdf-pages.ts';
import { createTestEngine, jobOf, type JobOptions, type TestEngine } from './test-engine.ts';
import { differences } from './together-and-apart.ts';

let test: TestEngine;
beforeAll(async () => {
  test = await createTestEngine();
});
afterAll(() => test.close());

const A4 = '<style>@page { size: A4; margin: 10mm } body { margin: 0 }</style>';
const numbers = Array.from({ length: 3 }, (_, index) => ({ n: index + 1 }));
const lines = (of: string) => `<for|i| to=${of}><p>line \${i}</p></for>`;

/** How pages differ from each other, and how elements reach beyond their own. */
const corpus: [name: string, content: string, options?: JobOptions][] = [
  ['plain text', `${A4}<h1>Item \${input.n}</h1>${lines('input.n * 30')}`],
  ['no style at all', `<h1>Item \${input.n}</h1>${lines('input.n * 30')}`],
  [
    'page numbers and totals',
    `<style>@page { size: A5; margin: 20mm; @top-left { content: "Report" } @bottom-right { content: "Page " counter(page) " of " counter(pages) } }</style>${lines('input.n * 30')}`,
  ],
  [
    'margins that say what the item is',
    `<html-style>@page { margin: 20mm; @top-center { content: "Item \${input.n}"; font: bold 9pt sans-serif; color: #a00 } @bottom-left { content: counter(page, upper-roman) } }</html-style>${lines('input.n * 40')}`,
  ],
  [
    'rules for the root',
    `<style>:root { --ink: #036; font: 9pt/1.5 serif } html { color: var(--ink) } h1 { font-size: 2rem } @page { @top-left { content: "x" } }</style><h1>Item \${input.n}</h1><p>text</p>`,
  ],
  [
    'a reset',
    `<style>* { margin: 0; padding: 0; box-sizing: border-box } body { font: 11pt sans-serif; padding: 5mm }</style><h1>Item \${input.n}</h1>${lines('70')}`,
  ],
  [
    'ids and labels',
    `${A4}<svg width="100" height="50"><defs><linearGradient id="g"><stop stop-color=(["red", "blue", "green"][input.n - 1])/></linearGradient></defs><rect width="100" height="50" fill="url(#g)"/></svg>`,
  ],
  ['links to places', `${A4}<a href="#notes">notes</a><h2 id="notes" style="break-before:page">Notes \${input.n}</h2>`],
  [
    'radio buttons',
    `<style>input { appearance: none } input:checked::after { content: "PASSED" }</style><input type="radio" name="result" checked>`,
  ],
  [
    'a first page of its own',
    `<style>@page { size: A4; margin: 20mm; @top-center { content: "RUNNING" } } @page :first { @top-center { content: "COVER" } }</style><p>A \${input.n}</p><p style="break-before:page">B \${input.n}</p>`,
  ],
  [
    'left and right pages',
    `<style>@page { margin: 20mm } @page :left { margin-left: 50mm } @page :right { margin-right: 50mm }</style>${lines('80')}`,
  ],
  [
    'named pages',
    `<style>@page { size: A4; margin: 10mm } @page wide { size: A5 landscape } .wide { page: wide }</style><p>A</p><p class="wide">B \${input.n}</p><p>C</p>`,
  ],
  ['one item too wide', `${A4}<h1>ITEM \${input.n}</h1><if=(input.n === 2)><div style="width:1500px">wide</div></if>`],
  [
    'one item with a line that does not break',
    `<style>@page { size: A5 landscape; margin: 8mm } pre { font-size: 9pt }</style><h2>ITEM \${input.n}</h2><if=(input.n === 3)><pre>\${"0123456789".repeat(30)}</pre></if>`,
  ],
  [
    'one item with a wide table',
    `${A4}<h1>ITEM \${input.n}</h1><table><tr><for|i| until=(input.n === 1 ? 60 : 3)><td>cell\${i}</td></for></tr></table>`,
  ],
  [
    'a wide picture on a label',
    `<style>@page { size: 100mm 50mm; margin: 2mm } body { margin: 0 } b { display: block; width: 20mm; height: 20mm; background: #000 }</style><b/><svg width=(input.n === 1 ? 900 : 100) height="20"><rect width="900" height="20"/></svg>`,
  ],
  [
    'a long name on a label',
    `<style>@page { size: 62mm 29mm; margin: 0 } body { margin: 0 } .l { width: 62mm; height: 29mm } .q { width: 20mm; height: 20mm; background: #000 }</style><div class="l"><div class="q"/>\${input.n === 2 ? "N".repeat(66) : "Name"}</div>`,
  ],
  [
    'a label that is a little too high',
    `<style>@page { size: 62mm 29mm; margin: 0 } body { margin: 0 } .l { width: 62mm; height: 29mm; border: 1px solid }</style><div class="l">\${input.n}</div>`,
  ],
  ['text that runs out of its box', `${A4}<div style="height:50px">A\${input.n}<for|i| to=60><br>x\${i}</for></div>`],
  ['fixed elements', `${A4}<div style="position:fixed;top:0">HEAD \${input.n}</div>${lines('90')}`],
  ['absolute boxes against the page', `${A4}<p>Item \${input.n}</p><div style="position:absolute;bottom:0;right:0">FOOT</div>`],
  [
    'absolute boxes in boxes',
    `${A4}<div style="position:relative;height:40mm;border:1px solid"><div style="position:absolute;bottom:2mm;right:2mm">IN \${input.n}</div></div>`,
  ],
  ['boxes moved out of place', `${A4}<div style="position:relative;top:-30px;background:#f00">UP \${input.n}</div><p>text</p>`],
  ['negative margins', `${A4}<div style="margin-top:-20px;background:#0a0">UP \${input.n}</div><p>text</p>`],
  [
    'shadows at the edge',
    `<style>@page { size: A6; margin: 0 } body { margin: 0 }</style><div style="box-shadow:0 0 20px #000;height:148mm">S\${input.n}</div>`,
  ],
  ['turned boxes', `${A4}<div style="transform:rotate(-90deg);width:60mm;margin:30mm 0">TURNED \${input.n}</div>`],
  ['forced breaks at both ends', `${A4}<div style="break-before:page;break-after:page">Item \${input.n}</div>`],
  ['pages that begin on the right', `${A4}<p>Item \${input.n}</p><p style="break-before:right">R</p>`],
  [
    'counters of the body',
    `<style>body { counter-increment: item } h1::before { counter-increment: h; content: counter(item) "." counter(h) " " }</style><h1>One</h1><h1>Two</h1>`,
  ],
  ['quotes and lists', `${A4}<ol><li>a</li><li>b</li></ol><q>x<q>y</q></q>`],
  ['a background of the body', `<style>body { background: #ffd }</style><p>Item \${input.n}</p>`],
  [
    'styles that depend on the data',
    `<html-style>p { color: \${["red", "blue", "green"][input.n - 1]} } h1 { font-size: \${10 + input.n * 4}pt }</html-style><h1>Item \${input.n}</h1><p>text</p>`,
  ],
  [
    'a root that depends on the data',
    `<html-style>html { font-size: \${10 + input.n * 4}pt }</html-style><h1>Item \${input.n}</h1><p style="margin-left:1rem">text</p>`,
  ],
  [
    'paper that depends on the data',
    `<html-style>@page { size: \${["A4", "A5 landscape", "A6"][input.n - 1]} }</html-style><p>Item \${input.n}</p>`,
  ],
  ['quirks mode', `<!doctype html public "-//W3C//DTD HTML 3.2 Final//EN"><table><tr><td>x</td></tr></table><p>Item \${input.n}</p>`],
  [
    'a document with head and body',
    `<!doctype html><html lang="de"><head><title>Item \${input.n}</title><style>body { margin: 0 } body > p:first-child { color: red }</style></head><body class="x"><p>Item \${input.n}</p><p>more</p></body></html>`,
  ],
  ['languages that differ', `<html lang=(["de", "en", "fr"][input.n - 1])><body><q>Item \${input.n}</q></body></html>`],
  ['text from right to left', `<html dir="rtl"><body><p>Item \${input.n}</p></body></html>`],
  [
    'columns and floats',
    `<style>@page { size: A5; margin: 10mm } .c { columns: 2 } .f { float: right; width: 30mm }</style><div class="f">F</div><div class="c">${lines('60')}</div>`,
  ],
  [
    'tables over pages',
    `<style>@page { size: A5; margin: 10mm } thead { color: #00f } tr { break-inside: avoid }</style><table><thead><tr><th>HEAD</th></tr></thead><tbody><for|i| to=80><tr><td>row \${i} of \${input.n}</td></tr></for></tbody></table>`,
  ],
  ['landscape', `<p>Item \${input.n}</p>`, { landscape: true, pageSize: 'Letter' }],
  [
    'heights of the page',
    `<style>html, body { height: 100%; margin: 0 } .f { height: 100%; border-bottom: 1px solid }</style><div class="f">Item \${input.n}</div>`,
  ],
  [
    'heights of the window',
    `<style>body { margin: 0 } .f { min-height: 60vh; border-bottom: 1px solid }</style><div class="f">Item \${input.n}</div>`,
  ],
  ['an empty item', `<if=(input.n !== 2)><p>Item \${input.n}</p></if>`],
];

describe('a print of many items', () => {
  it('tells of those that are printed while a slow template makes the others, and warns in their order', async () => {
    const content =
      '<const/start=Date.now()><p>${input.n}${(() => { while (Date.now() < start + 250); })()}</p><img src=asset(`${input.n}.png`)>';
    const done: number[] = [];
    const job = jobOf(content, { inputs: [1, 2, 3, 4, 5].map((n) => ({ n })), onProgress: (count) => void done.push(count) });
    const { warnings, pageCount } = await test.engine.render(job);
    expect(pageCount).toBe(5);
    expect(done.length).toBeGreaterThan(1);
    expect(done.at(-1)).toBe(5);
    expect(warnings.map(({ code, itemPk }) => [code, itemPk])).toEqual([1, 2, 3, 4, 5].map((pk) => ['IMAGE_NOT_LOADED', pk]));
  });

  it('keeps the order of its items, those that are printed apart among them', async () => {
    const content =
      '<style>@page { size: A4; margin: 10mm }</style><p>Item ${input.n}</p><if=(input.n % 3 === 0)><a href="#x">x</a><p id="x">place</p></if>';
    const { pdf } = await test.engine.render(jobOf(content, { inputs: Array.from({ length: 9 }, (_, index) => ({ n: index + 1 })) }));
    expect((await pdfPages(pdf)).map(({ text }) => /Item (\d+)/.exec(text)?.[1])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  it('has fonts and pictures once', async () => {
    const content = '<style>@page { size: A4 }</style><h1>Item ${input.n}</h1><img src=asset("noise.png")>';
    const noise = png({ width: 200, height: 200, data: randomBytes(160_000) });
    const files = { 'assets/noise.png': { content: noise, contentType: 'image/png' } };
    const [one, many] = await Promise.all(
      [1, 30].map((length) => test.engine.render(jobOf(content, { inputs: Array.from({ length }, (_, index) => ({ n: index })), files }))),
    );
    expect(many!.pageCount).toBe(30);
    expect(many!.pdf.byteLength).toBeLessThan(one!.pdf.byteLength * 1.2);
  });
});

describe('items printed together look as they do alone', () => {
  it.each(corpus)('%s', async (_name, content, options) => {
    expect(await differences(test.engine, content, numbers, options)).toEqual([]);
  });
});
