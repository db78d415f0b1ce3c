import type { ChromiumPdf } from '../pdf/chromium-pdf.ts';
import { overlayPages, type Overlay } from '../pdf/overlay-pages.ts';
import type { Layer, Lifted, PageKind, PageNumbers } from '../print-runtime/lift-fixed.ts';
import type { PageBox } from '../print-runtime/page-box.ts';

const PIXELS_PER_POINT = 96 / 72;

/**
 * The PDF with what was taken out of its document laid over its pages; `printAlone` prints that on a page of its own. It is printed
 * once for all pages that look alike.
 */
export async function printLifted(
  pdf: ChromiumPdf,
  lifted: Lifted,
  printAlone: (box: PageBox, layer: Layer, numbers: PageNumbers) => Promise<Buffer>,
  signal: AbortSignal,
): Promise<Buffer> {
  const known = new Map<string, Overlay>();
  const overlays: Overlay[][] = [];
  const pages = pdf.pages.length;
  for (const place of pdf.pages.keys()) {
    const box = ofSize(lifted.boxes[kindOf(place)], pdf.paper(place));
    const numbers = lifted.hasPageNumbers ? { page: place + 1, pages } : { page: 0, pages: 0 };
    const own: Overlay[] = [];
    for (const layer of lifted.layers) {
      const key = JSON.stringify([box, layer, numbers]);
      const overlay = known.get(key) ?? { pdf: await printAlone(box, layer, numbers), isBelow: layer === 'below' };
      known.set(key, overlay);
      own.push(overlay);
    }
    overlays.push(own);
  }
  return overlayPages(pdf.bytes, (place) => overlays[place] ?? [], signal);
}

function kindOf(place: number): PageKind {
  if (place === 0) return 'first';
  return place % 2 === 1 ? 'left' : 'right';
}

/** Pages of another size have a name of their own; their margins are taken for those of the others. */
function ofSize(box: PageBox, [width, height]: [number, number]): PageBox {
  const isSame = Math.abs(width * PIXELS_PER_POINT - box.width) < 2 && Math.abs(height * PIXELS_PER_POINT - box.height) < 2;
  return isSame ? box : { ...box, width: width * PIXELS_PER_POINT, height: height * PIXELS_PER_POINT };
}
