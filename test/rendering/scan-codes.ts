import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { rasterize } from '../../src/rendering/pictures/rasterize.ts';

/** Before the first scan. */
export async function prepareScanner(): Promise<void> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) } });
}

/** What a scanner reads on the first page of a PDF, by kind of code. */
export async function scanCodes(pdf: Uint8Array): Promise<Record<string, string[]>> {
  const { data, width, height } = await rasterize(pdf, { page: 1, dpi: 200 });
  const found = await readBarcodes(
    { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' },
    { maxNumberOfSymbols: 20, tryHarder: true },
  );
  return Object.fromEntries(
    Map.groupBy(found, ({ format }) => format as string)
      .entries()
      .map(([format, all]) => [format, all.map(({ text }) => text).toSorted()]),
  );
}
