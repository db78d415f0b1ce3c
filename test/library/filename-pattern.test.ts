import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillFilenamePattern, FilenamePatternError, parseFilenamePattern } from '../../src/library/filename-pattern.ts';

const context = {
  reference: 'BO-0001',
  build: {
    reference: 'BO-0001',
    quantity: 12.5,
    part: { full_name: 'IPN | Widget', name: 'Widget' },
    lines: [{ pk: 7 }],
    target_date: '2026-03-01',
    parent: null,
  },
  price: { amount: '12.50', currency: 'USD' },
  done: true,
  evil: '../../etc/passwd',
  uni: 'Łożysko ½" Größe – 部品',
};

/** A name that stands for a refusal in the pattern's own words; any other error is a failure. */
function filled(pattern: string, values: Record<string, unknown>): string {
  try {
    return fillFilenamePattern(pattern, values);
  } catch (error) {
    if (!(error instanceof FilenamePatternError)) throw error;
    return 'refused.pdf';
  }
}

describe('a filled pattern', () => {
  test.each([
    ['output.pdf', 'output.pdf'],
    ['Build-{{ reference }}.pdf', 'Build-BO-0001.pdf'],
    ['{{build.reference}}', 'BO-0001.pdf'],
    ['x.PDF', 'x.PDF.pdf'],
    ['m.html', 'm.html.pdf'],
    ['{{ build.quantity }} of {{ build.lines.0.pk }}', '12.5_of_7.pdf'],
    ['a{{ unknown }}b{{ build.unknown.deeper }}', 'ab.pdf'],
    ['{{ build.parent }}', 'None.pdf'],
    ['{{ done }}-{{ price }}', 'True-12.50_USD.pdf'],
    ['{{ build.part }}', 'IPN__Widget.pdf'],
    ['{{ build.target_date }}/{{ reference }}.pdf', '2026-03-01/BO-0001.pdf'],
    ['a\\b.pdf', 'a/b.pdf'],
    ['{{ evil }}', '..-..-etc-passwd.pdf'],
    ['{{ uni }}.pdf', 'Łożysko_½_Größe__部品.pdf'],
    ['{{ unknown }}', 'report.pdf'],
    ['{{ unknown }}.pdf', 'report.pdf'],
    ['{{ unknown }}/x', 'x.pdf'],
    ['Pru\u0308f.pdf', 'Pr\u00fcf.pdf'],
    ['{{ reference.length }}{{ build.constructor }}{{ build.lines.length }}{{ __proto__ }}', 'report.pdf'],
  ])('%j gives %j', (pattern, name) => expect(fillFilenamePattern(pattern, context)).toBe(name));

  test('is cut where it is too long', () => {
    expect(fillFilenamePattern('{{ long }}.pdf', { long: 'x'.repeat(1_000) })).toBe(`${'x'.repeat(80)}.pdf`);
    expect(() => fillFilenamePattern('{{ a }}/{{ a }}/{{ a }}', { a: 'x'.repeat(1_000) })).toThrow(
      'The name has 246 characters; at most 200 are allowed.',
    );
  });

  test('lies below its folder and ends in .pdf, whatever pattern and values are', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '/', '\\', '{{ a }}', '{{ b.c }}', ' ', '.pdf'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    const value = fc.oneof(fc.constantFrom('..', '/', '../x', '\\', '.', ''), fc.string({ unit: 'binary' }), fc.anything());
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), value, value, (pieces, a, c) => {
        const name = filled(pieces.join(''), { a, b: { c } });
        expect(name).toMatch(/^(?:[\p{L}\p{N}\p{M}\-_.]+\/)*[\p{L}\p{N}\p{M}\-_.]+\.pdf$/u);
        for (const segment of name.split('/')) expect(['', '.', '..']).not.toContain(segment);
        expect(name.normalize('NFC')).toBe(name);
        expect(name.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a pattern that is wrong names the character', () => {
  test.each([
    ['../x.pdf', 'The pattern is wrong at character 1: ".." would leave the folder of printed files.'],
    ['a/../x.pdf', 'The pattern is wrong at character 3: ".." would leave the folder of printed files.'],
    ['a\\..\\x.pdf', 'The pattern is wrong at character 3: ".." would leave the folder of printed files.'],
    ['/x.pdf', 'The pattern is wrong at character 1: a name starts with no slash; it lies below the folder of printed files.'],
    ['x-{{ a', 'The pattern is wrong at character 3: "{{" has no "}}".'],
    ['x-{{ }}', 'The pattern is wrong at character 3: the placeholder names no variable.'],
    ['{{ a b }}', 'The pattern is wrong at character 1: "a b" is no variable such as {{ build.reference }}.'],
    ['{{ a.. }}', 'The pattern is wrong at character 1: "a.." is no variable such as {{ build.reference }}.'],
  ])('%j', (pattern, message) => {
    expect(() => parseFilenamePattern(pattern)).toThrow(message);
    expect(() => fillFilenamePattern(pattern, {})).toThrow(FilenamePatternError);
  });
  test.each(['...pdf', 'a..b.pdf', '{{ a }}..{{ b }}', 'a }} b', '{x}'])('%j is fine', (pattern) =>
    expect(() => parseFilenamePattern(pattern)).not.toThrow(),
  );
});
