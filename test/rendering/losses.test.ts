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
    '<html>',
    '<style>html, body { height: 100%; overflow: hidden } p { margin: 0; height: 20px }</style><for|i| to=200><p>L${i}</p></for>',
    '<style>html, body { height: 100% } p { margin: 0; height: 20px }</style><for|i| to=200><p>L${i}</p></for>',
  ],
  [
    'CONTENT_CUT',
    '<div class="box">',
    `${A4}<div class="box" style="height:10mm;overflow:hidden"><for|i| to=20><p>L\${i}</p></for></div>`,
    `${A4}<div class="box" style="height:10mm;overflow:hidden"><b>L</b></div>`,
  ],
  ['TABLE_HEAD_NOT_REPEATED', '<table class="lines">', head(200), head(100)],
  [
    'PAGE_RULE_IGNORED',
    'margin: 20mm',
    '<style>@page { size: 62mm 29mm; margin: 20mm }</style><p>x</p>',
    '<style>@page { size: 62mm 29mm; margin: 2mm }</style><p>x</p>',
  ],
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
    expect(await warningsOf(content)).toEqual([
      expect.objectContaining({ severity: 'WARNING', code, message: expect.stringContaining(says) as string }),
    ]);
    expect(await warningsOf(harmless)).toEqual([]);
  });

  it('is said of the item that it happens to, among others in one document', async () => {
    const content = `${A4}<div class="box" style="height:30mm;overflow:hidden"><for|i| to=input.n><p>L\${i}</p></for></div>`;
    const job = jobOf(content, { inputs: [{ n: 1 }, { n: 40 }, { n: 1 }] });
    const warnings = (await test.engine.render(job)).warnings;
    expect(warnings.map(({ code, itemPk }) => [code, itemPk])).toEqual([['CONTENT_CUT', job.documents[1]!.itemPk]]);
  });
});
