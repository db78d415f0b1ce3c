import { KNOWN_ELEMENTS } from './known-elements.ts';
import type { Attribute, Part } from './markup.ts';

/** A start tag as it was written, code among it: its name, and its attributes where code stands in their values alone. */
export interface StartTag {
  name: string;
  attributes: Attribute[] | undefined;
  isSelfClosed: boolean;
}

/** In the place of code: a character that no template has. */
const MARK = '\uE000';
const ATTRIBUTE = /\s*([^\s"'<>/=\uE000]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/uy;

/** Reads `<name a="…" b>`. */
export function readStartTag(parts: readonly Part[]): StartTag {
  const codes = parts.filter((part) => 'plain' in part);
  const source = parts.map((part) => ('text' in part ? part.text.replaceAll(MARK, '') : MARK)).join('');
  const [head = '', name = ''] = /^<([^\s/>]+)/.exec(source) ?? [];
  const isSelfClosed = source.endsWith('/>');
  const rest = source.slice(head.length, isSelfClosed ? -2 : -1);
  const known = KNOWN_ELEMENTS.has(name) ? name : name.toLowerCase();
  if (!KNOWN_ELEMENTS.has(known)) return { name: name.replaceAll(MARK, ''), attributes: undefined, isSelfClosed };
  const attributes = new Map<string, Attribute>();
  let used = 0;
  let end = 0;
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(rest); match; match = ATTRIBUTE.exec(rest)) {
    end = ATTRIBUTE.lastIndex;
    const [, attribute = '', double, single, bare] = match;
    const text = double ?? single ?? bare;
    const value =
      text === undefined
        ? null
        : text
            .split(MARK)
            .flatMap((piece, index): Part[] => [
              ...(index > 0 ? [codes[used++]!] : []),
              ...(piece === '' ? [] : [{ text: resolveReferences(piece) }]),
            ]);
    // The first of one name counts, and scripts are not run.
    if (!attributes.has(attribute) && !/^on/i.test(attribute)) attributes.set(attribute, { name: attribute, value });
  }
  const isPlain = rest.slice(end).trim() === '' && [...attributes.keys()].every((attribute) => /^[a-z_][\w:.-]*$/i.test(attribute));
  return { name: known, attributes: isPlain ? [...attributes.values()] : undefined, isSelfClosed };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/** Resolves references to characters; those by other names stay what they are. */
export function resolveReferences(text: string): string {
  return text.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (reference, hex?: string, decimal?: string, name = '') => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
    if (code > 0 && code <= 0x10_ff_ff) return String.fromCodePoint(code);
    return NAMED[name as string] ?? reference;
  });
}
