import { words } from '../values/string-methods.ts';
import { PyError } from '../values/index.ts';

const WORD = /(?:[^\s'"]*(?:(?:"(?:[^"\\]|\\[^\n])*"|'(?:[^'\\]|\\[^\n])*')[^\s'"]*)+)|\S+/gu;

/** The words of a tag; what stands in quotes, also as `_("…")`, stays together. */
export function splitContents(contents: string): string[] {
  const pieces = contents.match(WORD) ?? [];
  const bits: string[] = [];
  for (let index = 0; index < pieces.length; index++) {
    let bit = pieces[index]!;
    if (/^_\(["']/.test(bit)) {
      const end = `${bit[2]})`;
      while (!pieces[index]!.endsWith(end)) {
        index += 1;
        if (index === pieces.length) throw new PyError('StopIteration', '');
        bit += ` ${pieces[index]}`;
      }
    }
    bits.push(bit);
  }
  return bits;
}

/** The words of a tag that knows no quotes. */
export function splitWords(contents: string): string[] {
  return words(contents);
}
