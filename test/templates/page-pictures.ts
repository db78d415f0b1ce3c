import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { decode, encode } from 'fast-png';
import pixelmatch from 'pixelmatch';
import type { Raster } from '../../src/rendering/pictures/rasterize.ts';

/** Names of the fonts in a PDF, without those that stand for parts of them: `LiberationSans-Bold`. */
export async function fontsOf(pdf: Uint8Array): Promise<string[]> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
  const names = context.enumerateIndirectObjects().flatMap(([, object]) => {
    const name = object instanceof PDFDict && object.lookupMaybe(PDFName.of('BaseFont'), PDFName);
    return name ? name.decodeText().replace(/^[A-Z]{6}\+/, '') : [];
  });
  return [...new Set(names)].toSorted();
}

/** A PNG file as small as can be: colours without opacity, packed hard. */
export function pagePng({ width, height, data }: Raster): Uint8Array {
  const colours = data.filter((_, index) => index % 4 < 3);
  return encode({ width, height, data: colours, depth: 8, channels: 3 }, { zlib: { level: 9 } });
}

/** The pixels of what `pagePng` gives. */
export function readPagePng(file: Uint8Array): Raster {
  const { width, height, data } = decode(file);
  const pixels = Uint8Array.from({ length: width * height * 4 }, (_, index) => (index % 4 < 3 ? data[index - (index >> 2)]! : 255));
  return { width, height, data: pixels };
}

export interface Comparison {
  /** Of the pixels of the page, from 0 to 1. Smoothed edges of letters that fall half a pixel further do not count. */
  share: number;
  /** What differs in red, on a faint picture of the page. */
  picture: Uint8Array;
}

/** Compares two pictures of a page. Pages of different sizes differ everywhere. */
export function compare(page: Raster, reference: Raster): Comparison {
  const { width, height, data } = page;
  if (width !== reference.width || height !== reference.height) return { share: 1, picture: pagePng(page) };
  const difference = new Uint8Array(data.length);
  const pixels = pixelmatch(data, reference.data, difference, width, height, { threshold: 0.15, alpha: 0.2 });
  return { share: pixels / (width * height), picture: encode({ width, height, data: difference, depth: 8, channels: 4 }) };
}
