import type { RenderEngine } from '../../src/rendering/engine.ts';
import { rasterize } from '../../src/rendering/pictures/rasterize.ts';
import { pdfPages, unwrapped } from '../templates/pdf-pages.ts';
import { jobOf, type JobOptions } from './test-engine.ts';

/** Coarse enough to be fast, fine enough that a shifted letter shows. */
const DPI = 60;
/** Smoothing may differ by a shade. */
const SHADES = 24;

/** Prints items as one document and each by itself, and holds every page of the one against the same page of the other. */
export async function differences(engine: RenderEngine, content: string, inputs: unknown[], options: JobOptions = {}): Promise<string[]> {
  const job = jobOf(content, { inputs, ...options });
  const together = await engine.render(job);
  const apart = await engine.render({ ...job, keepParts: true });
  const [pages, ownPages] = await Promise.all([pdfPages(together.pdf), pdfPages(apart.pdf)]);
  if (pages.length !== ownPages.length) return [`${pages.length} pages, and ${ownPages.length} alone`];
  const found: string[] = [];
  for (const [index, own] of ownPages.entries()) {
    const page = pages[index]!;
    if (unwrapped(page.text) !== unwrapped(own.text))
      found.push(`page ${index + 1} says ${JSON.stringify(page.text)}, and ${JSON.stringify(own.text)} alone`);
    const [one, other] = await Promise.all([together, apart].map(({ pdf }) => rasterize(pdf, { page: index + 1, dpi: DPI })));
    const pixels = differingPixels(one!.data, other!.data);
    if (pixels > 0) found.push(`page ${index + 1} differs in ${pixels} pixels`);
  }
  return found;
}

function differingPixels(one: Uint8Array, other: Uint8Array): number {
  if (one.length !== other.length) return Infinity;
  let count = 0;
  for (let at = 0; at < one.length; at += 4)
    if ([0, 1, 2].some((channel) => Math.abs(one[at + channel]! - other[at + channel]!) > SHADES)) count++;
  return count;
}
