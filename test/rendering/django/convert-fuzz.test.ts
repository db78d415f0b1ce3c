import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileMarko } from '../../../src/rendering/compile/compile-marko.ts';
import { convertTemplate } from '../../../src/rendering/django/convert/convert-template.ts';
import { LIBRARIES } from '../../../src/rendering/django/libraries.ts';
import { TemplateError } from '../../../src/rendering/django/values/index.ts';
import { createTestEngine, jobOf, type TestEngine } from '../test-engine.ts';
import { textOfHtml } from './text-of-html.ts';

let tested: TestEngine;
beforeAll(async () => {
  tested = await createTestEngine();
});
afterAll(() => tested.close());

/** Trees that are tried: the same each time; others, and as many as wanted, with REPORTREE_FUZZ_RUNS. */
const RUNS = Number(process.env.REPORTREE_FUZZ_RUNS ?? 40);
const seed = process.env.REPORTREE_FUZZ_RUNS === undefined ? 7 : Date.now();

/** A template as neither language has it. */
type Tree =
  | { type: 'text'; text: string }
  | { type: 'output'; path: string }
  | { type: 'if'; path: string; yes: Tree[]; no: Tree[] | null }
  | { type: 'for'; path: string; name: string; body: Tree[] }
  | { type: 'element'; name: string; path: string; body: Tree[] };

const data = {
  a: 'one <b> & "two"',
  n: 7,
  zero: 0,
  empty: '',
  d: { k: 'v$', list: ['p', 'q'], deep: { x: 12 } },
  l: [
    { k: 'first', n: 1, list: ['r'] },
    { k: '', n: 0, list: [] },
    { k: 'third', n: 3, list: ['s', 't'] },
  ],
};

/** `names`: those that loops have bound. */
function trees(depth: number, names: readonly string[]): fc.Arbitrary<Tree[]> {
  const path = fc.constantFrom(
    'a',
    'n',
    'zero',
    'empty',
    'd.k',
    'd.deep.x',
    'missing',
    'd.missing',
    ...names.flatMap((name) => [`${name}.k`, `${name}.n`]),
  );
  const text = fc.oneof(
    fc.constantFrom(
      ' ',
      '\n',
      'word',
      ' two words ',
      'a\n  b',
      '${x}',
      '$!{x}',
      '&amp;',
      '\\',
      '`',
      '$ ',
      '--',
      '\n---\n',
      '//',
      '<!-- no -->',
      "it's",
    ),
    fc.stringMatching(/^[\w .,;:!?()[\]*+~^'"=|/\\$`@-]{0,8}$/),
  );
  const leaf: fc.Arbitrary<Tree> = fc.oneof(
    text.map((each): Tree => ({ type: 'text', text: each })),
    path.map((each): Tree => ({ type: 'output', path: each })),
  );
  if (depth === 0) return fc.array(leaf, { maxLength: 3 });
  const below = trees(depth - 1, names);
  const name = `r${names.length}`;
  const inLoop = trees(depth - 1, [...names, name]);
  const node: fc.Arbitrary<Tree> = fc.oneof(
    leaf,
    fc.record({ type: fc.constant('if' as const), path, yes: below, no: fc.option(below) }),
    fc.record({ type: fc.constant('for' as const), path: fc.constant('l'), name: fc.constant(name), body: inLoop }),
    fc.record({ type: fc.constant('element' as const), name: fc.constantFrom('b', 'p', 'div', 'span'), path, body: below }),
  );
  return fc.array(node, { maxLength: 3 });
}

const asDjango = (nodes: readonly Tree[]): string => nodes.map(djangoOf).join('');

function djangoOf(node: Tree): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'output':
      return `{{ ${node.path} }}`;
    case 'if':
      return `{% if ${node.path} %}${asDjango(node.yes)}${node.no ? `{% else %}${asDjango(node.no)}` : ''}{% endif %}`;
    case 'for':
      return `{% for ${node.name} in ${node.path} %}${asDjango(node.body)}{% endfor %}`;
    case 'element':
      return `<${node.name} title="{{ ${node.path} }}">${asDjango(node.body)}</${node.name}>`;
  }
}

const marko = (path: string) => (path.startsWith('r') ? path : `input.${path}`).replaceAll('.', '?.').replace('input?.', 'input.');
const asMarko = (nodes: readonly Tree[]): string => nodes.map(markoOf).join('');

function markoOf(node: Tree): string {
  switch (node.type) {
    case 'text':
      if (node.text.startsWith('<!--')) return '';
      return node.text.trim() === '' ? (node.text === '' ? '' : '${" "}') : `\${${JSON.stringify(node.text.replace('&amp;', '&'))}}`;
    case 'output':
      return `\${${marko(node.path)}}`;
    case 'if':
      return `<if=(${marko(node.path)})>${asMarko(node.yes)}\${""}</if>${node.no ? `<else>${asMarko(node.no)}\${""}</else>` : ''}`;
    case 'for':
      return `<for|${node.name}| of=${marko(node.path)}>${asMarko(node.body)}\${""}</for>`;
    case 'element':
      return `<${node.name} title=\`\${${marko(node.path)} ?? ""}\`>${asMarko(node.body)}</${node.name}>`;
  }
}

const convert = (content: string) =>
  convertTemplate({ entry: { name: 'x.html', content }, files: [], libraries: LIBRARIES, variables: new Map() });

it('the same tree prints the same text as Django, as Marko, and converted from one to the other', async () => {
  // Many trees in one document each, so that three templates are compiled and no more.
  const samples = fc.sample(trees(3, []), { numRuns: RUNS, seed });
  const django = samples.map((nodes) => `<section>${asDjango(nodes)}</section>\n`).join('');
  const written = samples.map((nodes) => `<section>${asMarko(nodes)}</section>\n`).join('');
  const converted = convert(django);
  expect(converted.warnings).toEqual([]);
  const sections = async (name: string, content: string) => {
    const { html } = await tested.engine.renderHtml(jobOf(`<html><body>${content}</body></html>`, { name, inputs: [data] }));
    return [...html.matchAll(/<section>([^]*?)<\/section>/g)].map(([, section = '']) => textOfHtml(section));
  };
  const wanted = await sections('x.html', django);
  expect(wanted).toHaveLength(RUNS);
  const told = (texts: string[]) => texts.map((text, index) => ({ tree: asDjango(samples[index]!), text }));
  expect(told(await sections('x.marko', written))).toEqual(told(wanted));
  const { content } = convert(`<html><body>${django}</body></html>`);
  const { html } = await tested.engine.renderHtml(jobOf(content, { name: 'x.marko', inputs: [data] }));
  const texts = [...html.matchAll(/<section>([^]*?)<\/section>/g)].map(([, section = '']) => textOfHtml(section));
  expect(told(texts)).toEqual(told(wanted));
});

it('whatever is converted compiles', () => {
  const word = fc.constantFrom(
    'a',
    'l',
    'd.k',
    'missing',
    '"x<"',
    '5',
    'None',
    'forloop.counter',
    'a|upper',
    'l|length',
    'a|default:"-"',
    'a|urlize',
    'b.all.first.name',
  );
  const inner = fc.constantFrom(
    '<td',
    ' class="',
    '"',
    '>',
    '</td>',
    '<p>',
    '<br>',
    '<style>',
    '</style>',
    '<!--',
    '-->',
    'text',
    '\n',
    ' ',
    '${',
    '<',
    '<svg><path d="x"/></svg>',
    '<a href=x>',
    '<pre>\n',
    '</pre>',
    '<script>',
    '</script>',
    '<input checked>',
    '&quot;',
    '<x:y a="b">',
    '<html>',
    '</body>',
  );
  const tag = word.map((each) => `{{ ${each} }}`);
  const piece = fc.oneof(inner, inner, tag);
  const content = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
  const enclosed = fc
    .tuple(
      fc.constantFrom(
        'if',
        'for r in',
        'with x=',
        'filter upper|default:',
        'ifchanged',
        'autoescape off',
        'spaceless',
        'block b',
        'firstof',
        'cycle 1',
      ),
      word,
      content,
      content,
    )
    .map(([open, value, one, other]) => {
      const [name = ''] = open.split(' ');
      if (name === 'firstof' || name === 'cycle') return `{% ${open} ${value} as y %}${one}{{ y }}${other}`;
      if (name === 'block' || name === 'spaceless' || name === 'autoescape') return `{% ${open} %}${one}{% end${name} %}${other}`;
      return `{% ${open}${open.endsWith('=') || open.endsWith(':') ? '' : ' '}${value} %}${one}{% end${name} %}${other}`;
    });
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, enclosed), { maxLength: 6 }), (pieces) => {
      let converted;
      try {
        converted = convert(pieces.join(''));
      } catch (error) {
        if (error instanceof TemplateError) return;
        throw error;
      }
      const answer = compileMarko({ name: 'x.marko', content: converted.content, snippets: [] });
      expect('diagnostics' in answer ? [converted.content, answer.diagnostics] : []).toEqual([]);
    }),
    { numRuns: RUNS, seed },
  );
});
