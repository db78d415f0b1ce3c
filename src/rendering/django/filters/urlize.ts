import { escapeHtml } from '../escape.ts';
import { isEmailAddress } from './email-address.ts';
import { quoteUrl, unquoteUrl } from './quote.ts';
import { unescapeHtml } from './unescape-html.ts';

export interface UrlizeOptions {
  /** Characters of a link that are shown; the last one is `…` where some are left out. */
  limit?: number;
  /** Escapes what is no link, and what is shown of links. */
  escapes: boolean;
}

const LONGEST_URL = 2048;
const WITH_SCHEME = /^https?:\/\/\[?[\p{L}\p{N}_]/iu;
const WITHOUT_SCHEME = /^www\.|^(?!http)[\p{L}\p{N}_][^@]+\.(?:com|edu|gov|int|mil|net|org)(?:$|\/.*)$/isu;
const TRAILING = '.,:;!';

/** A text with its addresses of pages and of mail as links. */
export function urlize(text: string, options: UrlizeOptions): string {
  return text
    .split(/([\s<>"']+)/)
    .map((word) => linked(word, options) ?? (options.escapes ? escapeHtml(word) : word))
    .join('');
}

function linked(word: string, { limit, escapes }: UrlizeOptions): string | undefined {
  if (!/[.@:]/.test(word)) return undefined;
  const { lead, middle, trail } = trimPunctuation(word);
  const address = addressOf(middle);
  if (address === undefined) return undefined;
  const shown = shorten(middle, limit);
  const [before, inside, behind] = escapes ? [escapeHtml(lead), escapeHtml(shown), escapeHtml(trail)] : [lead, shown, trail];
  const relation = address.startsWith('mailto:') ? '' : ' rel="nofollow"';
  return `${before}<a href="${escapeHtml(address)}"${relation}>${inside}</a>${behind}`;
}

function shorten(text: string, limit: number | undefined): string {
  const characters = Array.from(text);
  return limit === undefined || characters.length <= limit ? text : `${characters.slice(0, Math.max(0, limit - 1)).join('')}…`;
}

function addressOf(text: string): string | undefined {
  if (text.length <= LONGEST_URL && WITH_SCHEME.test(text)) return quoteAddress(unescapeHtml(text));
  if (text.length <= LONGEST_URL && WITHOUT_SCHEME.test(text)) return quoteAddress(`http://${unescapeHtml(text)}`);
  if (text.includes(':') || !isEmailAddress(text)) return undefined;
  const at = text.lastIndexOf('@');
  return `mailto:${quoteUrl(text.slice(0, at), '')}@${quoteUrl(text.slice(at + 1), '')}`;
}

/** An address with what may not stand in it as `%XX`, and nothing so written twice. */
function quoteAddress(address: string): string {
  const [, scheme = '', host = '', path = '', query = '', fragment = ''] =
    /^([^:]+):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(address) ?? [];
  const requote = (part: string) => quoteUrl(unquoteUrl(part), "!$&'()*+,;=:/?#[]@~");
  if (!scheme || hasBrokenBrackets(host)) return requote(address);
  const shownQuery = query && requoteQuery(query);
  return `${scheme.toLowerCase()}://${requote(host)}${requote(path)}${shownQuery && `?${shownQuery}`}${fragment && `#${requote(fragment)}`}`;
}

function hasBrokenBrackets(host: string): boolean {
  return host.includes('[') !== host.includes(']');
}

function requoteQuery(query: string): string {
  const decode = (text: string) => unquoteUrl(unquoteUrl(text.replaceAll('+', ' ')));
  const encode = (text: string) => quoteUrl(text, ' ').replaceAll(' ', '+');
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return `${encode(decode(name))}=${encode(decode(value.join('=')))}`;
    })
    .join('&');
}

function withoutTrailing(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}

const count = (text: string, character: string): number => text.split(character).length - 1;

/** Punctuation round an address is not part of it; brackets at its end are, where it has opened them. */
function trimPunctuation(word: string): { lead: string; middle: string; trail: string } {
  let middle = word.replace(/^[([]+/, '');
  const lead = word.slice(0, word.length - middle.length);
  const surplus = new Map(['()', '[]'].map((pair) => [pair, count(middle, pair[1]!) - count(middle, pair[0]!)]));
  let trail = '';
  for (let isTrimmed = true; isTrimmed && middle !== '';) {
    isTrimmed = false;
    for (const [pair, closing] of surplus) {
      if (closing <= 0 || !middle.endsWith(pair[1]!)) continue;
      // Django drops what it has trimmed before.
      trail = middle.slice(-closing);
      middle = middle.slice(0, -closing);
      surplus.set(pair, 0);
      isTrimmed = true;
    }
    const kept = withoutTrailing(middle, middle.includes('&') ? TRAILING.replace(';', '') : TRAILING);
    if (kept !== middle) {
      trail = middle.slice(kept.length) + trail;
      middle = kept;
      isTrimmed = true;
    }
    const end = behindSemicolons(middle);
    if (end !== undefined) {
      trail = middle.slice(end) + trail;
      middle = middle.slice(0, end);
      isTrimmed = true;
    }
  }
  return { lead, middle, trail };
}

/** Where an address ends before semicolons that end no entity; undefined where none follow. */
function behindSemicolons(middle: string): number | undefined {
  if (!middle.endsWith(';')) return undefined;
  const amp = middle.lastIndexOf('&');
  const entity = middle.slice(amp === -1 ? -1 : amp);
  const decoded = unescapeHtml(entity);
  if (decoded !== entity && !decoded.endsWith(';')) return undefined;
  const end = withoutTrailing(middle, TRAILING).length;
  const semicolons = middle.length - withoutTrailing(middle, ';').length;
  return amp > -1 && semicolons > 1 ? middle.indexOf(';', end) + 1 : end;
}
