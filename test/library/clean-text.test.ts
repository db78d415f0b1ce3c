import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, holdsMarkup } from '../../src/library/clean-text.ts';

describe('a text', () => {
  test.each([
    ['  a\tb\nc\u0000\u007f\u0085 ', 'abc'],
    ['\u200eright\u202eleft\u202c', 'rightleft'],
    ['Łożysko ½" Größe – 部品', 'Łożysko ½" Größe – 部品'],
    ['lone \ud83d surrogate', 'lone \ufffd surrogate'],
  ])('%j is stored as %j', (text, clean) => expect(cleanText(text)).toBe(clean));

  test.each(['<b>x</b>', 'a<b', 'x </p>', 'x <!-- y', '<?php', '&amp;', 'x &copy; y', '&copy y', '&#65', '&#x41;', 'a\u00a0b'])(
    'with markup is known: %j',
    (text) => {
      expect(holdsMarkup(text)).toBe(true);
    },
  );
  test.each(['a < b & c > d', '1<2', 'a <', 'R&D', 'AT&T', '{{ part.name }}', 'a=1&b=2', 'x </', '5" & 3\''])(
    'without markup is left alone: %j',
    (text) => {
      expect(holdsMarkup(text)).toBe(false);
    },
  );

  test('cleaning a clean text changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });
});
