import { onPaper } from './on-paper.ts';
import { impossibleRule, pageBox, type PageBox } from './page-box.ts';
import { all, roots, type Root } from './roots.ts';

/** What the text of a document gives reason to look for. */
export interface Suspicions {
  /** Boxes that cut what they hold. */
  clips: boolean;
  /** Heads of tables, which are repeated on every page up to a certain height. */
  heads: boolean;
  /** Filters, which turn text into a picture. */
  filters: boolean;
}

/** Something that Chromium does not print as it was meant, and does not say. */
export interface Loss {
  code: 'CONTENT_CUT' | 'TABLE_HEAD_NOT_REPEATED' | 'TEXT_AS_PICTURE';
  /** The element, as a reader of the template knows it. */
  what: string;
  item: number | undefined;
}

const LOSSES_KEPT = 20;
/** Chromium repeats a head that takes no more of the height of a page's content. */
const HEAD_LIMIT = 1 / 4;

/** The area for content on a page, in CSS pixels. */
export interface ContentSize {
  width: number;
  height: number;
}

/**
 * The area for content that the document's page rules leave, or the rule that leaves none; `paper` is printed on where no rule
 * says otherwise. Null: it cannot be told.
 */
export function contentSize(paper: PageBox): ContentSize | { impossible: string } | null {
  const rules = Array.from(document.styleSheets).flatMap(pageRulesOf);
  const impossible = impossibleRule(rules, paper);
  if (impossible !== undefined) return { impossible };
  const box = pageBox(
    rules.filter(({ selectorText }) => selectorText === '').map(({ style }) => style),
    paper,
  );
  if (!box) return null;
  const { width, height, margin } = box;
  return { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
}

/** Looks for what the printed document lost. */
export function findLosses({ clips, heads, filters }: Suspicions, { width, height }: ContentSize): Loss[] {
  const find = (root: Root) => [
    ...(clips ? cutIn(root, height) : []),
    ...(filters ? pictured(root) : []),
    ...(heads ? tallHeads(root, height) : []),
  ];
  return onPaper(width, () => roots().flatMap(find)).slice(0, LOSSES_KEPT);
}

/** Whether a head of a table is tall enough to be looked at closer. Told without the rows, which are what takes long to lay out. */
export function hasTallHeads({ width, height }: ContentSize): boolean {
  const hide = new CSSStyleSheet();
  hide.replaceSync('tbody, tfoot { display: none !important }');
  const trees = roots().map(({ tree }) => tree);
  for (const tree of trees) tree.adoptedStyleSheets = [hide];
  try {
    return onPaper(width, () =>
      trees.some((tree) => all<HTMLElement>(tree, 'thead').some((head) => head.offsetHeight > (height * HEAD_LIMIT) / 2)),
    );
  } finally {
    for (const tree of trees) tree.adoptedStyleSheets = [];
  }
}

function pageRulesOf(sheet: CSSStyleSheet): CSSPageRule[] {
  try {
    return Array.from(sheet.cssRules).filter((rule): rule is CSSPageRule => rule instanceof CSSPageRule);
  } catch {
    return []; // did not load
  }
}

function cutIn({ tree, item }: Root, pageHeight: number): Loss[] {
  const cut = all<HTMLElement>(tree, '*').filter((element) => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
    const [isHigher, isWider] = [scrollHeight > clientHeight + 1, scrollWidth > clientWidth + 1];
    if (!isHigher && !isWider && scrollHeight <= pageHeight) return false;
    if (isWindow(element)) return false;
    const { overflowX, overflowY, textOverflow, contain, clipPath, position } = getComputedStyle(element);
    // Three dots say themselves that something is missing.
    if (textOverflow === 'ellipsis') return false;
    const cutsAll = /paint|strict|content/.test(contain) || clipPath !== 'none';
    return (
      // What is fixed is repeated on every page, and goes on on none.
      (position === 'fixed' && scrollHeight > pageHeight + 1) ||
      (isHigher && clientHeight > 0 && (cutsAll || overflowY !== 'visible')) ||
      (isWider && clientWidth > 0 && (cutsAll || overflowX !== 'visible'))
    );
  });
  // What the body of a page cuts is cut by the page itself.
  const whole = cut.find(({ localName }) => localName === 'body');
  return (whole ? [whole] : cut).map((element) => ({ code: 'CONTENT_CUT', what: nameOf(element), item }));
}

/** Whether what the element says of its overflow is said of the window instead, which has no end on paper. */
function isWindow(element: Element): boolean {
  const { documentElement: html, body } = document;
  if (element === html) return true;
  if (element !== body) return false;
  const { overflowX, overflowY } = getComputedStyle(html);
  return overflowX === 'visible' && overflowY === 'visible' && getComputedStyle(body).position !== 'fixed';
}

function pictured({ tree, item }: Root): Loss[] {
  const filtered = all<HTMLElement>(tree, 'body *').filter(
    (element) => getComputedStyle(element).filter !== 'none' && element.textContent.trim() !== '',
  );
  return filtered.map((element) => ({ code: 'TEXT_AS_PICTURE', what: nameOf(element), item }));
}

function tallHeads({ tree, item }: Root, pageHeight: number): Loss[] {
  const tall = all<HTMLElement>(tree, 'table > thead').filter((head) => {
    const table = head.parentElement!;
    return head.offsetHeight > pageHeight * HEAD_LIMIT && table.offsetHeight > pageHeight - head.offsetHeight;
  });
  return tall.map((head) => ({ code: 'TABLE_HEAD_NOT_REPEATED', what: nameOf(head.parentElement!), item }));
}

/** `<div class="label">`. */
function nameOf(element: Element): string {
  const named = ['id', 'class'].flatMap((name) => (element.getAttribute(name) ? [` ${name}="${element.getAttribute(name)}"`] : []));
  return `<${element.localName}${named.join('')}>`;
}
