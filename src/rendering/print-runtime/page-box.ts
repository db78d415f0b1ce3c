/** Lengths in CSS pixels. */
export interface PageBox {
  width: number;
  height: number;
  margin: { top: number; right: number; bottom: number; left: number };
}

/** Widths and heights of paper by CSS's names, upright, in millimetres. */
const PAPERS: Record<string, [number, number]> = {
  a5: [148, 210],
  a4: [210, 297],
  a3: [297, 420],
  b5: [176, 250],
  b4: [250, 353],
  'jis-b5': [182, 257],
  'jis-b4': [257, 364],
  letter: [215.9, 279.4],
  legal: [215.9, 355.6],
  ledger: [279.4, 431.8],
};
const PIXELS_PER_MM = 96 / 25.4;

/**
 * The page that these declarations of `@page` rules ask for, later ones first in rank, beginning with the paper of the print.
 * Undefined where a length cannot be told from here.
 */
export function pageBox(rules: Pick<CSSStyleDeclaration, 'getPropertyValue'>[], paper: PageBox): PageBox | undefined {
  let { width, height } = paper;
  const margin = { ...paper.margin };
  for (const style of rules) {
    const size = style.getPropertyValue('size').trim().toLowerCase();
    if (size !== '') {
      const found = sizeOf(size, paper);
      if (!found) return undefined;
      [width, height] = found;
    }
    for (const side of ['top', 'right', 'bottom', 'left'] as const) {
      const value = style.getPropertyValue(`margin-${side}`);
      if (value === '' || value === 'auto') continue;
      const length = lengthOf(value, side === 'left' || side === 'right' ? width : height);
      if (length === undefined) return undefined;
      margin[side] = length;
    }
  }
  return { width, height, margin };
}

/** A page rule, as far as it says how large pages are. */
export type PageRule = Pick<CSSPageRule, 'selectorText' | 'style' | 'cssText'>;

/** The rule by which a page of some kind has no room for content; undefined: all have, as far as can be told from here. */
export function impossibleRule(rules: PageRule[], paper: PageBox): string | undefined {
  const selectors = new Set(['', ...rules.map(({ selectorText }) => selectorText)]);
  for (const selector of selectors) {
    const own = rules.filter(({ selectorText }) => selectorText === '' || selectorText === selector);
    const inOrder = own.toSorted((one, other) => Number(one.selectorText !== '') - Number(other.selectorText !== ''));
    const box = pageBox(
      inOrder.map(({ style }) => style),
      paper,
    );
    if (box && !hasRoom(box)) return inOrder.at(-1)?.cssText ?? '@page';
  }
  return undefined;
}

/** Chromium ignores a rule that leaves no room for content, and prints on other paper without a word. */
export function hasRoom({ width, height, margin }: PageBox): boolean {
  return width - margin.left - margin.right >= 1 && height - margin.top - margin.bottom >= 1;
}

function sizeOf(size: string, paper: PageBox): [number, number] | undefined {
  const words = size.split(/\s+/);
  const orientation = words.find((word) => word === 'portrait' || word === 'landscape');
  const [first, second = first] = words.filter((word) => word !== orientation);
  const named = PAPERS[first ?? ''];
  if (first === undefined || first === 'auto' || named) {
    const [short, long] = (named?.map((length) => length * PIXELS_PER_MM) ?? [paper.width, paper.height]).toSorted((a, b) => a - b) as [
      number,
      number,
    ];
    if (!named && orientation === undefined) return [paper.width, paper.height];
    return orientation === 'landscape' ? [long, short] : [short, long];
  }
  const [width, height] = [lengthOf(first, Number.NaN), lengthOf(second ?? first, Number.NaN)];
  return width === undefined || height === undefined || Number.isNaN(width + height) ? undefined : [width, height];
}

function lengthOf(value: string, whole: number): number | undefined {
  if (/^-?[\d.]+%$/.test(value)) return (Number.parseFloat(value) / 100) * whole;
  try {
    const length = CSSNumericValue.parse(value) as CSSUnitValue;
    return length.unit === 'number' && length.value === 0 ? 0 : length.to('px').value;
  } catch {
    return undefined; // a unit that depends on fonts, or arithmetic
  }
}
