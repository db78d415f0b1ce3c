import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, codesOf, createTestEngine, failureOf, jobOf, print, svg, type TestEngine } from './test-engine.ts';

const square = svg('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="red"/></svg>');
let engine: TestEngine;

beforeAll(async () => {
  engine = await createTestEngine();
});
afterAll(() => engine.close());

describe('a template', () => {
  test('prints its input, and nothing for null', async () => {
    const { text, pageCount, warnings } = await print(engine, '<h1>${input.part.name}</h1><p>[${input.missing}${input.none}]</p>', {
      inputs: [{ part: { name: 'Widget' }, none: null }],
    });
    expect(text).toBe('Widget []');
    expect(pageCount).toBe(1);
    expect(warnings).toEqual([]);
  });

  test('is printed on the paper of the job, either way round', async () => {
    for (const [pageSize, landscape, size] of [
      ['A4', false, [595, 842]],
      ['A3', true, [1191, 842]],
      ['Letter', false, [612, 792]],
      ['Legal', true, [1008, 612]],
    ] as const) {
      const { pages } = await print(engine, '<p>x</p>', { pageSize, landscape });
      expect([Math.round(pages[0]!.width), Math.round(pages[0]!.height)]).toEqual(size);
    }
  });

  test('may set its own paper', async () => {
    const { pages } = await print(engine, '<style>@page { size: 62mm 29mm; margin: 0 }</style><p>x</p>', { landscape: true });
    expect([pages[0]!.width, pages[0]!.height].map((points) => Math.round((points / 72) * 25.4))).toEqual([62, 29]);
  });

  test('keeps its style sheet, after those of the tags that it uses', async () => {
    const { pages } = await print(engine, '<style>@page { size: 100mm 50mm }</style><small-label/>', {
      snippets: { 'small-label.marko': '<style>@page { size: 30mm 30mm }</style><b>label</b>' },
    });
    expect(Math.round((pages[0]!.width / 72) * 25.4)).toBe(100);
  });

  test('is laid out by the rules of today without a doctype of its own', async () => {
    const fontInTable = '<style>body { font: 30px monospace }</style><table><tr><td>W</td></tr></table>';
    const { html } = await engine.engine.renderHtml(jobOf(fontInTable));
    expect(html).not.toMatch(/doctype/i);
    const [own, given] = await Promise.all([print(engine, fontInTable), print(engine, `<!doctype html>${fontInTable}`)]);
    expect(Buffer.from(own.pdf).length).toBe(Buffer.from(given.pdf).length);
  });

  test('that waits for a promise is waited for', async () => {
    const { text } = await print(engine, '<await|value|=Promise.resolve("later")><p>${value}</p></await>');
    expect(text).toBe('later');
  });

  test('prints no leftovers of what Marko does in a browser', async () => {
    const { html } = await engine.engine.renderHtml(
      jobOf('<let/count=1><p onClick() { count++ }>${count}</p><script>document.title = "no"</script>'),
    );
    expect(html).toContain('1');
    expect(html).not.toMatch(/document\.title/);
  });
});

describe('snippets', () => {
  test('are tags, which may use each other and take content', async () => {
    const { text } = await print(engine, '<box-a title="one"><p>inside</p></box-a>', {
      snippets: {
        'box-a.marko': '<h2>${input.title}</h2><${input.content}/><box-b/>',
        'box-b.marko': '<p>deep</p>',
        'unused.marko': '<if>',
      },
    });
    expect(text).toBe('one inside deep');
  });

  test('can be imported by name', async () => {
    const { text } = await print(engine, 'import Row from "<line-row>"\n<Row n=3/>', {
      snippets: { 'line-row.marko': '<p>row ${input.n}</p>' },
    });
    expect(text).toBe('row 3');
  });

  test('that include themselves without end are an error with a place', async () => {
    const failure = await failureOf(engine, '<mirror-me/>', { snippets: { 'mirror-me.marko': '<p>x</p>\n<mirror-me/>' } });
    expect(failure.code).toBe('TEMPLATE');
    expect(failure.diagnostics[0]).toMatchObject({ code: 'RUNTIME', file: 'mirror-me.marko' });
    expect(failure.message).toMatch(/call stack/i);
  });

  test('may include themselves where that ends', async () => {
    const { text } = await print(engine, '<count-down n=3/>', {
      snippets: { 'count-down.marko': '<if=input.n><b>${input.n}</b> <count-down n=(input.n - 1)/></if>' },
    });
    expect(text).toBe('3 2 1');
  });
});

describe('many documents', () => {
  test('are printed apart and joined in the order asked for', async () => {
    const seen: number[] = [];
    const { pages, parts, pageCount } = await print(
      engine,
      '<for|page| to=(input.pages - 1)><p style="break-after:page">${input.n}.${page}</p></for>',
      {
        inputs: [5, 1, 3, 2].map((count, index) => ({ n: index, pages: count })),
        keepParts: true,
        onProgress: (done) => seen.push(done),
      },
    );
    expect(pages.map(({ text }) => text.trim()).filter(Boolean)).toEqual([
      '0.0',
      '0.1',
      '0.2',
      '0.3',
      '0.4',
      '1.0',
      '2.0',
      '2.1',
      '2.2',
      '3.0',
      '3.1',
    ]);
    expect(pageCount).toBe(pages.length);
    expect(parts).toHaveLength(4);
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  test('of which one fails, fail with it', async () => {
    const failure = await failureOf(engine, '<p>${input.part.name}</p>', {
      inputs: [{ part: { name: 'a' } }, {}, { part: { name: 'c' } }],
    });
    expect(failure.message).toMatch(/^report\.marko, line 1: TypeError/);
  });

  test('read a file once', async () => {
    const asked: string[] = [];
    const job = jobOf('<img src=asset("a.svg")>', { inputs: [1, 2, 3, 4] });
    await engine.engine.render({ ...job, loadFile: (path) => (asked.push(path), Promise.resolve(square)) });
    expect(asked).toEqual(['assets/a.svg']);
  });
});

describe('files', () => {
  test('are found by the path that a helper gives, or by the bare name, whatever the spelling', async () => {
    const { warnings } = await print(engine, '<img src=asset("Prüf 1.svg")><img src="logo.svg"><img src=image(input.part)>', {
      inputs: [{ part: { image: 'part_images/x y.svg' } }],
      files: { 'assets/Prüf 1.svg': square, 'logo.svg': square, 'part_images/x y.svg': square },
    });
    expect(warnings).toEqual([]);
  });

  test('that do not exist are named, unless they may be missing', async () => {
    const { warnings, text } = await print(engine, '<p>here</p><img src=asset("nope.png")><img src=asset("logo.svg", { optional: true })>');
    expect(text).toBe('here');
    expect(warnings).toMatchObject([{ severity: 'WARNING', code: 'IMAGE_NOT_LOADED', itemPk: 1 }]);
    expect(warnings[0]!.message).toContain('assets/nope.png');
  });

  test('from elsewhere are not loaded, which is said', async () => {
    const { warnings } = await print(
      engine,
      '<img src="https://example.org/x.png"><img src="data:image/png;base64,AAAA"><link rel="stylesheet" href="https://example.org/x.css"><p>x</p>',
    );
    expect(codesOf(warnings).toSorted()).toEqual(['IMAGE_NOT_LOADED', 'IMAGE_NOT_LOADED', 'STYLE_NOT_LOADED']);
  });

  test('of one job are not shown to another by the same name', async () => {
    const wide = svg('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="40"></svg>');
    const template = '<img src=asset("same.svg")>';
    const first = await print(engine, template, { files: { 'assets/same.svg': square } });
    const second = await print(engine, template, { files: { 'assets/same.svg': wide } });
    const third = await print(engine, template);
    expect(Buffer.from(second.pdf).length).not.toBe(Buffer.from(first.pdf).length);
    expect(codesOf(third.warnings)).toEqual(['IMAGE_NOT_LOADED']);
  });
});

describe('an HTML file', () => {
  test('prints as it stands', async () => {
    const { text } = await print(engine, '<p>plain ${input.x} &amp; simple</p>', { name: 'plain.html' });
    expect(text).toBe('plain ${input.x} & simple');
  });

  test('is a template in Django’s language', async () => {
    const options = { name: 'x.html', inputs: [{ part: { name: 'Bolt & nut' } }] };
    expect((await print(engine, '{# note #}<p>{{ part.name|upper }} {% if later %}x{% endif %}</p>', options)).text).toBe('BOLT & NUT');
  });

  test('that is none tells the place, when it is checked and when it is printed', async () => {
    const content = '\n\n<p>{% if x %}</p>';
    const [error] = await check(engine, content, { name: 'django.htm' });
    expect(error).toMatchObject({ severity: 'ERROR', file: 'django.htm', line: 3, column: 4 });
    expect(error?.message).toContain("Unclosed tag on line 3: 'if'");
    const failure = await failureOf(engine, content, { name: 'django.htm' });
    expect(failure.code).toBe('TEMPLATE');
    expect(failure.message).toContain("django.htm, line 3: Unclosed tag on line 3: 'if'");
  });
});
