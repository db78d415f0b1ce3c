import { onPaper } from './on-paper.ts';
import { HOST_PREFIX } from './roots.ts';

/** What of an item would not stay on its own pages. */
export interface StickingOut {
  index: number;
  reason: string;
}

/** Half a pixel is a matter of rounding. */
const SLACK = 0.5;

/**
 * Which items are wider than the page, or show something outside of their own flow: Chromium would shrink the whole document
 * for the one, and paint the other on a neighbour's page.
 */
export function measureItems(width: number, everyElement: boolean): StickingOut[] {
  return onPaper(width, () => measured(everyElement));
}

function measured(everyElement: boolean): StickingOut[] {
  const found: StickingOut[] = [];
  for (const host of Array.from(document.querySelectorAll<HTMLElement>('reportree-item'))) {
    const reason = host.scrollWidth > host.clientWidth + 1 ? 'wider than the page' : everyElement ? whatSticksOut(host) : undefined;
    if (reason) found.push({ index: Number(host.id.slice(HOST_PREFIX.length)), reason });
  }
  return found;
}

function whatSticksOut(host: HTMLElement): string | undefined {
  if (host.scrollHeight > host.clientHeight + 1) return 'content below its own end';
  const box = host.getBoundingClientRect();
  for (const element of Array.from(host.shadowRoot!.querySelectorAll<HTMLElement>('body, body *'))) {
    const style = getComputedStyle(element);
    if (style.position === 'absolute' && !hasFrame(element)) return 'a box placed against the page';
    const around = Math.max(
      reach(style.boxShadow),
      reach(style.textShadow),
      style.outlineStyle === 'none' ? 0 : 8 + reach(style.outlineOffset),
    );
    const { top, bottom, width, height } = element.getBoundingClientRect();
    if (width === 0 && height === 0) continue;
    if (top - around < box.top - SLACK || bottom + around > box.bottom + SLACK) return `<${element.localName}> outside its own flow`;
  }
  return undefined;
}

/** Something inside the item that an absolute box is placed against. */
function hasFrame(element: Element): boolean {
  for (let parent = element.parentElement; parent && parent.localName !== 'html'; parent = parent.parentElement) {
    const { position, transform, translate, rotate, scale, filter, contain } = getComputedStyle(parent);
    if (position !== 'static' || [transform, translate, rotate, scale, filter, contain].some((value) => value !== 'none')) return true;
  }
  return false;
}

/** How far a shadow can reach: no farther than all its lengths together. */
function reach(value: string): number {
  if (value === 'none' || value === '') return 0;
  return Array.from(value.matchAll(/(-?[\d.]+)px/g), ([, length]) => Math.abs(Number(length))).reduce((sum, length) => sum + length, 0);
}
