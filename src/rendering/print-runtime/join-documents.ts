import { hasRoom, pageBox, type PageBox } from './page-box.ts';
import { HOST_PREFIX } from './roots.ts';
import { dependsOnPaper, judgeDeclarations, lookAtStyle, type ApartReason, type ElementRule, type StyleFacts } from './style-rules.ts';

export interface JoinRequest {
  /** Whole HTML documents. */
  documents: string[];
  /** The engine's own page size, as the first page rule: `A4 landscape`. */
  pageSize: string;
  /** The same in pixels. */
  paper: PageBox;
  /** The title and the language of documents that have none. */
  title: string;
  locale: string;
  /** Stands for totals of pages until they are known; nobody can guess it. */
  mark: string;
}

export interface JoinAnswer {
  /** Which documents cannot share one with others, by their place in the request. */
  apart: { index: number; reason: ApartReason }[];
  /** Their totals of pages must be known before they are right. */
  wantsTotals: boolean;
  /** Whether something sticks out of an item must be measured. */
  mayStickOut: boolean;
}

interface Item {
  index: number;
  tree: Document;
  styles: StyleFacts[];
  /** Rules for the root element: with its language, what reaches the margins of pages from it, so both must be the same for all. */
  rootRules: string;
  lang: string;
  title: string;
  mayStickOut: boolean;
}

/** Found in a document that stands alone it means something else than in a tree among others. */
const NOT_SHARED =
  'link[rel~="stylesheet" i], base, meta[http-equiv], slot, frameset, iframe, object, embed, video, audio, dialog, [popover], template';

/**
 * Puts several documents into this one, so that each looks as it does alone: each in a shadow tree of its own, on a named
 * page of its own whose number counts from one. Documents for which that is not known to hold are left out and named.
 */
export function joinDocuments({ documents, pageSize, paper, title, locale, mark }: JoinRequest): JoinAnswer {
  const apart: JoinAnswer['apart'] = [];
  const items: Item[] = [];
  const parser = new DOMParser();
  const looks = new Map<string, StyleFacts>();
  const look = (text: string): StyleFacts => {
    const facts = looks.get(text) ?? lookAtStyle(text);
    looks.set(text, facts);
    return facts;
  };
  documents.forEach((html, index) => {
    const item = itemOf(parser.parseFromString(html, 'text/html'), index, { locale, paper }, look);
    const reason = typeof item === 'string' ? item : items[0] && !sameRoot(items[0], item) ? 'another root element' : undefined;
    if (reason !== undefined) apart.push({ index, reason });
    else items.push(item as Item);
  });
  fontsAgree(items, apart);
  const [first] = items;
  if (!first) return { apart, wantsTotals: false, mayStickOut: false };

  document.documentElement.lang = first.lang;
  document.title = first.title || title;
  const rules = [
    ...new Set(items.flatMap(({ styles }) => styles.flatMap(({ fontFaces }) => fontFaces))),
    first.rootRules,
    ...items.flatMap((item) => pageRules(item, pageSize, mark)),
  ].join('\n');
  // Nothing of this document's own may reach an item or take room: it is only the frame.
  document.body.style.cssText = 'all: initial !important; display: block !important';
  document.body.append(ruler('width: 100%; height: 1px'), ruler('width: 1px; height: 100%'), ...items.flatMap(hostOf));
  write({ rules, mark });
  return { apart, wantsTotals: rules.includes(mark), mayStickOut: items.some(({ mayStickOut }) => mayStickOut) };
}

/** Writes the totals of pages: by the place of each document in the request. */
export function setTotals(totals: number[]): void {
  write(kept!, totals);
}

/** Takes an item out again. */
export function removeItem(index: number): void {
  document.getElementById(`${HOST_PREFIX}${index}`)?.remove();
  document.querySelector(`a[href="#${HOST_PREFIX}${index}"]`)?.remove();
}

/** The rules of the document's own style sheet, with marks where the totals go. */
let kept: { rules: string; mark: string } | undefined;

function write({ rules, mark }: NonNullable<typeof kept>, totals: number[] = []): void {
  kept = { rules, mark };
  const element =
    document.getElementById('rules') ?? document.head.appendChild(Object.assign(document.createElement('style'), { id: 'rules' }));
  // Most items of a batch have one page, and then this is right at once.
  element.textContent = rules.replaceAll(new RegExp(`${mark}-(\\d+)`, 'g'), (_, index: string) => `"${totals[Number(index)] ?? 1}"`);
}

function itemOf(
  tree: Document,
  index: number,
  { locale, paper }: Pick<JoinRequest, 'locale' | 'paper'>,
  look: (text: string) => StyleFacts,
): Item | ApartReason {
  if (tree.compatMode !== 'CSS1Compat') return 'quirks mode';
  const { documentElement: html, body } = tree;
  if (!body || body.localName !== 'body') return 'frames';
  const foreign = tree.querySelector(NOT_SHARED);
  if (foreign) return `<${foreign.localName}>`;
  // A link finds no place inside a shadow tree.
  const links = Array.from(tree.querySelectorAll('a, area'));
  if (links.some((link) => [link.getAttribute('href'), link.getAttribute('xlink:href')].some((href) => href?.trim().startsWith('#'))))
    return 'links to places in it';
  if (html.getAttributeNames().some((name) => name !== 'lang' && name !== 'xmlns')) return 'attributes of <html>';
  if (body.getAttributeNames().some((name) => !/^(?:class|id|style|lang|data-.*)$/.test(name))) return 'attributes of <body>';
  const styles: StyleFacts[] = [];
  for (const element of Array.from(tree.querySelectorAll('style'))) {
    if (!/^(?:|all|print)$/i.test(element.getAttribute('media')?.trim() ?? '')) return 'a style for some media';
    const facts = look(element.textContent);
    if (facts.apart) return facts.apart;
    if (facts.text !== element.textContent) element.textContent = facts.text;
    styles.push(facts);
  }
  if (!hasRoomOn(paper, styles)) return 'a page without room';
  let mayStickOut = styles.some((facts) => facts.mayStickOut);
  let isOnlyForPaper = styles.some((facts) => facts.isOnlyForPaper);
  for (const element of Array.from(tree.querySelectorAll<HTMLElement | SVGElement>('[style]'))) {
    const own = judgeDeclarations(element.style);
    if (own.apart) return own.apart;
    mayStickOut ||= own.mayStickOut;
    isOnlyForPaper ||= dependsOnPaper(element.style.cssText);
  }
  if (mayStickOut && isOnlyForPaper) return 'a layout that cannot be measured';
  const lang = html.lang || locale;
  const root = rootOf(tree, styles);
  if ('apart' in root) return root.apart;
  return { index, tree, styles, mayStickOut, lang, title: tree.title.trim(), rootRules: root.text };
}

/** Whether the pages have room for content. What depends on fonts is looked at when the document is printed by itself. */
function hasRoomOn(paper: PageBox, styles: StyleFacts[]): boolean {
  const rules = styles.flatMap(({ pageRules: own }) => own.map(({ rule }) => rule));
  const box = pageBox(
    rules.map(({ style }) => style),
    paper,
  );
  return box !== undefined && hasRoom(box);
}

/** What of the styles reaches the root element or the body, which are the page's own in a document that stands alone. */
function rootOf({ documentElement: html, body }: Document, styles: StyleFacts[]): { text: string } | { apart: ApartReason } {
  const texts: string[] = [];
  for (const rule of styles.flatMap(({ styleRules }) => styleRules)) {
    // A pseudo-element is none of the two.
    const selector = rule.selector;
    if (matches(html, selector)) {
      if (!/^(?:[a-z][a-z0-9]*|:root|\*|[\s,])+$/i.test(selector.replace(/[\w-]*[.#][\w.#-]+/g, 'x')))
        return { apart: `the selector ${selector}` };
      const odd = oddOf(rule.style, HARMLESS_ON_ROOT);
      if (odd) return { apart: `${odd} of the root element` };
      texts.push(textOf(rule));
    }
    if (matches(body, selector)) {
      const odd = oddOf(rule.style, HARMLESS_ON_BODY);
      if (odd) return { apart: `${odd} of the body` };
    }
  }
  const odd = oddOf(body.style, HARMLESS_ON_BODY);
  return odd ? { apart: `${odd} of the body` } : { text: texts.join('\n') };
}

function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return true; // not understood: the selector is then looked at, and found odd
  }
}

const INHERITED =
  'font(?:-.*)?|color|line-height|letter-spacing|word-.*|text-(?:align|align-last|indent|transform|rendering|size-adjust|wrap.*|spacing.*|justify)|white-space.*|hyphens|quotes|tab-size|orphans|widows|--.*|(?:-webkit-)?print-color-adjust|overflow-wrap|-webkit-font-smoothing|-webkit-text-size-adjust|list-style.*|border-collapse|border-spacing|fill|stroke|box-sizing|vertical-align|break-inside|page-break-inside|text-decoration.*|font-display|counter-(?:reset|increment|set)';
const HARMLESS_ON_ROOT = new RegExp(`^(?:${INHERITED})$`);
const HARMLESS_ON_BODY = new RegExp(
  `^(?:${INHERITED}|margin(?:-.*)?|padding(?:-.*)?|border(?:-.*)?|(?:min-|max-)?(?:width|inline-size)|display|flex-.*|align-.*|justify-.*|gap|row-gap|column-gap|min-height)$`,
);

/** A property that is not known to do the same on an element of a shadow tree as on the page's own. */
function oddOf(style: CSSStyleDeclaration, harmless: RegExp): string | undefined {
  return Array.from(style).find((name) => {
    if (harmless.test(name)) return false;
    const value = style.getPropertyValue(name);
    // On paper there is no difference between white and nothing.
    if (/^background(?:-.*)?$/.test(name))
      return !/^(?:white|#fff|#ffffff|rgb\(255, 255, 255\)|transparent|none|initial|auto|repeat|scroll|0% 0%|padding-box|border-box|0%)$/.test(
        value,
      );
    if (/^border-(?:image|.*-(?:style|color)$)/.test(name)) return false;
    return !(/^(?:margin|padding|border)/.test(name) && /^(?:0|0px|none|initial|medium)$/.test(value));
  });
}

/** `@font-face` is for a whole document: two fonts of one name would be mixed. */
function fontsAgree(items: Item[], apart: JoinAnswer['apart']): void {
  const facesOf = (item: Item) => item.styles.flatMap(({ fontFaces }) => fontFaces).join('\n');
  const [first] = items;
  if (!first) return;
  const wanted = facesOf(first);
  for (const item of items.filter((other) => facesOf(other) !== wanted)) {
    items.splice(items.indexOf(item), 1);
    apart.push({ index: item.index, reason: 'fonts of its own' });
  }
}

function sameRoot(one: Item, other: Item): boolean {
  return one.lang === other.lang && one.rootRules === other.rootRules;
}

function textOf({ conditions, text }: Pick<ElementRule, 'conditions' | 'text'>): string {
  return `${conditions.join(' ')} ${text} ${'}'.repeat(conditions.length)}`;
}

/** The author's page rules for a named page of the item, which counts its own pages. */
function pageRules({ index, styles }: Item, pageSize: string, mark: string): string[] {
  const name = `${HOST_PREFIX}${index}`;
  const own = styles.flatMap((facts) => facts.pageRules);
  const counter = `${name}-page`;
  const renamed = own.map(({ conditions, text }) => {
    const counted = text
      .replace(/counter\(\s*page\s*(?=[,)])/gi, `counter(${counter}`)
      .replace(/counter\(\s*pages\s*\)/gi, `${mark}-${index}`);
    return textOf({ conditions, text: `@page ${name} { ${counted} }` });
  });
  return [`@page ${name} { size: ${pageSize}; counter-increment: ${counter} }`, ...renamed];
}

/** A strip that nobody sees, below everything: the PDF tells by it how large the content area is, and whether Chromium shrank the document. */
function ruler(size: string): Node {
  const strip = document.createElement('span');
  strip.style.cssText =
    `all: initial; position: absolute; z-index: -1; left: 0; top: 0; background: rgb(255 255 255 / 1%); ${size};`.replaceAll(
      ';',
      ' !important;',
    );
  return strip;
}

function hostOf({ index, tree }: Item): Node[] {
  const name = `${HOST_PREFIX}${index}`;
  const host = Object.assign(document.createElement('reportree-item'), { id: name });
  host.style.cssText = `all: initial !important; display: flow-root !important; contain: style !important; page: ${name} !important`;
  const shadow = host.attachShadow({ mode: 'open' });
  const reset = document.createElement('style');
  // The root element of a document keeps its margins to itself.
  reset.textContent = 'html { display: flow-root }';
  shadow.append(reset, document.adoptNode(tree.documentElement));
  // Chromium writes where a link leads into the PDF: that tells on which page the item begins.
  const mark = Object.assign(document.createElement('a'), { href: `#${name}` });
  mark.style.cssText = 'display: none !important';
  return [host, mark];
}
