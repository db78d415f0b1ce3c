import { PDFDocument } from '@cantoo/pdf-lib';
import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { pagePicture } from '../../src/rendering/pictures/page-picture.ts';

async function pages(...sizes: [number, number][]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const size of sizes) document.addPage(size);
  return document.save();
}
const signal = AbortSignal.timeout(60_000);

test('pictures asked for together are each of their own page', async () => {
  const pdf = await pages([72, 36], [144, 72], [36, 36]);
  const pictures = await Promise.all([1, 2, 3].map((page) => pagePicture(pdf, { page, dpi: 72, signal })));
  expect(pictures.map((picture) => [decode(picture).width, decode(picture).height])).toEqual([
    [72, 36],
    [144, 72],
    [36, 36],
  ]);
});

test('what cannot be drawn says why, and does not keep the next from being drawn', async () => {
  const pdf = await pages([72, 36]);
  const bad = [
    pagePicture(pdf, { page: 2, dpi: 72, signal }),
    pagePicture(pdf, { page: 1, dpi: 1e6, signal }),
    pagePicture(Buffer.from('%PDF-1.7'), { page: 1, dpi: 72, signal }),
    pagePicture(pdf, { page: 1, dpi: 72, signal: AbortSignal.abort(new Error('enough')) }),
  ];
  const good = pagePicture(pdf, { page: 1, dpi: 72, signal });
  const errors = (await Promise.allSettled(bad)).map((result) => (result.status === 'rejected' ? (result.reason as Error) : undefined));
  expect(errors.map((error) => error?.message)).toEqual([
    'The PDF has 1 pages; there is no page 2.',
    expect.stringContaining('million are allowed'),
    'The PDF could not be read or has no room in memory.',
    'enough',
  ]);
  expect(errors.map((error) => (error as { code?: string }).code)).toEqual([undefined, 'SIZE_LIMIT', 'INTERNAL', undefined]);
  expect(decode(await good).width).toBe(72);
});

test('one that is no longer wanted ends at once', async () => {
  const controller = new AbortController();
  const picture = pagePicture(await pages([4000, 4000]), { page: 1, dpi: 72, signal: controller.signal });
  setImmediate(() => controller.abort(new Error('left')));
  await expect(picture).rejects.toThrow('left');
});
