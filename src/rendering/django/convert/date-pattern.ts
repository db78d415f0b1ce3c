import { NoEquivalentError } from './js-value.ts';

const LETTERS: Readonly<Record<string, string>> = {
  Y: 'yyyy',
  y: 'yy',
  F: 'MMMM',
  M: 'MMM',
  m: 'MM',
  n: 'M',
  d: 'dd',
  j: 'd',
  l: 'EEEE',
  D: 'EEE',
  H: 'HH',
  G: 'H',
  h: 'hh',
  g: 'h',
  i: 'mm',
  s: 'ss',
  A: 'a',
};
const TIME = /[HGhgisA]/;

/** A format of Django's `date` as a pattern of the helpers. Throws {@link NoEquivalentError}. */
export function datePattern(format: string): { pattern: string; hasTime: boolean } {
  let pattern = '';
  let text = '';
  let hasTime = false;
  const endText = () => {
    if (text !== '') pattern += /[A-Za-z']/.test(text) ? `'${text.replaceAll("'", "''")}'` : text;
    text = '';
  };
  for (const [piece] of format.matchAll(/\\?[^]/gu)) {
    const letter = piece.length === 1 && /[A-Za-z]/.test(piece);
    if (!letter) text += piece.length === 2 && piece.startsWith('\\') ? piece.slice(1) : piece;
    else {
      const known = LETTERS[piece];
      if (known === undefined) throw new NoEquivalentError(`The letter "${piece}" of a date's format has no equivalent.`);
      endText();
      pattern += known;
      hasTime ||= TIME.test(piece);
    }
  }
  endText();
  return { pattern, hasTime };
}
