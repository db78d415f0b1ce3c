import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareScanner, scanCodes } from './scan-codes.ts';
import { createTestEngine, failureOf, jobOf, print, type TestEngine } from './test-engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  await prepareScanner();
  engine = await createTestEngine();
});
afterAll(() => engine.close());

/** What a scanner reads of what a template prints. */
async function scanned(content: string): Promise<Record<string, string[]>> {
  const { pdf, warnings } = await print(engine, content);
  expect(warnings).toEqual([]);
  return scanCodes(pdf);
}

describe('bar codes on paper', () => {
  test('are read by a scanner, as tags and as pictures, small and coloured', async () => {
    const apart = '<style>main > * { display: block; margin: 12mm }</style>';
    const codes = await scanned(`${apart}<main>
      <div><qr value="INV-PA7" size="12mm"/></div>
      <div><qr value={ part: 7 } level="H" size="20mm" color="#1f3a5f" background="#eee" border=4/></div>
      <img src=qr("日本 ü") width="90">
      <div><code128 value="PO-0005 ~x" text width="60mm"/></div>
      <div><data-matrix value="INV-PA7" size="10mm"/></div>
      <div><data-matrix value="日本^ü" size="12mm" border=2 background="#ffd"/></div>
      <img src=dataMatrix("low and wide", { rectangular: true }) width="160"></main>`);
    expect(codes).toEqual({
      QRCode: ['INV-PA7', '{"part":7}', '日本 ü'].toSorted(),
      Code128: ['PO-0005 ~x'],
      DataMatrix: ['INV-PA7', 'low and wide', '日本^ü'].toSorted(),
    });
  });

  test.each([
    ['<data-matrix value="x".repeat(4000)/>', /<data-matrix>: such a code cannot hold this value of 4000 bytes/],
    ['<code128 value="x".repeat(3000)/>', /<code128>: such a code cannot hold/],
    ['<code128 value="日本"/>', /<code128>: a Code 128 bar code holds ASCII characters; "日" is none/],
    ['<qr value="x" level="Z"/>', /<qr>: level is L, M, Q or H, not "Z"/],
    ['<qr value="x" size="wide"/>', /<qr>: size is a length such as "30mm"/],
    ['<qr value="x" color="url(x)"/>', /<qr>: color is a colour/],
    ['<qr value="x" border=-1/>', /<qr>: border is a whole number/],
    ['<qr data="x"/>', /<qr> has no attribute "data"; it has value, level, size/],
    ['<p>${qr("x", { Level: "H" })}</p>', /qr\(\) has no option "Level"; it has level/],
  ])('that cannot be are errors: %s', async (content, message) => {
    const failure = await failureOf(engine, `<p>x</p>\n${content}`);
    expect(failure.message).toMatch(/^report\.marko, line 2: /);
    expect(failure.message).toMatch(message);
  });

  test('keep markup in their attributes as text', async () => {
    const { html } = await engine.engine.renderHtml(
      jobOf('<qr value="x" class=["a", { b: true, c: false }] label="\\"><script>x</script>"/>'),
    );
    expect(html).toContain(' class="a b"');
    expect(html).not.toContain('<script>');
  });
});
