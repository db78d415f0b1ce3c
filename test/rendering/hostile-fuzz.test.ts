import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PrintError } from '../../src/errors.ts';
import { createTestEngine, jobOf, print, type TestEngine } from './test-engine.ts';

/** Templates that are tried; more with REPORTREE_FUZZ_RUNS. */
const RUNS = Number(process.env.REPORTREE_FUZZ_RUNS ?? 30);
/** The first of the seeds, each of which makes one template. */
const SEED = Number(process.env.REPORTREE_FUZZ_SEED ?? 1);
const AT_ONCE = 3;

const folder = new URL('../../templates/', import.meta.url);
const ours = readdirSync(folder)
  .filter((name) => name.endsWith('.marko'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '',
    '\0',
    '\ufeff',
    '\ud83d',
    '\u2028',
    '--',
    '//',
    '/*',
    '*/',
    '`',
    '"',
    "'",
    '$',
    '${',
    '$!{',
    '}',
    '|',
    '=>',
    '<',
    '>',
    '&#0;',
    '&lt',
    ']]>',
    '<!--',
    '-->',
    '<?',
    '<!',
    '</',
    '/>',
    '\t',
    '\r\n',
  ),
);
const name = fc.oneof(
  { arbitrary: fc.constantFrom('p', 'b', 'div', 'h1', 'table', 'tr', 'td', 'ul', 'li', 'svg', 'i'), weight: 4 },
  fc.constantFrom(
    'p',
    'table',
    'tr',
    'td',
    'svg',
    'math',
    'style',
    'script',
    'title',
    'textarea',
    'template',
    'select',
    'br',
    'html',
    'head',
    'body',
    'frameset',
    'plaintext',
    'noscript',
    'xmp',
    'iframe',
    'object',
    'base',
    'meta',
    'marquee',
  ),
  fc.constantFrom(
    'if',
    'else',
    'else-if',
    'for',
    'const',
    'let',
    'define',
    'await',
    'try',
    'return',
    'effect',
    'lifecycle',
    'id',
    'log',
    'debug',
    'html-comment',
    'html-style',
    'html-script',
    'attrs',
    'style.x',
    '@head',
    'get',
    'set',
    'show',
    'client',
    'server',
    'static',
    'export',
    'import',
    'class',
    'include',
    'macro',
    'placeholder',
  ),
  fc.constantFrom(
    'qr',
    'code128',
    'data-matrix',
    'markdown',
    'internal-link',
    'tag-a',
    'tag-b',
    'TAG-A',
    '${input.x}',
    '${null}',
    '',
    ':',
    '__proto__',
    'constructor',
    'a:b',
    'x-',
    '-x',
    '..',
    '/',
    'größe',
    'p.class',
    'p#id',
    'p/variable',
  ),
);
const harmless = fc.constantFrom(
  'input',
  'input.x',
  'input.list',
  'undefined',
  'null',
  '-1',
  '1e309',
  '{}',
  '[]',
  '[1, 2, 3]',
  '() => {}',
  'new Proxy({}, {})',
  'globalThis',
  'Object.create(null)',
  '"x".repeat(1e5)',
  '"\\u202e\\0\\ud83d"',
);
const expression = fc.oneof(
  { arbitrary: harmless, weight: 6 },
  fc.constantFrom(
    '0n',
    'Symbol()',
    '[,]',
    'class {}',
    'this',
    'arguments',
    'new.target',
    'import.meta',
    'import("x")',
    'require("fs")',
    'await 1',
    'yield',
    'throw 1',
    'a = 1',
    'input.x = 1',
    '/(/',
    '`${1}`',
    '<b/>',
    'x as any',
    'debugger',
    'Promise.reject()',
    'new Promise(() => {})',
    '$global',
    '$reportreeTags',
    '(() => { for (;;); })()',
    'new Array(1e9).fill(1)',
  ),
  text,
);
const attribute = fc.oneof(
  {
    arbitrary: fc
      .tuple(fc.constantFrom('class', 'style', 'id', 'title', 'value', 'colspan', 'width', 'src'), harmless)
      .map(([key, value]) => ` ${key}=(${value})`),
    weight: 8,
  },
  fc.tuple(name, expression).map(([key, value]) => ` ${key}=${value}`),
  fc.tuple(name, expression).map(([key, value]) => ` ${key}=(${value})`),
  fc.tuple(name, text).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`),
  fc.constantFrom(
    ' of=input.list',
    ' to=3',
    ' to=-1',
    ' step=0 from=0 to=1',
    '|item|',
    '|{ a = 1 }, ...rest|',
    ' ...input',
    ' onClick() { x }',
    ' :=x',
    '=input.x',
    '/x',
    '(1)',
    '<T>',
    ' style="',
    " class='",
    ' href=javascript:1',
    ' src=data:,',
    ' style=`page: ${1}`',
    ' key=',
    ' no-update',
    ' [x]',
  ),
);
const css = fc.constantFrom(
  '@page { size: 0 0 }',
  '@page { margin: 1e9mm }',
  '@page :first { size: 1px }',
  '* { all: unset }',
  'p { width: 1e30px; columns: 99999 }',
  '@import url(x.css);',
  '@font-face { src: url(x) }',
  'p { break-before: page',
  '@media print { * { display: none } }',
  '@layer;',
  '} } }',
  'p { content: counter(pages) counter(page) }',
  '@page { @top-left { content: "x" counter(pages) } }',
  'html { zoom: 0.0001 } body { transform: scale(1e9) }',
);

const { node: tree } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.lorem({ maxCount: 30 }),
    text,
    expression.map((code) => `\${${code}}`),
    expression.map((code) => `$!{${code}}`),
    css.map((rules) => `<style>${rules}</style>`),
    fc
      .tuple(
        name,
        fc.array(attribute, { maxLength: 3 }),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.constantFrom(...Array.from({ length: 12 }, () => 'close' as const), 'short', 'open', 'wrong'),
      )
      .map(
        ([tag, attributes, children, end]) =>
          `<${tag}${attributes.join('')}${{ close: `>${children.join('')}</${tag.split(/[.#/]/)[0]}>`, short: '/>', open: `>${children.join('')}`, wrong: `>${children.join('')}</x>` }[end]}`,
      ),
    fc.tuple(name, expression).map(([word, code]) => `\n${word} ${code}\n`),
    fc.tuple(fc.constantFrom('a', 'b'), tie('node')).map(([tag, child]) => `<tag-${tag}>${child}</tag-${tag}>`),
  ),
}));
const damaged = fc
  .tuple(fc.constantFrom(...ours), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), text)
  .map(
    ([source, from, to, put]) =>
      source.slice(0, Math.floor(source.length * from)) + put + source.slice(Math.floor(source.length * Math.max(from, to))),
  );
const bytes = fc.uint8Array({ maxLength: 400 }).map((raw) => Buffer.from(raw).toString('latin1'));
const source = fc.oneof(
  { arbitrary: fc.array(tree, { minLength: 1, maxLength: 4 }).map((nodes) => `<div>${nodes.join('')}</div>`), weight: 6 },
  { arbitrary: damaged, weight: 2 },
  { arbitrary: bytes, weight: 1 },
);
const template = fc.record({
  content: source,
  a: tree,
  b: tree,

  items: fc.integer({ min: 1, max: 3 }),
});

let engine: TestEngine;
beforeAll(async () => {
  engine = await createTestEngine({ timeLimitMs: 3_000, memoryLimitBytes: 256 * 1024 * 1024 });
});
afterAll(() => engine.close());

test(`any template ends in a PDF or in an error of its own (${RUNS} of them)`, { timeout: 60_000 + RUNS * 2_000 }, async () => {
  const outcomes: Record<string, number> = {};
  let next = SEED;
  const line = async () => {
    for (let seed = next++; seed < SEED + RUNS; seed = next++) {
      const [{ content, a, b, items }] = fc.sample(template, { seed, numRuns: 1 }) as [
        { content: string; a: string; b: string; items: number },
      ];
      const job = jobOf(content, {
        name: seed % 3 === 0 ? 'report.html' : 'report.marko',
        snippets: { 'tag-a.marko': a, 'tag-b.marko': b },
        inputs: Array.from({ length: items }, (_, index) => ({ x: index, list: [1, { y: 'z' }] })),
      });
      const outcome = await engine.engine.render(job).then(
        ({ pdf }) => (Buffer.from(pdf).subarray(0, 5).toString() === '%PDF-' ? 'printed' : 'no PDF'),
        (error: unknown) => (error instanceof PrintError ? error.code : String(error)),
      );
      if (process.env.REPORTREE_FUZZ_RUNS && !['printed', 'TEMPLATE'].includes(outcome))
        console.log(`seed ${seed}: ${outcome} ${JSON.stringify(content)}`);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
  if (process.env.REPORTREE_FUZZ_RUNS) console.log(outcomes);
  expect(Object.keys(outcomes)).toEqual(expect.arrayContaining(['printed', 'TEMPLATE']));
  expect(
    Object.keys(outcomes).filter(
      (outcome) => !['printed', 'TEMPLATE', 'TIME_LIMIT', 'MEMORY_LIMIT', 'PAGE_LIMIT', 'SIZE_LIMIT'].includes(outcome),
    ),
  ).toEqual([]);
  expect((await print(engine, '<p>healthy</p>')).text).toBe('healthy');
});
