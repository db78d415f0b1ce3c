import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileDjango } from '../../../src/rendering/django/compile/compile-django.ts';
import { LIBRARIES } from '../../../src/rendering/django/libraries.ts';
import { linkProgram } from '../../../src/rendering/django/link-program.ts';
import { syntaxOf } from '../../../src/rendering/django/syntax/libraries.ts';
import { TemplateError } from '../../../src/rendering/django/values/index.ts';
import { render } from './render-django.ts';

/** Documents that are tried; more with REPORTREE_FUZZ_RUNS. */
const RUNS = Number(process.env.REPORTREE_FUZZ_RUNS ?? 300);

const { builtins, libraries } = syntaxOf(LIBRARIES);
const all = [builtins, ...libraries.values()];
const name = fc.constantFrom('a', 'l', 'd.k', 'missing', 'forloop.counter', '"x<"', "'q'", '5', '1.5', 'None', '_("t")', 'block.super');
const filter = fc.constantFrom(...all.flatMap(({ filters }) => Object.keys(filters)));
const expression = fc
  .tuple(name, fc.array(fc.tuple(filter, fc.option(name)), { maxLength: 3 }))
  .map(([start, chain]) => start + chain.map(([each, argument]) => `|${each}${argument === null ? '' : `:${argument}`}`).join(''));
const word = fc.oneof(
  expression,
  fc.constantFrom(
    'as',
    'in',
    'with',
    'only',
    'x',
    'x=1',
    'count',
    'and',
    'not',
    '==',
    '<',
    'reversed',
    'silent',
    'on',
    'off',
    'from',
    'by',
    '""',
    '|',
    '=',
  ),
  fc.string({ maxLength: 4 }),
);
const tag = fc
  .tuple(
    fc.constantFrom(...all.flatMap(({ tags }) => Object.keys(tags)), 'else', 'empty', 'elif', 'plural'),
    fc.array(word, { maxLength: 5 }),
  )
  .map(([command, bits]) => `{% ${[command, ...bits].join(' ')} %}`);
const piece: fc.Arbitrary<string> = fc.oneof(
  tag,
  expression.map((source) => `{{ ${source} }}`),
  fc.string({ maxLength: 6 }),
  fc.constantFrom('{% load i18n l10n tz static cache humanize %}', '{#', '#}', '{%', '%}', '{{', '}}', '\n', '{% verbatim %}'),
);
/** Tags that are ended, so that what they enclose is reached. */
const enclosed = fc
  .tuple(
    fc.constantFrom('if a', 'for x in l', 'with x=a', 'filter upper', 'autoescape off', 'spaceless', 'ifchanged a', 'block b'),
    fc.array(piece, { maxLength: 4 }),
  )
  .map(([open, inner]) => `{% ${open} %}${inner.join('')}{% end${open.split(' ')[0]} %}`);
const source = fc
  .array(fc.oneof(piece, enclosed), { maxLength: 8 })
  .map((pieces) => `{% load i18n l10n tz static cache humanize %}${pieces.join('')}`);

/** Where its mistake is, in the template itself or found while it is printed; null where it prints. */
function lineOfMistake(content: string): number | null | undefined {
  const answer = compileDjango({ entry: { name: 'main', content }, files: [{ name: 'x<', content: '{{ a }}' }] });
  if ('diagnostics' in answer) return answer.diagnostics[0]?.line;
  linkProgram(answer.compiled.modules).templates.get('main')!();
  try {
    render(content, { a: 'v', l: [1, 'y'], d: { k: null } });
    return null;
  } catch (error) {
    if (error instanceof TemplateError) return error.place?.line;
    throw error;
  }
}

it('whatever a template says, it prints, or has a mistake with a place', () => {
  fc.assert(
    fc.property(source, (content) => {
      expect(lineOfMistake(content)).not.toBeUndefined();
    }),
    { numRuns: RUNS },
  );
});
