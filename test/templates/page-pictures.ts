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

/** A small PNG file: colours are rounded until 256 of them are enough, which no eye sees on a page of text. */
export function smallPng({ width, height, data }: Raster): Uint8Array {
  for (const step of [1, 2, 4, 8, 16, 32]) {
    const indices = new Map<number, number>();
    const pixels = new Uint8Array(width * height);
    const rounded = (value: number) => Math.min(255, Math.round(value / step) * step);
    for (let pixel = 0; pixel < pixels.length; pixel++) {
      const [red, green, blue] = [0, 1, 2].map((channel) => rounded(data[pixel * 4 + channel]!)) as [number, number, number];
      const colour = (red << 16) | (green << 8) | blue;
      if (!indices.has(colour)) indices.set(colour, indices.size);
      pixels[pixel] = indices.get(colour)!;
    }
    if (indices.size > 256) continue;
    const palette = Array.from(indices.keys(), (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255] as [number, number, number]);
    return encode({ width, height, data: pixels, depth: 8, channels: 1, palette }, { zlib: { level: 9 } });
  }
  throw new Error('A picture has too many colours.');
}

/** The pixels of what `smallPng` gives. */
export function readSmallPng(file: Uint8Array): Raster {
  const { width, height, data, palette } = decode(file);
  if (!palette) throw new Error('The picture has no palette: npm run gallery makes it anew.');
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) pixels.set(palette[data[pixel]!]!.slice(0, 3), pixel * 4);
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
  if (width !== reference.width || height !== reference.height) return { share: 1, picture: smallPng(page) };
  const difference = new Uint8Array(data.length);
  const pixels = pixelmatch(data, reference.data, difference, width, height, { threshold: 0.15, alpha: 0.2 });
  return { share: pixels / (width * height), picture: encode({ width, height, data: difference, depth: 8, channels: 4 }) };
}
