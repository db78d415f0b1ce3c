import { readFile } from 'node:fs/promises';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { PrintError } from '../../errors.ts';

/** A picture as rows of pixels from the top left, four bytes each: red, green, blue, opacity. */
export interface Raster {
  width: number;
  height: number;
  data: Uint8Array;
}

export interface RasterOptions {
  /** From 1. */
  page: number;
  /** Pixels per inch of paper. */
  dpi: number;
}

/** A3 at 300 dpi, or A0 at 96. A picture takes four bytes a pixel, and as much again while it is made. */
const MOST_PIXELS = 18_000_000;
const POINTS_PER_INCH = 72;
/** FPDF_ANNOT, what lies on top of the page's content, and FPDF_REVERSE_BYTE_ORDER, RGBA instead of BGRA. */
const RENDER_FLAGS = 0x01 | 0x10;
const OPAQUE_WHITE = 0xffffffff;

/** One for each thread: starting it takes 35 ms. */
let library: Promise<WrappedPdfiumModule> | undefined;

/**
 * One page of a PDF as a picture on white. PDFium draws it, with which Chromium shows PDFs too, as WebAssembly: the same pixels on
 * every machine. It occupies its thread (an A4 page of text at 150 dpi for 20 ms); `pagePicture` does so with a thread of its own.
 * Throws `PrintError` for what cannot be read and for a picture with too many pixels, `RangeError` for a page that is not there.
 */
export async function rasterize(pdf: Uint8Array, { page, dpi }: RasterOptions): Promise<Raster> {
  library ??= startPdfium();
  const pdfium = await library;
  using content = allocated(pdfium, pdf.byteLength);
  pdfium.pdfium.HEAPU8.set(pdf, content.address);
  using document = held(pdfium.FPDF_LoadMemDocument(content.address, pdf.byteLength, ''), pdfium.FPDF_CloseDocument, 'The PDF');
  const pages = pdfium.FPDF_GetPageCount(document.address);
  if (!Number.isInteger(page) || page < 1 || page > pages) throw new RangeError(`The PDF has ${pages} pages; there is no page ${page}.`);
  using opened = held(pdfium.FPDF_LoadPage(document.address, page - 1), pdfium.FPDF_ClosePage, `Page ${page}`);
  return draw(pdfium, opened.address, dpi);
}

function draw(pdfium: WrappedPdfiumModule, page: number, dpi: number): Raster {
  const pixels = (points: number) => Math.max(1, Math.round((points * dpi) / POINTS_PER_INCH));
  const width = pixels(pdfium.FPDF_GetPageWidthF(page));
  const height = pixels(pdfium.FPDF_GetPageHeightF(page));
  if (!(width * height <= MOST_PIXELS)) throw tooManyPixels(width, height, dpi);
  using bitmap = held(pdfium.FPDFBitmap_Create(width, height, 1), pdfium.FPDFBitmap_Destroy, 'The picture');
  pdfium.FPDFBitmap_FillRect(bitmap.address, 0, 0, width, height, OPAQUE_WHITE);
  pdfium.FPDF_RenderPageBitmap(bitmap.address, page, 0, 0, width, height, 0, RENDER_FLAGS);
  const start = pdfium.FPDFBitmap_GetBuffer(bitmap.address);
  return { width, height, data: pdfium.pdfium.HEAPU8.slice(start, start + width * height * 4) };
}

function tooManyPixels(width: number, height: number, dpi: number): PrintError {
  const fitting = Math.floor(dpi * Math.sqrt(MOST_PIXELS / (width * height)));
  return new PrintError(
    'SIZE_LIMIT',
    `At ${dpi} dpi the picture would have ${width} by ${height} pixels; ${MOST_PIXELS / 1e6} million are allowed. At ${fitting} dpi it fits.`,
  );
}

async function startPdfium(): Promise<WrappedPdfiumModule> {
  const wasmBinary = new Uint8Array(await readFile(new URL(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')))).buffer;
  const pdfium = await init({ wasmBinary });
  pdfium.PDFiumExt_Init();
  return pdfium;
}

/** A thing of PDFium's, which is given back to it at the end of the block. */
interface Held extends Disposable {
  address: number;
}

function held(address: number, release: (address: number) => unknown, what: string): Held {
  if (!address) throw new PrintError('INTERNAL', `${what} could not be read or has no room in memory.`);
  return { address, [Symbol.dispose]: () => void release(address) };
}

function allocated({ pdfium }: WrappedPdfiumModule, bytes: number): Held {
  return held(pdfium.wasmExports.malloc(bytes), pdfium.wasmExports.free, 'The PDF');
}
