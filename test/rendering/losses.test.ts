import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestEngine, jobOf, type JobOptions, type TestEngine } from './test-engine.ts';

let test: TestEngine;
beforeAll(async () => {
  test = await createTestEngine();
});
afterAll(() => test.close());

const A4 = '<style>@page { size: A4; margin: 10mm } body { margin: 0 }</style>';
const rows = '<for|i| to=80><tr><td style="height:20px">row ${i}</td></tr></for>';
const head = (height: number) =>
  `<style>@page { size: A4 landscape; margin: 10mm } body { margin: 0 }</style><table class="lines"><thead><tr><th style="height:${height}px">HEAD</th></tr></thead><tbody>${rows}</tbody></table>`;

/** What is lost, the warning that says so, and a document that differs in one thing and loses nothing. */
const cases: [code: string, says: string, content: string, harmless: string][] = [
  [
    'CONTENT_CUT',
    '<body>',
    '<style>html, body { height: 100%; overflow: hidden } p { margin: 0; height: 20px }</style><for|i| to=200><p>L${i}</p></for>',
    '<style>html, body { height: 100% } p { margin: 0; height: 20px }</style><for|i| to=200><p>L${i}</p></for>',
  ],
  [
    'CONTENT_CUT',
    '<div class="box">',
    `${A4}<div class="box" style="height:10mm;overflow:hidden"><for|i| to=20><p>L\${i}</p></for></div>`,
    `${A4}<div class="box" style="height:10mm;overflow:hidden"><b>L</b></div>`,
  ],
  [
    'CONTENT_CUT',
    '<div class="app">',
    `${A4}<div class="app" style="position:fixed;top:0;left:0"><for|i| from=1 to=200><p>L\${i}</p></for></div>`,
    `${A4}<div class="app" style="position:fixed;top:0;left:0"><p>L</p></div>`,
  ],
  [
    'CONTENT_CUT',
    '<div class="box">',
    `${A4}<div class="box" style="height:10mm;contain:paint"><for|i| to=20><p>L\${i}</p></for></div>`,
    `${A4}<div class="box" style="min-height:10mm;contain:paint"><for|i| to=20><p>L\${i}</p></for></div>`,
  ],
  [
    'CONTENT_CUT',
    '<textarea>',
    `${A4}<textarea rows="2">\${"line\\n".repeat(9)}</textarea>`,
    `${A4}<textarea rows="12">\${"line\\n".repeat(9)}</textarea>`,
  ],
  // The window has no end on paper: nothing is lost.
  [
    'CONTENT_CUT',
    '<main>',
    `<style>main { height: 100vh; overflow: auto } p { margin: 0; height: 20px }</style><main><for|i| to=200><p>L\${i}</p></for></main>`,
    '<style>body { height: 100vh; overflow: auto } p { margin: 0; height: 20px }</style><for|i| to=200><p>L${i}</p></for>',
  ],
  ['TABLE_HEAD_NOT_REPEATED', '<table class="lines">', head(200), head(100)],
  [
    'PAGE_RULE_IGNORED',
    'margin: 20mm',
    '<style>@page { size: 62mm 29mm; margin: 20mm }</style><p>x</p>',
    '<style>@page { size: 62mm 29mm; margin: 2mm }</style><p>x</p>',
  ],
  [
    'PAGE_RULE_IGNORED',
    '@page :first',
    '<style>@page { size: A5 } @page :first { margin: 10cm }</style><p>x</p>',
    '<style>@page { size: A5 } @page :first { margin: 5cm }</style><p>x</p>',
  ],
  ...['1px 1px', '100000mm 10mm', '0mm 50mm'].map((size): [string, string, string, string] => [
    'PAGE_RULE_IGNORED',
    '@page',
    `<style>@page { size: ${size} }</style><p>x</p>`,
    '<style>@page { size: 50mm 50mm; margin: 5mm }</style><p>x</p>',
  ]),
  ['PAGE_RULE_IGNORED', 'size: 0', '<style>@page { size: 0 0 }</style><p>x</p>', '<style>@page { size: auto }</style><p>x</p>'],
  [
    'LABEL_OVERFLOW',
    '2 pages of 62 × 29 mm',
    '<style>@page { size: 62mm 29mm; margin: 0 } body { margin: 0 } .l { width: 62mm; height: 29mm; border: 1px solid }</style><div class="l">x</div>',
    '<style>@page { size: 62mm 29mm; margin: 0 } body { margin: 0 } .l { width: 62mm; height: 29mm; border: 1px solid; box-sizing: border-box }</style><div class="l">x</div>',
  ],
  [
    'TEXT_AS_PICTURE',
    '<div class="serial">',
    `${A4}<div class="serial" style="filter:drop-shadow(0 0 3px #888)">SERIAL 123</div>`,
    `${A4}<div class="serial" style="box-shadow:0 0 3px #888">SERIAL 456</div>`,
  ],
];

describe('what Chromium loses in silence is a warning', () => {
  const warningsOf = async (content: string, options: JobOptions = {}) => (await test.engine.render(jobOf(content, options))).warnings;

  it.each(cases)('%s names %s', async (code, says, content, harmless) => {
    const warning = { severity: 'WARNING', code, message: expect.stringContaining(says) as string };
    expect(await warningsOf(content)).toEqual([expect.objectContaining(warning)]);
    // Among others each says it of itself.
    const inputs = [{}, {}];
    expect(await warningsOf(content, { inputs })).toEqual(
      [1, 2].map((itemPk) => expect.objectContaining({ ...warning, itemPk }) as object),
    );
    expect(await warningsOf(harmless, { inputs })).toEqual([]);
  });

  it.each([
    ['string-set', 'h1 { string-set: title content() }'],
    ['string()', '@page { @top-left { content: string(title) } }'],
    ['target-counter()', 'a::after { content: target-counter(attr(href), page) }'],
    ['float: footnote', '.note { float: footnote }'],
    ['bookmark-level', 'h1 { bookmark-level: 2 }'],
    ['-weasy-hyphens', 'p { -weasy-hyphens: auto }'],
    ['marks and bleed', '@page { size: A5; marks: crop cross }'],
    ['size: A4 A5', '@page { size: A4 A5 }'],
    ['size: -5mm 10mm', '@page { margin: 1cm; size: -5mm 10mm }'],
    ['size: tabloid', '@page :first { size: tabloid }'],
    ['counter(page)', 'p::after { content: "Page " counter(page) }'],
  ])('%s is CSS without an effect, said once of all items', async (name, css) => {
    for (const inputs of [[{}], [{}, {}, {}]]) {
      const warnings = await warningsOf(`<style>${css}</style><h1>One</h1><p>text</p>`, { inputs });
      expect(warnings.map(({ code, message }) => [code, message.split('"')[1]])).toEqual([['CSS_IGNORED', name]]);
    }
  });

  it.each([
    '@page { size: A4; margin: 10mm; @bottom-right { content: counter(page) " of " counter(pages) } } p { page-break-after: always; break-inside: avoid }',
    '@page { size: 62mm 29mm } @page wide { size: landscape } @page a { size: letter portrait } @page b { size: landscape A3 } @page c { size: calc(10cm + 1in) 20em } @page d { size: A6 !important }',
    '/* string-set: x */ p::before { content: "string(x) -weasy-a: b" } body { counter-reset: page } p::after { content: counter(page) }',
  ])('nothing is said of %s', async (css) => {
    expect(await warningsOf(`<style>${css}</style><p>text</p>`)).toEqual([]);
  });

  it('is said of the item that it happens to, among others in one document', async () => {
    const content = `${A4}<div class="box" style="height:30mm;overflow:hidden"><for|i| to=input.n><p>L\${i}</p></for></div>`;
    const job = jobOf(content, { inputs: [{ n: 1 }, { n: 40 }, { n: 1 }] });
    const warnings = (await test.engine.render(job)).warnings;
    expect(warnings.map(({ code, itemPk }) => [code, itemPk])).toEqual([['CONTENT_CUT', job.documents[1]!.itemPk]]);
  });
});
