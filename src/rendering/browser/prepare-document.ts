import { decodeHTML } from 'entities';
import type { PageSize } from '../../database/client/enums.ts';
import type { Description } from '../pdf/describe-pdf.ts';
import type { Suspicions } from '../print-runtime/find-losses.ts';
import { bridgeCss, unknownCss, type UnknownCss } from '../weasyprint-css.ts';
import { HOST } from './open-page.ts';
import { paperOf } from './paper.ts';

export interface DocumentFrame {
  html: string;
  /** The PDF's title where the document has none. */
  title: string;
  /** The document's language where it names none. */
  locale: string;
  /** Its author where it names none; may be empty. */
  author: string;
  pageSize: PageSize;
  landscape: boolean;
}

export interface PreparedDocument {
  html: string;
  description: Description;
  /** It may show files, by its text: they must be waited for. */
  mayLoad: boolean;
  /** It may hold a link or a refresh that must not stay, by its text. */
  mayLead: boolean;
  /** It may have fixed boxes or running elements, by its text. */
  mayBeFixed: boolean;
  /** It has page rules of its own. */
  hasPageRules: boolean;
  /** What it may lose in printing, by its text. */
  suspicions: Suspicions;
  /** CSS in it that does nothing. */
  unknownCss: UnknownCss[];
  /** Its characters beyond Latin. */
  characters: Set<string>;
}

/** What makes Chromium load something. `url(#…)` stays in the document. */
const LOADS =
  /<(?:img|image|picture|input|video|object|embed|iframe|link|feimage)\b|url\((?!\s*["']?#)|@import|@font-face|image-set\(|\sbackground\s*=/i;
const LINK = /href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi;
const SAFE_LINK = /^\s*(?:https?:|mailto:|tel:|#)/i;
/** A style sheet of its own is not seen here. */
const MAY_BE_FIXED = /\bposition\s*:\s*fixed|<link\b[^>]*\bstylesheet|@import/i;
const MAY_CLIP = /overflow[-xy]*\s*:(?!\s*visible)|\bcontain\s*:|clip-path\s*:|position\s*:\s*fixed|<(?:textarea|input|select)\b/i;
/** Without one tables would not inherit their fonts, and much else would be as in 1998. */
const DEFAULT_DOCTYPE = '<!doctype html>';
const DOCTYPE = /^\s*(?:<!--[^]*?-->\s*)*<!doctype[^>]*>/i;

/**
 * Puts what the engine sets in front of the document: the parser counts it into the head, so the author's own rules come later
 * and win. Tells from the text what has to be done before printing; most documents need nothing and print in one round trip.
 */
export function prepareDocument({ html, title, locale, author, pageSize, landscape }: DocumentFrame, prefix: string): PreparedDocument {
  // Lone surrogates have no place in the protocol's text; they print as U+FFFD.
  const text = bridgeCss(html.toWellFormed());
  const doctype = DOCTYPE.exec(text)?.[0] ?? '';
  const frame = [
    doctype || DEFAULT_DOCTYPE,
    /<html\b[^>]*\slang\s*=/i.test(text) ? '' : `<html lang="${escapeText(locale)}">`,
    `<base href="${HOST}/${prefix}/">`,
    hasTitle(text) ? '' : `<title>${escapeText(title)}</title>`,
    `<style>@page { size: ${paperOf(pageSize, landscape)} }`,
    // Chromium lays a document out for the screen before and after it prints: hidden there, three pages took 77 ms instead of 107.
    ' @media screen { :root { display: none !important } }</style>',
  ];
  return {
    html: frame.join('') + text.slice(doctype.length),
    description: { author, ...descriptionIn(text) },
    mayLoad: LOADS.test(text),
    mayLead:
      /http-equiv/i.test(text) || text.matchAll(LINK).some(([, double, single, bare]) => !SAFE_LINK.test(double ?? single ?? bare ?? '')),
    mayBeFixed: MAY_BE_FIXED.test(text),
    hasPageRules: /@page/i.test(text),
    suspicions: {
      clips: MAY_CLIP.test(text),
      heads: /<thead/i.test(text),
      filters: /(?<!backdrop-)\bfilter\s*:/i.test(text),
    },
    unknownCss: unknownCss(text),
    characters: charactersOf(text),
  };
}

/** The document as it is parsed into a tree of its own, among others. */
export function withDoctype(html: string): string {
  const text = bridgeCss(html.toWellFormed());
  return DOCTYPE.test(text) ? text : DEFAULT_DOCTYPE + text;
}

/** The first `<title>` of HTML, not of an SVG picture, and not an empty one: Chromium would call the PDF `about:blank`. */
function hasTitle(html: string): boolean {
  const start = html.search(/<title[\s>]/i);
  if (start < 0) return false;
  const svg = html.search(/<svg[\s>]/i);
  if (svg >= 0 && svg < start) return false;
  return /^<title[^>]*>[^<]*[^<\s]/i.test(html.slice(start, start + 10_000));
}

const META = /<meta\s[^>]*>/gi;
/** By the names of HTML. */
const DESCRIBES = new Map<string, keyof Description>([
  ['author', 'author'],
  ['description', 'subject'],
  ['keywords', 'keywords'],
]);

/** What the document says of itself. */
function descriptionIn(html: string): Description {
  const found: Description = {};
  if (!/<meta\s/i.test(html)) return found;
  for (const [tag] of html.matchAll(META)) {
    const key = DESCRIBES.get(attributeIn(tag, 'name').toLowerCase());
    if (key) found[key] = attributeIn(tag, 'content');
  }
  return found;
}

function attributeIn(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return decodeHTML(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
}

function charactersOf(html: string): Set<string> {
  const characters = new Set(html.replace(/[\u0000-\u024f\u2000-\u206f\ufe00-\ufe0f\ufeff\ufffd\s]+/g, ''));
  for (const [, hex, decimal] of html.matchAll(/&#(?:x([0-9a-f]{3,6})|([0-9]{3,7}));?/gi)) {
    const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
    if (point > 0x24f && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)) characters.add(String.fromCodePoint(point));
  }
  return characters;
}

function escapeText(text: string): string {
  return text.toWellFormed().replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
