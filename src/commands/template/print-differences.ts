import type { Diagnostic } from '../../errors.ts';
import { codeFrame } from '../../rendering/code-frame.ts';

/** What Chromium reads over, and what to write instead. */
const DIFFERENCES: readonly { css: RegExp; message: string }[] = [
  { css: /-weasy-[\w-]+/gi, message: 'is a property of WeasyPrint: it has no effect.' },
  {
    css: /\bstring-set\s*:/gi,
    message: 'has no effect: a margin box cannot show text of the page. Write what is the same on all pages into "content".',
  },
  { css: /\bcontent\s*:[^;}]*\bstring\([^)]*\)/gi, message: 'shows nothing: there is no "string-set".' },
  { css: /\btarget-(?:counters?|text)\([^)]*\)/gi, message: 'has no effect: the page of a place elsewhere in the document is not known.' },
  { css: /\bleader\([^)]*\)/gi, message: 'has no effect: draw dots with a border, "border-bottom: 1px dotted".' },
  { css: /\bfloat\s*:\s*footnote\b/gi, message: 'has no effect: put footnotes at the end of their section.' },
  {
    css: /::footnote-(?:call|marker)\b|@footnote\b|\bfootnote-(?:display|policy)\s*:/gi,
    message: 'has no effect: there are no footnotes.',
  },
  {
    css: /\bbookmark-(?:label|level|state)\s*:/gi,
    message: 'has no effect: bookmarks are made from the headings h1 to h6, where the template asks for an outline.',
  },
  { css: /@page\s*[\w-]*\s*:(?:blank|nth\([^)]*\))/gi, message: 'matches no page: of a page, ":first", ":left" and ":right" are known.' },
  { css: /\b(?:marks|bleed)\s*:\s*(?!auto|none)[\w.]+/gi, message: 'has no effect: a page has no crop marks and no bleed.' },
  {
    css: /\bcontinue\s*:\s*discard\b|\bmax-lines\s*:|\bblock-ellipsis\s*:/gi,
    message: 'has no effect: cut text with "overflow: hidden" and "text-overflow: ellipsis".',
  },
  { css: /\bimage-resolution\s*:/gi, message: 'has no effect: give the picture a width.' },
  {
    css: /\bcounter-(?:set|reset|increment)\s*:[^;}]*\bpages?\b/gi,
    message: 'has no effect on the number of pages: each document counts its own from 1.',
  },
];

/** Warns of CSS that WeasyPrint prints and Chromium does not. */
export function printDifferences(file: string, content: string): Diagnostic[] {
  const css = cssOf(content);
  return DIFFERENCES.flatMap(({ css: pattern, message }) =>
    Array.from(css.matchAll(pattern), (match) => {
      const before = content.slice(0, match.index);
      const line = before.split('\n').length;
      const column = before.length - before.lastIndexOf('\n');
      const text = `"${match[0].replaceAll(/\s+/g, ' ').replace(/\s*:$/, '')}" ${message}`;
      return {
        severity: 'WARNING',
        code: 'CSS_DIFFERS',
        message: text,
        file,
        line,
        column,
        frame: codeFrame(content, line, column),
      } as const;
    }),
  ).toSorted((one, other) => one.line - other.line || one.column - other.column);
}

/** The file with blanks in the place of all that is no CSS, so that places stay what they are. */
function cssOf(content: string): string {
  const blank = (text: string) => text.replaceAll(/[^\n]/g, ' ');
  const bare = content.replaceAll(/\{#.*?#\}|\{%\s*comment\b[^]*?\{%\s*endcomment\s*%\}|<!--[^]*?-->|\/\*[^]*?\*\//g, blank);
  let css = '';
  let end = 0;
  for (const match of bare.matchAll(
    /<(?:html-)?style\b[^>]*>[^]*?<\/(?:html-)?style|\sstyle\s*=\s*(?:"[^"]*"|'[^']*'|`[^`]*`)|\{%\s*block\s+\w*(?:style|css)\w*\s*%\}[^]*?\{%\s*endblock/gi,
  )) {
    css += blank(bare.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return css + blank(bare.slice(end));
}
