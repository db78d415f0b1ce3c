import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isUsableTagName } from '../../src/rendering/is-usable-tag-name.ts';
import { check, codesOf, createTestEngine, failureOf, print, type TestEngine } from './test-engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await createTestEngine();
});
afterAll(() => engine.close());

describe('a template that does not compile', () => {
  test('is told with file, line, column and the lines around', async () => {
    const [diagnostic] = await check(engine, '<p>ok</p>\n<p>\n  ${input.a.}\n</p>');
    expect(diagnostic).toMatchObject({ severity: 'ERROR', code: 'SYNTAX', file: 'report.marko', line: 3 });
    expect(diagnostic!.column).toBeGreaterThanOrEqual(3);
    expect(diagnostic!.frame).toMatch(/^> 3 \| {3}\$\{input\.a\.\}$/m);
    expect(diagnostic!.message).not.toMatch(/template\/|\.marko:|\^/);
  });

  test('because of a snippet names the snippet', async () => {
    for (const broken of ['<p>x</p>\n<b>${input.</b>', '<p>x</p>\n<no-such-tag/>']) {
      const [diagnostic] = await check(engine, '<h1>fine</h1>\n\n\n<broken-one/>', { snippets: { 'broken-one.marko': broken } });
      expect(diagnostic).toMatchObject({ file: 'broken-one.marko', line: 2 });
    }
  });

  test('fails its print with the same place', async () => {
    const failure = await failureOf(engine, '<p>x</p>\n<no-such-tag/>');
    expect(failure.code).toBe('TEMPLATE');
    expect(failure.message).toMatch(/report\.marko, line 2: .*no-such-tag/);
    expect(failure.diagnostics).toMatchObject([{ line: 2, column: 2 }]);
  });

  test('compiles again once it is mended', async () => {
    expect(codesOf(await check(engine, '<p>${</p>'))).toEqual(['SYNTAX']);
    expect(await check(engine, '<p>${1}</p>')).toEqual([]);
  });
});

describe('what a template may not do is refused with its line', () => {
  const refused: [what: string, source: string, line: number][] = [
    ['an import of a module of Node', '<p>x</p>\nimport fs from "node:fs"', 2],
    ['an import of a package', 'import x from "lodash"\n<p>${x}</p>', 1],
    ['an import of a file', 'import x from "./secret.json"\n<p>${x}</p>', 1],
    ['an import of a path on the host', '<p>x</p>\n\nimport x from "/etc/passwd"', 3],
    ['an import for a server', '<p>x</p>\nserver import fs from "fs"', 2],
    ['a static block', '<p>x</p>\n<p>y</p>\nstatic { while (true) {} }', 3],
    ['a static constant', 'static const secret = 1\n<p>${secret}</p>', 1],
    ['a server block', '<p>x</p>\nserver console.log(1)', 2],
    ['a client block', '<p>x</p>\nclient console.log(1)', 2],
    ['an export', '<p>x</p>\nexport const a = 1', 2],
    ['a style sheet in another language', '<p>x</p>\n<style.scss>a { b { c: d } }</style>', 2],
  ];
  for (const [what, source, line] of refused) {
    test(what, async () => {
      const diagnostics = await check(engine, source);
      expect(diagnostics).toMatchObject([{ severity: 'ERROR', code: 'NOT_ALLOWED', file: 'report.marko', line }]);
      expect(diagnostics[0]!.frame).toContain(source.split('\n')[line - 1]!.trim());
    });
  }

  test('in a snippet as well', async () => {
    const diagnostics = await check(engine, '<a-tag/>', { snippets: { 'a-tag.marko': '<p>x</p>\nimport fs from "fs"' } });
    expect(diagnostics).toMatchObject([{ code: 'NOT_ALLOWED', file: 'a-tag.marko', line: 2 }]);
  });

  test('but text that looks like it is text', async () => {
    const { text } = await print(engine, '<p>static const x = 1</p><p>require("fs") import fs from "fs"</p><pre>\nserver import\n</pre>');
    expect(text).toContain('require("fs") import fs from "fs"');
  });
});

describe('what compiles and fails when it runs', () => {
  test('is told at the place in the source', async () => {
    const failure = await failureOf(engine, '<h1>Report</h1>\n<for|line| of=input.lines>\n  <p>${line.part.name}</p>\n</for>', {
      inputs: [{ lines: [{ part: { name: 'a' } }, { part: null }] }],
    });
    expect(failure.code).toBe('TEMPLATE');
    expect(failure.diagnostics).toMatchObject([{ severity: 'ERROR', code: 'RUNTIME', file: 'report.marko', line: 3 }]);
    expect(failure.diagnostics[0]!.frame).toContain('> 3 |   <p>${line.part.name}</p>');
    expect(failure.message).toMatch(/^report\.marko, line 3: TypeError: .*name/);
  });

  test('in a snippet, names the snippet', async () => {
    const failure = await failureOf(engine, '<p>ok</p>\n<part-line part=input.part/>', {
      snippets: { 'part-line.marko': '<b>\n  <i>\n    ${input.part.category.name}\n  </i>\n</b>' },
      inputs: [{ part: {} }],
    });
    expect(failure.diagnostics).toMatchObject([{ file: 'part-line.marko', line: 3 }]);
  });

  test('in a helper, names the line that calls it', async () => {
    const failure = await failureOf(engine, '<p>ok</p>\n<p>\n${date("tomorrow")}</p>');
    expect(failure.diagnostics).toMatchObject([{ file: 'report.marko', line: 3 }]);
    expect(failure.message).toContain('tomorrow');
  });

  test('in the first line as well, and in one with a long data text', async () => {
    const failure = await failureOf(engine, '<p>${input.a.b.c}</p>', { inputs: [{ text: 'x'.repeat(100_000) }] });
    expect(failure.diagnostics).toMatchObject([{ line: 1 }]);
    expect(failure.message.length).toBeLessThan(500);
  });

  for (const [what, expression] of [
    ['a text', '(() => { throw "just text" })()'],
    ['null', '(() => { throw null })()'],
    ['a huge text', '(() => { throw new Error("x".repeat(5e7)) })()'],
    ['something that cannot be read', '(() => { throw { get message() { throw 1 } } })()'],
    ['a promise that fails', 'Promise.reject(new Error("no"))'],
    ['require', 'require("fs")'],
    ['process', 'process.env.HOME'],
    ['a dynamic import', 'globalThis.eval("import(\'node:fs\')")'],
  ] as const) {
    test(`says so for ${what}`, async () => {
      const source =
        what.includes('promise') || what.includes('import') ? `<await|x|=${expression}>\${x}</await>` : `<p>\${${expression}}</p>`;
      const failure = await failureOf(engine, source);
      expect(failure.code).toBe('TEMPLATE');
      expect(failure.message.length).toBeLessThan(3000);
    });
  }
});

describe('scripts', () => {
  test('are told to have no effect', async () => {
    const source = '<p>x</p>\n<if=true>\n  <script>document.title = "hacked"</script>\n</if>';
    expect(await check(engine, source)).toMatchObject([{ severity: 'WARNING', code: 'SCRIPT_IGNORED', line: 3 }]);
    const { text, warnings } = await print(engine, source);
    expect(text).toBe('x');
    expect(codesOf(warnings)).toEqual(['SCRIPT_IGNORED']);
  });

  test('in markup never run, nor do event handlers', async () => {
    const { text, pdf } = await print(engine, '<html-script>document.body.textContent = "ran"</html-script><div>$!{input.markup}</div>', {
      inputs: [{ markup: '<img src=x onerror="document.body.textContent=1"><script>document.body.textContent=2</script><p>still</p>' }],
    });
    expect(text).toBe('still');
    expect(Buffer.from(pdf).toString('latin1')).not.toContain('/JavaScript');
  });
});

describe('bombs', () => {
  test.each([
    ['tags nested without end', '<b>'.repeat(20_000)],
    ['brackets nested without end', `<p>\${${'('.repeat(50_000)}1${')'.repeat(50_000)}}</p>`],
    ['a list nested without end', `<p>\${${'['.repeat(20_000)}${']'.repeat(20_000)}}</p>`],
  ])('of %s are refused, and the next template compiles', async (_, source) => {
    const diagnostics = await check(engine, source);
    expect(diagnostics[0]).toMatchObject({ severity: 'ERROR', file: 'report.marko' });
    expect(await check(engine, '<p>fine</p>')).toEqual([]);
  });

  test('a configuration beside the template is not looked for', async () => {
    const diagnostics = await check(engine, '<p>x</p>', {
      snippets: { 'marko.json': '{"tags-dir":"/etc","<evil>":{"transformer":"/etc/passwd"}}' },
    });
    expect(diagnostics).toEqual([]);
  });
});

describe('a name of a tag', () => {
  test.each(['line-table', 'report-page', 'x1', 'Total-Line', 'a-b-c'])('%s can be used', (name) =>
    expect(isUsableTagName(name)).toBe(true),
  );
  test.each([
    'table',
    'TABLE',
    'footer',
    'style',
    'if',
    'for',
    'const',
    'await',
    'qr',
    'code128',
    'html-style',
    '',
    '1x',
    'a b',
    '../x',
    'größe',
    'svg',
    'x.y',
    '-a',
    'marko.json',
    `x${'y'.repeat(100)}`,
  ])('%j cannot be used', (name) => expect(isUsableTagName(name)).toBe(false));
});
