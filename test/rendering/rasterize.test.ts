import { PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { decode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { png } from '../../src/rendering/pictures/png.ts';
import { rasterize, type Raster } from '../../src/rendering/pictures/rasterize.ts';

/** Two pages of 72 by 36 points: a red square at the lower left of the first, a word on the second. */
async function twoPages(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([72, 36]).drawRectangle({ x: 0, y: 0, width: 18, height: 18, color: rgb(1, 0, 0) });
  const font = await document.embedFont(StandardFonts.Helvetica);
  document.addPage([72, 36]).drawText('Hh', { x: 4, y: 8, size: 24, font });
  return document.save();
}

const pixel = ({ width, data }: Raster, x: number, y: number) => Array.from(data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4));

describe('a page as pixels', () => {
  test.each([36, 72, 300])('lies as it prints, at %d dpi', async (dpi) => {
    const picture = await rasterize(await twoPages(), { page: 1, dpi });
    expect([picture.width, picture.height]).toEqual([dpi, dpi / 2]);
    expect(picture.data).toHaveLength(picture.width * picture.height * 4);
    expect(pixel(picture, 1, picture.height - 2)).toEqual([255, 0, 0, 255]);
    expect(pixel(picture, 1, 1)).toEqual([255, 255, 255, 255]);
    expect(pixel(picture, picture.width - 2, picture.height - 2)).toEqual([255, 255, 255, 255]);
  });

  test('has black letters, smooth and without coloured fringes', async () => {
    const { data } = await rasterize(await twoPages(), { page: 2, dpi: 96 });
    const greys = new Set<number>();
    for (let at = 0; at < data.length; at += 4) {
      expect(data[at] === data[at + 1] && data[at] === data[at + 2] && data[at + 3] === 255).toBe(true);
      greys.add(data[at]!);
    }
    expect(greys.has(0)).toBe(true);
    expect(greys.size).toBeGreaterThan(8);
  });

  test('comes out the same each time', async () => {
    const pdf = await twoPages();
    const [one, two] = await Promise.all([rasterize(pdf, { page: 2, dpi: 96 }), rasterize(pdf, { page: 2, dpi: 96 })]);
    expect(Buffer.compare(one.data, two.data)).toBe(0);
  });

  test('says which pages there are', async () => {
    for (const page of [0, 3, 1.5, Number.NaN])
      await expect(rasterize(await twoPages(), { page, dpi: 96 })).rejects.toThrow(`The PDF has 2 pages; there is no page ${page}.`);
  });

  test('may not have more pixels than memory should hold, and says what fits', async () => {
    const pdf = await twoPages();
    const failure = await rasterize(pdf, { page: 1, dpi: 100_000 }).catch((error: Error) => error.message);
    expect(failure).toMatch(/100000 by 50000 pixels; 18 million are allowed/);
    const fitting = Number(/At (\d+) dpi it fits/.exec(String(failure))?.[1]);
    expect((await rasterize(pdf, { page: 1, dpi: fitting })).width).toBe(fitting);
  });

  test('is not made of what is no PDF', async () => {
    await expect(rasterize(Buffer.from('<p>no</p>'), { page: 1, dpi: 96 })).rejects.toMatchObject({ name: 'PrintError', code: 'INTERNAL' });
    await expect(rasterize(new Uint8Array(), { page: 1, dpi: 96 })).rejects.toMatchObject({ code: 'INTERNAL' });
  });
});

test('a PNG holds the same pixels', async () => {
  const picture = await rasterize(await twoPages(), { page: 2, dpi: 96 });
  const { width, height, channels, depth, data } = decode(png(picture));
  expect({ width, height, channels, depth }).toEqual({ width: 96, height: 48, channels: 4, depth: 8 });
  expect(Buffer.compare(data as Uint8Array, picture.data)).toBe(0);
});
