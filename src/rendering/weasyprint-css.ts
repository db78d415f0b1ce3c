// Templates that were written for WeasyPrint use CSS for paper that Chromium drops when it reads a style sheet. Some of it is
// written in words that Chromium keeps, or that mean the same to it; the rest is named, so that its author can be told.

/** The property that keeps an element's running name; it is inherited, as every property of that kind. */
export const RUNNING_PROPERTY = '--reportree-running';
/** What the content of a margin box says instead of `element(NAME)`. */
export const ELEMENT_CONTENT = /^"reportree-element\(([\w-]+)\)"$/;

/** Style sheets and style attributes of a document. */
const CSS = /<style\b[^>]*>([^]*?)<\/style|\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
/** What any of this needs: Chromium knows A3 to A5, B4 and B5 itself. */
const MAY_NEED = /\brunning\(|\bsize\s*:\s*(?:a(?:10|[0-26-9])|b(?:10|[0-36-9]))\b/i;
const COMMENTS_AND_STRINGS = /\/\*[^]*?\*\/|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'/g;

/** A0 and B0, in millimetres; every other one is half of the one before. */
const LARGEST = { a: [841, 1189], b: [1000, 1414] } as const;

/** The document, with running elements and names of paper written so that Chromium keeps them. */
export function bridgeCss(html: string): string {
  if (!MAY_NEED.test(html)) return html;
  return html.replace(CSS, (css) =>
    css
      .replace(/\bposition\s*:\s*running\(\s*([\w-]+)\s*\)/gi, `position: fixed; ${RUNNING_PROPERTY}: $1`)
      .replace(/\bcontent\s*:\s*element\(\s*([\w-]+)\s*(?:,\s*[\w-]+\s*)?\)/gi, 'content: "reportree-element($1)"')
      .replace(
        /(\bsize\s*:\s*)([ab])(10|\d)(?:\s+(portrait|landscape))?(?=\s*[;}!])/gi,
        (_, start: string, series: string, number: string, orientation?: string) =>
          start + paperSize(series.toLowerCase() as 'a' | 'b', Number(number), orientation?.toLowerCase() === 'landscape'),
      ),
  );
}

function paperSize(series: 'a' | 'b', number: number, landscape: boolean): string {
  let [short, long]: [number, number] = [...LARGEST[series]];
  for (let halved = 0; halved < number; halved++) [short, long] = [Math.floor(long / 2), short];
  return landscape ? `${long}mm ${short}mm` : `${short}mm ${long}mm`;
}

/** CSS that does nothing in a report, and what can be done instead. */
const WITHOUT_EFFECT: [name: string, pattern: RegExp, instead: string][] = [
  ['string-set', /\bstring-set\s*:/i, 'Write the text into the margin box, or make the element a running one.'],
  ['string()', /\bcontent\s*:[^;}]*\bstring\(/i, 'Write the text into the margin box, or make the element a running one.'],
  ['target-counter()', /\btarget-(?:counters?|text)\(/i, 'A link to the place takes the reader there.'],
  ['leader()', /\bleader\(/i, 'A border of dots does as much.'],
  ['float: footnote', /\bfloat\s*:\s*footnote\b|@footnote\b/i, 'Put the notes at the end.'],
  ['bookmark-level', /\bbookmark-(?:level|label|state)\s*:/i, 'Bookmarks are made of the headings, h1 to h6.'],
  ['marks and bleed', /@page[^{}]*\{[^{}]*\b(?:marks|bleed(?:-[a-z]+)?)\s*:/i, 'Make the page larger and draw the marks.'],
];
const PREFIXED = /(?:^|[\s;{"'])(-weasy-[a-z-]+)\s*:/gi;
const COUNTS_PAGES = /\bcounters?\(\s*pages?\b/i;
const PAGE_RULE = /@page\b[^{}]*\{(?:[^{}]|\{[^{}]*\})*\}/gi;
/** In a rule for pages: everything that can be the size of one. */
const PAGE_SIZE = /@page\b[^{}]*\{[^{}]*?\bsize\s*:\s*([^;}]+)/gi;
const LENGTH = String.raw`\+?(?:\d+\.?\d*|\.\d+)(?:px|cm|mm|q|in|pt|pc|em|rem|ex|ch)|0|calc\(.*\)|var\(.*\)`;
const KNOWN_SIZE = new RegExp(
  String.raw`^(?:auto|(?:portrait|landscape)|(?:${LENGTH})(?:\s+(?:${LENGTH}))?|(?:portrait\s+|landscape\s+)?(?:a[345]|b[45]|jis-b[45]|letter|legal|ledger)(?:\s+portrait|\s+landscape)?)$`,
  'i',
);

/** What a document's style sheets ask for in vain. */
export interface UnknownCss {
  /** As it is written: `string-set`, `size: A4 A5`. */
  name: string;
  instead: string;
}

/** CSS of the document, `bridgeCss` done, that Chromium does not know; each once. */
export function unknownCss(html: string): UnknownCss[] {
  if (!/string|target-|leader|footnote|bookmark-|-weasy-|@page|counters?\(\s*page/i.test(html)) return [];
  const css = Array.from(html.matchAll(CSS), ([, sheet, quoted, single]) => sheet ?? quoted ?? single ?? '')
    .join('\n')
    .replace(COMMENTS_AND_STRINGS, '""');
  const sizes = Array.from(css.matchAll(PAGE_SIZE), ([, size]) => size!.replace(/\s*!important\s*$/i, '').trim());
  const prefixed = Array.from(css.matchAll(PREFIXED), ([, name]) => name!.toLowerCase());
  const isNumbered =
    COUNTS_PAGES.test(css.replace(PAGE_RULE, '')) && !/\bposition\s*:\s*fixed|\bcounter-[a-z]+\s*:[^;}]*\bpages?\b/i.test(css);
  return [
    ...(isNumbered ? [{ name: 'counter(page)', instead: 'Number pages in a margin box of @page, or in a fixed header or footer.' }] : []),
    ...WITHOUT_EFFECT.filter(([, pattern]) => pattern.test(css)).map(([name, , instead]) => ({ name, instead })),
    ...Array.from(new Set(prefixed), (name) => ({ name, instead: 'It is of WeasyPrint alone.' })),
    ...Array.from(new Set(sizes.filter((size) => !KNOWN_SIZE.test(size))), (size) => ({
      name: `size: ${size.slice(0, 60)}`,
      instead: 'Give two lengths, or a name such as A4 or Letter with portrait or landscape.',
    })),
  ];
}
