import { PyError } from '../values/index.ts';
import { HtmlReader } from './read-html.ts';

/** Tags that appear only once others are gone. */
const MOST_ROUNDS = 50;

/** A text without what looks like tags. */
export function stripTags(text: string): string {
  let rest = text;
  for (let round = 0; rest.includes('<') && rest.includes('>'); round += 1) {
    if (round >= MOST_ROUNDS) throw new PyError('SuspiciousOperation', '');
    const stripped = withoutTags(rest);
    if (count(stripped) === count(rest)) return rest;
    rest = stripped;
  }
  return rest;
}

function count(text: string): number {
  return text.split('<').length;
}

function withoutTags(text: string): string {
  const parts: string[] = [];
  const reader = new HtmlReader({ text: (part) => parts.push(part), startTag: () => {}, endTag: () => {} }, false);
  reader.read(reader.read(text, false), true);
  return parts.join('');
}
