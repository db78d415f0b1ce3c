import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rasterize } from '../../src/rendering/pictures/rasterize.ts';
import { codesOf, createTestEngine, failureOf, jobOf, print, svg, type JobOptions, type TestEngine } from './test-engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await createTestEngine();
});
afterAll(() => engine.close());

const html = async (content: string, options?: JobOptions) => (await engine.engine.renderHtml(jobOf(content, options))).html;

describe('a mistake in a helper names its place', () => {
  const snippets = {
    'badge.marko': '<b>x</b>\n<i>${number(input.value)}</i>',
    'code.marko': '<div>\n  <qr value=input.value level=input.level/>\n</div>',
  };
  test.each<[where: string, content: string, place: string]>([
    ['in text', '<p>x</p>\n<p>${number("many")}</p>', 'report.marko, line 2'],
    ['in an attribute', '<p>x</p>\n<p\n  title=money("many")\n>x</p>', 'report.marko, line 3'],
    ['in a loop', '<for|x| of=[1, "many"]>\n  <p>\n    ${number(x)}\n  </p>\n</for>', 'report.marko, line 3'],
    ['in a constant', '<p>x</p>\n<const/total=sum(["many"])>\n<p>${total}</p>', 'report.marko, line 2'],
    ['in a snippet', '<p>x</p>\n<badge value="many"/>', 'badge.marko, line 2'],
    ['in a tag', '<p>x</p>\n\n<qr value="x" level="Z"/>', 'report.marko, line 3'],
    ['in a tag of many lines', '<p>x</p>\n<qr\n  value="x"\n  level="Z"\n/>', 'report.marko, line 2'],
    [
      'in a tag in a loop in a tag with content',
      '<if=true>\n<div>\n<for|x| of=[1]>\n<status kind="x" code=x/>\n</for></div></if>',
      'report.marko, line 4',
    ],
    [
      'in a tag in a snippet',
      '<p>x</p>\n<code value="x" level="Z"/>'.replace('<code', '<badge value=1/><code-of'),
      'code-of.marko, line 2',
    ],
    ['in the content of a snippet', '<wrap>\n  <p>x</p>\n  <qr value="x" level="Z"/>\n</wrap>', 'report.marko, line 3'],
    ['in a link', '<p>x</p>\n<internal-link path="x" text="y"/>', 'report.marko, line 2'],
    ['in the second of two', '<qr value="x"/>\n<qr value="x" level="Z"/>\n<qr value="x"/>', 'report.marko, line 2'],
  ])('%s', async (_where, content, place) => {
    const all = { ...snippets, 'code-of.marko': snippets['code.marko'], 'wrap.marko': '<section>\n\n\n<${input.content}/></section>' };
    const failure = await failureOf(engine, content, { snippets: all });
    expect(failure.message).toMatch(new RegExp(`^${place}: `));
    expect(failure.diagnostics[0]).toMatchObject({ code: 'RUNTIME', severity: 'ERROR' });
    expect(failure.diagnostics[0]!.frame).toContain('^');
  });
});

describe('Markdown', () => {
  const of = (text: string) => html('<markdown text=input.text/>', { inputs: [{ text }] });

  test('has headings, lists, tables, code and line breaks', async () => {
    const result = await of('# Head\n\n1. one\n2. **two**\n\n| a | b |\n| - | - |\n| 1 | ~~2~~ |\n\n`code`\nnext');
    for (const piece of ['<h1>Head</h1>', '<ol>', '<strong>two</strong>', '<table>', '<s>2</s>', '<code>code</code><br>'])
      expect(result).toContain(piece);
  });

  test('lets no markup, script or foreign address through', async () => {
    const result = await of(
      '<script>x</script> <img src=x onerror=x>\n\n[a](javascript:x) [b](JaVaScRiPt:x) [c](data:text/html,x) [d](file:///etc/passwd) [e](//evil.example)\n\n' +
        '![f](https://evil.example/f.png) ![g](data:image/svg+xml,x) <javascript:x>\n\n[h](part_images/x.png "&quot;><script>") ![i](part_images/../../x)',
    );
    expect(result).not.toMatch(/<script|<img[^>]*(?:evil|data:|onerror)|href="?(?:javascript|data|file|\/\/|part_images)/i);
  });

  test('keeps links and pictures of the store', async () => {
    const result = await of('[a](https://x.example) [b](mailto:a@x.example) [c](tel:1)\n\n![d](/media/part_images/d.png)');
    for (const address of ['https://x.example', 'mailto:a@x.example', 'tel:1']) expect(result).toContain(`<a href="${address}">`);
    expect(result).toContain('<img src="part_images/d.png" alt="d">');
    const { warnings } = await print(engine, '<markdown text="![d](part_images/d.svg)"/>', {
      files: { 'part_images/d.svg': svg('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>') },
    });
    expect(warnings).toEqual([]);
  });

  test('of nothing is nothing', async () => {
    expect(await html('<p>[<markdown text=null/>${markdown(" ")}]</p>')).toContain('[]');
  });
});

describe('pictures', () => {
  const files = {
    'part_images/wide.svg': svg(
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="10"><rect width="40" height="10" fill="#f00"/></svg>',
    ),
  };
  /** The box of all red pixels on the page, in millimetres. */
  async function redBox(content: string): Promise<{ width: number; height: number }> {
    const { pdf } = await print(engine, `<style>@page { margin: 0 } body { margin: 0 }</style>${content}`, {
      files,
      inputs: [{ part: { image: 'part_images/wide.svg' } }],
    });
    const { data, width, height } = await rasterize(pdf, { page: 1, dpi: 127 }); // 5 pixels a millimetre
    let [left, right, top, bottom] = [width, -1, height, -1];
    for (let at = 0; at < width * height; at++) {
      if (data[at * 4]! < 200 || data[at * 4 + 1]! > 60) continue;
      const [x, y] = [at % width, Math.floor(at / width)];
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
    return { width: Math.round((right - left + 1) / 5), height: Math.round((bottom - top + 1) / 5) };
  }

  test.each([
    ['<part-image part=input.part width="40mm"/>', 40, 10],
    ['<part-image part=input.part height="20mm"/>', 80, 20],
    ['<uploaded-image path=input.part.image width="40mm" height="40mm"/>', 40, 10],
    ['<part-image part=input.part width="30mm" height="60mm" rotate=90/>', 15, 60],
    ['<part-image part=input.part width="40mm" rotate="180"/>', 40, 10],
    ['<img src="part_images/wide.svg?width=151">', 40, 10],
    ['<img src="part_images/wide.svg?placeholder&height=76">', 80, 20],
    ['<img src="part_images/wide.svg?width=151&height=76">', 40, 20],
    ['<img src="part_images/wide.svg?most=20">', 5, 1],
    ['<img src="part_images/wide.svg?width=151&rotate=90">', 10, 10],
  ])('keep their shape, or take what is asked for: %s', async (content, width, height) =>
    expect(await redBox(content)).toEqual({ width, height }),
  );

  test('that are missing leave a drawing in their place, and a warning', async () => {
    const inputs = [{ part: { image: 'part_images/gone.png' } }];
    const shown = await print(engine, '<img src=partImage(input.part) alt="">', { inputs });
    const hidden = await print(engine, '<img src=partImage(input.part, { placeholder: false }) alt="">', { inputs });
    expect([codesOf(shown.warnings), codesOf(hidden.warnings)]).toEqual([['IMAGE_NOT_LOADED'], ['IMAGE_NOT_LOADED']]);
    expect(await ink(shown.pdf)).toBeGreaterThan(1000);
    expect(await ink(hidden.pdf)).toBe(0);
  });

  test('that a record does not have leave a drawing, or nothing where that is asked for', async () => {
    expect(await html('<part-image part={ image: null } class="x"/>')).toMatch(/<img src="data:image\/svg\+xml,[^"]*" alt="" class="x">/);
    expect(await html('<p>[<part-image part=null placeholder=false/>]</p>')).toContain('[]');
    const failure = await failureOf(engine, '<part-image part=null rotate=90 width="3mm"/>');
    expect(failure.message).toContain('rotated by 90 degrees needs width and height');
  });
});

/** Pixels that are not white. */
async function ink(pdf: Uint8Array): Promise<number> {
  const { data } = await rasterize(pdf, { page: 1, dpi: 72 });
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at]! < 250) count++;
  return count;
}

test('links lead to the server, or are text where it has no address', async () => {
  const link = '<internal-link path="/part/1/" class="x">Part <b>1</b></internal-link>';
  const server = { instanceName: '', companyName: '', baseUrl: 'https://x.example', version: '' };
  expect(await html(link, { server })).toContain('<a href="https://x.example/part/1/" class=x>Part <b>1</b></a>');
  expect(await html(link)).toMatch(/^(?!.*<a)[^]*Part <b>1<\/b>/);
});

test('language, time zone and rates are those of each print', async () => {
  const content = '<p>${number(1234.5)} ${datetime("2026-03-01T00:30:00Z")} ${money(convert({ amount: 1, currency: "EUR" }))}</p>';
  const exchangeRates = { EUR: '1', USD: '2', CHF: '0.5' };
  const [english, german] = await Promise.all([
    html(content, { exchangeRates }),
    html(content, { exchangeRates, locale: 'de', timeZone: 'Europe/Zurich', currency: 'CHF' }),
  ]);
  expect(english.replace(/[\u00a0\u202f]/g, ' ')).toContain('<p>1,234.5 Mar 1, 2026, 12:30 AM UTC $2.00</p>');
  expect(german.replace(/[\u00a0\u202f]/g, ' ')).toContain('<p>1.234,5 1. März 2026, 01:30 MEZ 0,50 CHF</p>');
});

test('a template cannot change helpers, for itself or for the next', async () => {
  for (const attack of [
    'globalThis.money = () => "own"',
    '$reportreeTags.qr = () => "own"',
    'settings().currency = "XXX"',
    'globalThis.$reportreeRender = () => []',
  ]) {
    await failureOf(engine, `<const/x=(() => { ${attack}; })()><p>\${x}</p>`);
    expect(await html('<p>${money(1)} ${settings().currency}</p><qr value="x"/>')).toMatch(/\$1\.00 USD<\/p><svg/);
  }
});
