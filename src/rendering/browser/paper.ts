import type { PageSize } from '../../database/client/enums.ts';
import type { PageBox } from '../print-runtime/page-box.ts';

/** What Chromium prints on when a document's own page rule is impossible. */
const PAPER_INCHES: Record<PageSize, [width: number, height: number]> = {
  A4: [8.27, 11.69],
  A3: [11.69, 16.54],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
};
/** And the margins that it then has, in inches. */
const DEFAULT_MARGIN_INCHES = 0.4;
const PIXELS_PER_INCH = 96;

/** As CSS says it: `A4 landscape`. */
export function paperOf(pageSize: PageSize, landscape: boolean): string {
  return landscape ? `${pageSize} landscape` : pageSize;
}

/** Width and height as it lies. */
export function paperInches(pageSize: PageSize, landscape: boolean): [width: number, height: number] {
  const [width, height] = PAPER_INCHES[pageSize];
  return landscape ? [height, width] : [width, height];
}

/** With the margins that Chromium gives it where no rule does. */
export function paperBox(pageSize: PageSize, landscape: boolean): PageBox {
  const [width, height] = paperInches(pageSize, landscape).map((length) => length * PIXELS_PER_INCH) as [number, number];
  const margin = DEFAULT_MARGIN_INCHES * PIXELS_PER_INCH;
  return { width, height, margin: { top: margin, right: margin, bottom: margin, left: margin } };
}
