import { isPyError, PyError, toInt, type Value } from '../../values/index.ts';

const FIRST_PARAGRAPH =
  'Lorem ipsum dolor sit amet, consectetur adipisicing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur. Excepteur sint occaecat cupidatat non proident, sunt in culpa qui officia deserunt mollit anim id est laborum.';
const LATIN_WORDS = FIRST_PARAGRAPH.toLowerCase().replaceAll(/[.,]/g, '').split(' ');
/** Words that open a text before others come at random. */
const OPENING_WORDS = 19;
const MOST_LOREM = 10_000;

/** `{% lorem %}`: words, or paragraphs with tags (p) or without (b). */
export function lorem(given: Value, method: 'w' | 'p' | 'b', isCommon: boolean): string {
  const wanted = loremCount(given);
  if (wanted > MOST_LOREM) throw new PyError('ValueError', `{% lorem ${wanted} %}: at most ${MOST_LOREM} words or paragraphs.`);
  if (method === 'w') return loremWords(wanted, isCommon).join(' ');
  const paragraphs = Array.from({ length: Math.max(0, wanted) }, (_, index) =>
    index === 0 && isCommon ? FIRST_PARAGRAPH : loremParagraph(),
  );
  return paragraphs.map((text) => (method === 'p' ? `<p>${text}</p>` : text)).join('\n\n');
}

function loremCount(given: Value): number {
  try {
    return Number(toInt(given));
  } catch (error) {
    if (isPyError(error, 'ValueError', 'TypeError')) return 1;
    throw error;
  }
}

function loremWords(wanted: number, isCommon: boolean): string[] {
  const words = isCommon ? LATIN_WORDS.slice(0, Math.max(0, Math.min(wanted, OPENING_WORDS))) : [];
  while (words.length < wanted) words.push(LATIN_WORDS[Math.floor(Math.random() * LATIN_WORDS.length)]!);
  return words;
}

function loremParagraph(): string {
  const sentences = Array.from({ length: 1 + Math.floor(Math.random() * 4) }, () =>
    loremWords(4 + Math.floor(Math.random() * 9), false).join(' '),
  );
  return sentences.map((sentence) => `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`).join(' ');
}
