// A header or footer that is fixed into the margin of the page, and running elements: Chromium prints the one on the page before,
// and knows nothing of the other. They are taken out before the document is printed, printed by themselves, and laid over its
// pages. Looked at as on paper: the page must have been told to show the document as it prints.

import { RUNNING_PROPERTY } from '../weasyprint-css.ts';
import { removePageRules, rulesInForce } from './css-rules.ts';
import { hasRoom, pageBox, type PageBox } from './page-box.ts';
import { edgeBox, runningPlaces, type RunningPlace } from './running-places.ts';

/** The pages of a document that are laid out alike. */
export type PageKind = 'first' | 'left' | 'right';

/** What lies above the text, and what lies below it by a negative `z-index`. */
export type Layer = 'above' | 'below';

/** What was taken out of a document. */
export interface Lifted {
  boxes: Record<PageKind, PageBox>;
  layers: Layer[];
  /** It shows numbers of pages: it differs from page to page. */
  hasPageNumbers: boolean;
  /** There are pages with a size or margins of their own, on which it lies as on the others. */
  hasNamedPages: boolean;
}

/** What an element of a page tells of it. */
export interface PageNumbers {
  page: number;
  pages: number;
}

/** Half a pixel is a matter of rounding. */
const SLACK = 0.5;
const PAGE_COUNTER = /counters?\(\s*pages?\b/i;
/** On elements that hold what was taken out, and are not to be seen themselves. */
const HOLDER = 'data-holds-lifted';

/** Of the document that is printed next: what was taken out, and how it looked. */
let lifted = new Map<HTMLElement, { style: string; layer: Layer }>();
let places = new Map<HTMLElement, RunningPlace>();

/**
 * Takes fixed boxes out of the document where one of them would not be printed in its place, and running elements. Null: there
 * are none, and Chromium does it right. `paper` is printed on where no rule says otherwise.
 */
export function liftFixed(paper: PageBox): Lifted | null {
  const rules = rulesInForce();
  const pageRules = rules.filter((rule): rule is CSSPageRule => rule instanceof CSSPageRule);
  const boxes = pageBoxes(pageRules, paper);
  // What is higher than a page is cut wherever it is printed, and said to be.
  const fixed = fixedElements(rules).filter((element) => boxes === null || element.scrollHeight <= boxes.right.height);
  const running = fixed.filter((element) => runningName(element) !== '');
  places = runningPlaces(new Map(running.toReversed().map((element) => [runningName(element), element])), pageRules);
  const isOwn = ({ selectorText, style }: CSSPageRule) => selectorText !== '' && /(?:^|\s)(?:size|margin)/.test(style.cssText);
  const hasPageNumbers = boxes !== null && showsPageNumbers(rules, fixed);
  const isWrong = (box: PageBox) => hasPageNumbers || pageRules.some(isOwn) || reachOut(fixed, box);
  const isLifted = boxes !== null && fixed.length > 0 && (running.length > 0 || isWrong(boxes.right));
  const shown = isLifted ? fixed.filter((element) => !running.includes(element) || places.has(element)) : [];
  lifted = new Map(shown.map((element) => [element, { style: element.style.cssText, layer: layerOf(element) }]));
  // A running element that no margin shows is not printed at all.
  for (const element of isLifted ? fixed : running) element.style.setProperty('display', 'none', 'important');
  if (shown.length === 0) return null;
  const hasNamedPages = pageRules.some((rule) => isOwn(rule) && !rule.selectorText.startsWith(':'));
  const layers = Array.from(new Set(Array.from(lifted.values(), ({ layer }) => layer)));
  return { boxes: boxes!, layers, hasPageNumbers, hasNamedPages };
}

/** Makes the document one page that shows one layer of what was taken out, and nothing else. */
export function showLifted(page: PageBox, layer: Layer, { page: number, pages }: PageNumbers): void {
  const { width, height } = page;
  if (!document.documentElement.hasAttribute(HOLDER)) {
    removePageRules();
    showAlone();
  }
  for (const [element, own] of lifted) {
    element.style.cssText = own.style;
    if (own.layer !== layer) element.style.setProperty('display', 'none', 'important');
    const place = places.get(element);
    if (place) placeInMargin(element, place, page);
  }
  setStyle(document.documentElement, {
    margin: '0',
    padding: '0',
    border: '0',
    overflow: 'hidden',
    'counter-reset': `page ${number} pages ${pages}`,
  });
  setStyle(document.body, frame(page));
  const id = 'lifted-page';
  const sheet = document.getElementById(id) ?? document.head.appendChild(Object.assign(document.createElement('style'), { id }));
  sheet.textContent = `@page { size: ${width}px ${height}px; margin: 0 } [${HOLDER}]::before, [${HOLDER}]::after { content: none !important }`;
}

function layerOf(element: HTMLElement): Layer {
  return Number(getComputedStyle(element).zIndex) < 0 ? 'below' : 'above';
}

/** Fixed elements that are shown and do not lie in another one. */
function fixedElements(rules: CSSRule[]): HTMLElement[] {
  const selectors = rules.flatMap((rule) => (rule instanceof CSSStyleRule && rule.style.position === 'fixed' ? [rule.selectorText] : []));
  const found = new Set([...selectors, '[style*="fixed" i]'].flatMap(elementsOf));
  const isFixed = (element: HTMLElement) => {
    const { position, display } = getComputedStyle(element);
    return element !== document.body && position === 'fixed' && display !== 'none';
  };
  const fixed = Array.from(found).filter(isFixed);
  const inOrder = fixed.toSorted((one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  return inOrder.filter((element) => !fixed.some((outer) => outer !== element && outer.contains(element)));
}

function elementsOf(selector: string): HTMLElement[] {
  try {
    return Array.from(Document.prototype.querySelectorAll.call(document, selector) as NodeListOf<HTMLElement>);
  } catch {
    return [];
  }
}

function runningName(element: Element): string {
  return getComputedStyle(element).getPropertyValue(RUNNING_PROPERTY).trim();
}

function pageBoxes(rules: CSSPageRule[], paper: PageBox): Lifted['boxes'] | null {
  const boxOf = (...selectors: string[]) =>
    pageBox(
      selectors.flatMap((selector) => rules.filter(({ selectorText }) => selectorText === selector).map(({ style }) => style)),
      paper,
    );
  const [first, left, right] = [boxOf('', ':right', ':first'), boxOf('', ':left'), boxOf('', ':right')];
  if (!first || !left || !right) return null;
  return [first, left, right].every(hasRoom) ? { first, left, right } : null;
}

/** Whether something inside the elements tells the number of the page. */
function showsPageNumbers(rules: CSSRule[], elements: HTMLElement[]): boolean {
  const telling = rules.filter((rule) => rule instanceof CSSStyleRule && PAGE_COUNTER.test(rule.style.content)) as CSSStyleRule[];
  return telling.some(({ selectorText }) =>
    elementsOf(selectorText.replaceAll(/::?(?:before|after)\b/gi, '')).some((teller) =>
      elements.some((element) => element.contains(teller)),
    ),
  );
}

/** Whether one of the elements lies beyond the area for content: it would be cut, or printed on another page. */
function reachOut(elements: HTMLElement[], page: PageBox): boolean {
  const { body } = document;
  const before = body.style.cssText;
  setStyle(body, frame(page));
  const { left, top } = body.getBoundingClientRect();
  const isOut = elements.some((element) => {
    const box = element.getBoundingClientRect();
    const isEmpty = box.width === 0 || (box.height === 0 && element.scrollHeight === 0);
    if (isEmpty) return false;
    return (
      box.top < top + page.margin.top - SLACK ||
      box.left < left + page.margin.left - SLACK ||
      box.bottom > top + page.height - page.margin.bottom + SLACK ||
      box.right > left + page.width - page.margin.right + SLACK
    );
  });
  body.style.cssText = before;
  return isOut;
}

/**
 * The body as a page: its borders are the margins, so that what is fixed is placed against the area for content. What is cut is cut
 * at the page's own edge, or Chromium would shrink all of it.
 */
function frame({ width, height, margin }: PageBox): Record<string, string> {
  return {
    'box-sizing': 'border-box',
    margin: '0',
    border: 'solid transparent',
    'border-width': `${margin.top}px ${margin.right}px ${margin.bottom}px ${margin.left}px`,
    width: `${width}px`,
    'min-width': '0',
    'max-width': 'none',
    height: `${height}px`,
    'min-height': '0',
    'max-height': 'none',
    position: 'static',
    overflow: 'clip',
    'overflow-clip-margin': 'border-box',
    // What is fixed is placed against what is transformed.
    transform: 'translate(0)',
  };
}

/** Hides everything but what was taken out. */
function showAlone(): void {
  const holders = new Set<HTMLElement>();
  for (const element of lifted.keys()) {
    for (let holder = element.parentElement; holder; holder = holder.parentElement) holders.add(holder);
  }
  for (const holder of holders) {
    holder.setAttribute(HOLDER, '');
    setStyle(holder, {
      background: 'none',
      'border-color': 'transparent',
      'box-shadow': 'none',
      outline: 'none',
      'text-decoration': 'none',
      overflow: 'visible',
    });
    for (const child of Array.from(holder.childNodes)) {
      if (child instanceof Text) child.data = '';
      else if (child instanceof Element && !holders.has(child as HTMLElement) && !lifted.has(child as HTMLElement))
        (child as HTMLElement).style?.setProperty('display', 'none', 'important');
    }
  }
}

function placeInMargin(element: HTMLElement, place: RunningPlace, page: PageBox): void {
  const { left, top, width, height } = edgeBox(place, page);
  setStyle(element, {
    position: 'fixed',
    left: `${left}px`,
    right: 'auto',
    width: `${width}px`,
    top: `${top}px`,
    bottom: `${page.height - page.margin.top - page.margin.bottom - top - height}px`,
    height: 'fit-content',
    'box-sizing': 'border-box',
    margin: { top: '0 0 auto', middle: 'auto 0', bottom: 'auto 0 0' }[place.align],
  });
}

function setStyle({ style }: HTMLElement, declarations: Record<string, string>): void {
  for (const [name, value] of Object.entries(declarations)) style.setProperty(name, value, 'important');
}
