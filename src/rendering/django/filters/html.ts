import { conditionalEscape, escapeHtml } from '../escape.ts';
import { isText, iterate, SafeString, str, toIndex, typeError, typeName, type Value } from '../values/index.ts';
import { escaping, ofText, plain, withArgument, withOptional, type FilterLibrary } from './filter.ts';
import { jsonText } from './json-text.ts';
import { quoteUrl } from './quote.ts';
import { stripTags } from './strip-tags.ts';
import { urlize } from './urlize.ts';

const JS_ESCAPED = /[\\'"><&=\-;`\u2028\u2029\0-\x1f]/g;
const RESERVED = "/#%[]=:;$&()+,!?*@'~";

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const normalizeNewlines = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Paragraphs and line breaks of a text as tags. */
function withParagraphs(text: string, escapes: boolean): string {
  return normalizeNewlines(text)
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${(escapes ? escapeHtml(paragraph) : paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n\n');
}

function withBreaks(text: string, escapes: boolean): string {
  const lines = normalizeNewlines(text);
  return (escapes ? escapeHtml(lines) : lines).replaceAll('\n', '<br>');
}

/** A filter that makes markup of a text, and escapes the text itself where that is on and it is not safe. */
function markup(name: string, work: (text: string, escapes: boolean) => string) {
  return escaping(name, (value, { autoescape }) => new SafeString(work(str(value), autoescape && !(value instanceof SafeString))), {
    isSafe: true,
  });
}

function script(value: Value, id: Value | undefined): SafeString {
  const json = jsonText(value).replace(/[><&]/g, unicodeEscape);
  const attribute = id === undefined || id === null || str(id) === '' ? '' : `id="${conditionalEscape(id)}" `;
  return new SafeString(`<script ${attribute}type="application/json">${json}</script>`);
}

/** Filters for what is, or becomes, markup or a part of an address. */
export const htmlFilters: FilterLibrary = {
  escape: plain(
    ofText((text, _state: unknown, isSafe: boolean) => new SafeString(isSafe ? text : escapeHtml(text))),
    { isSafe: true },
  ),
  escapejs: plain(ofText((text) => new SafeString(text.replace(JS_ESCAPED, unicodeEscape)))),
  escapeseq: plain((value) => Array.from(iterate(value), (item) => new SafeString(conditionalEscape(item))), { isSafe: true }),
  force_escape: plain(
    ofText((text) => new SafeString(escapeHtml(text))),
    { isSafe: true },
  ),
  iriencode: plain(
    ofText((text) => quoteUrl(text, RESERVED)),
    { isSafe: true },
  ),
  json_script: withOptional(script),
  linebreaks: markup('linebreaks_filter', withParagraphs),
  linebreaksbr: markup('linebreaksbr', withBreaks),
  safe: plain(
    ofText((text) => new SafeString(text)),
    { isSafe: true },
  ),
  safeseq: plain((value) => Array.from(iterate(value), (item) => new SafeString(str(item))), { isSafe: true }),
  striptags: plain(ofText(stripTags), { isSafe: true }),
  urlencode: withOptional(
    ofText((text, safe: Value | undefined) => {
      if (safe === undefined || safe === null) return quoteUrl(text);
      if (!isText(safe)) throw typeError(`'${typeName(safe)}' object is not iterable`);
      return quoteUrl(text, str(safe));
    }),
  ),
  urlize: markup('urlize', (text, escapes) => urlize(text, { escapes })),
  urlizetrunc: withArgument(
    (value, limit, { autoescape }) =>
      new SafeString(urlize(str(value), { limit: toIndex(limit), escapes: autoescape && !(value instanceof SafeString) })),
    { isSafe: true },
  ),
};
