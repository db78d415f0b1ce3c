import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestEngine, type TestEngine } from './test-engine.ts';
import { PrintError } from '../../src/errors.ts';
import { differences } from './together-and-apart.ts';

let test: TestEngine;
beforeAll(async () => {
  test = await createTestEngine();
});
afterAll(() => test.close());

/** Documents that are tried, as far as there is time; more with REPORTREE_FUZZ_RUNS. */
const RUNS = Number(process.env.REPORTREE_FUZZ_RUNS ?? 20);
const TIME_MS = 30_000;

const length = fc.constantFrom('0', '1px', '5px', '3mm', '20mm', '120px', '40%', '-8px', '2em', '1.5rem', '10vh');
const declaration = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'margin',
        'margin-top',
        'margin-bottom',
        'padding',
        'width',
        'height',
        'min-height',
        'top',
        'left',
        'bottom',
        'border-width',
        'font-size',
        'text-indent',
        'line-height',
        'max-width',
        'flex-basis',
      ),
      length,
    )
    .map(([property, value]) => `${property}: ${value}`),
  fc.constantFrom(
    'position: relative',
    'position: absolute',
    'position: fixed',
    'float: left',
    'clear: both',
    'display: flex',
    'display: inline-block',
    'display: grid',
    'overflow: hidden',
    'columns: 2',
    'break-before: page',
    'break-after: page',
    'break-inside: avoid',
    'page: other',
    'transform: rotate(5deg)',
    'box-shadow: 0 0 9px #000',
    'background: #cde',
    'background: white',
    'border: 1px solid red',
    'color: green',
    'counter-increment: c',
    'counter-reset: c 5',
    'font: 14pt serif',
    'writing-mode: vertical-rl',
    'opacity: .5',
    'outline: 2px solid blue',
    'white-space: nowrap',
    'text-align: right',
    'direction: rtl',
    'z-index: -1',
    'break-before: right',
    'orphans: 4',
    'vertical-align: top',
  ),
);
const declarations = fc.array(declaration, { maxLength: 3 }).map((list) => list.join('; '));
const selector = fc.constantFrom(
  '*',
  'html',
  ':root',
  'body',
  'p',
  '.a',
  '.b',
  'body > div',
  'div p',
  'p:first-child',
  'table',
  'td',
  'h1::before',
  'html, body',
  'html body .a',
  ':root .b',
);
const rule = fc
  .tuple(selector, declarations)
  .map(([which, what]) => `${which} { ${what}${which.endsWith('before') ? '; content: counter(c)' : ''} }`);
const pageRule = fc
  .tuple(
    fc.constantFrom('', '', '', ':first', ':left', ' other'),
    fc.constantFrom('A5', 'A6', '62mm 29mm', 'A6 landscape', 'auto'),
    fc.constantFrom('0', '5mm', '20mm 5mm'),
    fc.constantFrom('', '@top-left { content: "T" counter(page) }', '@bottom-right { content: counter(page) " of " counter(pages) }'),
  )
  .map(([name, size, margin, box]) => `@page${name} { size: ${size}; margin: ${margin}; ${box} }`);
const text = fc.constantFrom('short', 'a text that is a little longer than the others', 'W'.repeat(60), 'one two three '.repeat(20));
const element = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    text,
    fc
      .tuple(
        fc.constantFrom('p', 'div', 'h1', 'span', 'section'),
        fc.constantFrom('', 'a', 'b'),
        declarations,
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([name, cls, style, inner]) => `<${name} class="${cls}"${style ? ` style="${style}"` : ''}>${inner.join('')}</${name}>`),
    fc
      .array(tie('node'), { minLength: 1, maxLength: 6 })
      .map((cells) => `<table><thead><tr><th>H</th></tr></thead>${cells.map((cell) => `<tr><td>${cell}</td></tr>`).join('')}</table>`),
  ),
})).node;
const item = fc.array(element, { minLength: 0, maxLength: 6 }).map((nodes) => nodes.join(''));
const report = fc.record({
  style: fc.array(fc.oneof(rule, pageRule), { maxLength: 5 }).map((rules) => rules.join('\n')),
  items: fc.array(item, { minLength: 2, maxLength: 4 }),
});

it('items printed together look as they do alone, whatever the document', async () => {
  await fc.assert(
    fc.asyncProperty(report, async ({ style, items }) => {
      const documents = items.map((body) => ({ html: `<style>${style}</style>${body}` }));
      const found = await differences(test.engine, '<if=true>$!{input.html}</if>', documents).catch((error: unknown) => {
        // Some nested tables keep Chromium itself busy without an end: no difference, and no likeness either.
        if (error instanceof PrintError && error.code === 'TIME_LIMIT') return [];
        throw error;
      });
      expect(found).toEqual([]);
    }),
    {
      numRuns: RUNS,
      interruptAfterTimeLimit: process.env.REPORTREE_FUZZ_RUNS ? undefined : TIME_MS,
      ...(process.env.REPORTREE_FUZZ_SEED && { seed: Number(process.env.REPORTREE_FUZZ_SEED) }),
    },
  );
});
