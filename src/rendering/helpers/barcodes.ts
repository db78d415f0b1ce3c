import { encode } from 'uqr';
import { checkOptions, isMissing, oneOf, show, wholeNumber } from './arguments.ts';
import { attribute, classText, color, length } from './markup.ts';
import { runtime, type CodeEncoder, type EncodedCode } from './on-demand.ts';

interface CodeOptions {
  /** Class of the `<svg>`. */
  class?: unknown;
  /** What a reader of a tagged PDF hears. */
  label?: string;
  /** Colour of the code: a name of CSS or `#rrggbb`; default black. Scanners want it dark. */
  color?: string;
  /** Colour behind the code and its border; default none. */
  background?: string;
  /** Empty modules around the code; default 0, since the page around it is white. Scanners want 4, of a Code 128 10, of a Data Matrix 1. */
  border?: number;
}

export interface SquareCodeOptions extends CodeOptions {
  /** Width of the code, as CSS has it: `24mm`. Default: as wide as its place. */
  size?: string | number;
}

export interface QrOptions extends SquareCodeOptions {
  /** Error correction: `L` 7 %, `M` 15 %, `Q` 25 %, `H` 30 %. Default `M`. */
  level?: 'L' | 'M' | 'Q' | 'H';
}

export interface DataMatrixOptions extends SquareCodeOptions {
  /** A low, wide code instead of a square one. */
  rectangular?: boolean;
}

export interface Code128Options extends CodeOptions {
  /** Writes the value below the bars. */
  text?: boolean;
  /** Height of the bars in millimetres, at the code's own width; default 10. */
  height?: number;
  /** Width of the code, as CSS has it: `50mm`. Default: as wide as its place. */
  width?: string | number;
}

const COMMON = ['class', 'label', 'color', 'background', 'border'] as const;
export const qrOptions = ['level', 'size', ...COMMON] as const;
export const dataMatrixOptions = ['rectangular', 'size', ...COMMON] as const;
export const code128Options = ['text', 'height', 'width', ...COMMON] as const;

/** What fits into the largest QR code at the lowest level of correction. */
const QR_LIMIT_BYTES = 2953;
const MOST_BORDER = 100;

/** A QR code as SVG markup; what is missing gives no markup. */
export function qrSvg(where: string, value: unknown, options: QrOptions): string {
  checkOptions(where, options, qrOptions);
  const text = textOf(value);
  if (text === '') return '';
  const code = qrModules(where, text, { level: oneOf(where, 'level', options.level ?? 'M', ['L', 'M', 'Q', 'H']) });
  // One path of runs of dark modules: a rectangle for each module would make the PDF four times as large.
  const path = code
    .map((row, y) =>
      runs(row)
        .map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`)
        .join(''),
    )
    .join('');
  return codeSvg(where, { width: code.length, height: code.length, module: 1, content: `<path d="${path}"/>` }, options.size, options);
}

export interface QrModules {
  level: 'L' | 'M' | 'Q' | 'H';
  /** 1 to 40, of 21 to 177 modules a side; default the smallest that holds the text. */
  version?: number | undefined;
  /** 0 to 7; default the one that scanners read best. */
  mask?: number | undefined;
}

/** The modules of a QR code by rows; true are the dark ones. Throws for a text that it cannot hold. */
export function qrModules(where: string, text: string, { level, version, mask = -1 }: QrModules): boolean[][] {
  try {
    const versions = version === undefined ? {} : { minVersion: version, maxVersion: version };
    return encode(text, { ecc: level, border: 0, boostEcc: false, maskPattern: mask, ...versions }).data;
  } catch {
    if (version !== undefined)
      throw new RangeError(`${where}: a QR code of version ${version} cannot hold this value of ${bytes(text)} bytes.`);
    throw new RangeError(
      `${where}: a QR code holds at most ${QR_LIMIT_BYTES} bytes, fewer at higher levels; this value has ${bytes(text)}.`,
    );
  }
}

/** A Data Matrix code as SVG markup. */
export function dataMatrixSvg(where: string, value: unknown, options: DataMatrixOptions): string {
  checkOptions(where, options, dataMatrixOptions);
  const text = textOf(value);
  if (text === '') return '';
  return codeSvg(where, drawDataMatrix(where, text, options.rectangular), options.size, options);
}

export function drawDataMatrix(where: string, text: string, isRectangular = false): Drawing {
  // Beyond ASCII the code says that it is UTF-8: scanners would read another alphabet.
  const isAscii = /^[\u0000-\u007f]*$/.test(text);
  const coded = isAscii ? { text } : { text: `^ECI000026${text.replaceAll('^', '^^')}`, parsefnc: true };
  return drawCode(where, isRectangular ? 'datamatrixrectangular' : 'datamatrix', text, coded, 'dataMatrix', 4);
}

/** A Code 128 bar code as SVG markup. */
export function code128Svg(where: string, value: unknown, options: Code128Options): string {
  checkOptions(where, options, code128Options);
  const text = textOf(value);
  if (text === '') return '';
  // Beyond ASCII an encoder would draw something else in silence, and a scanner would read that.
  const foreign = /[^\u0000-\u007f]/u.exec(text);
  if (foreign)
    throw new RangeError(`${where}: a Code 128 bar code holds ASCII characters; ${show(foreign[0])} is none. A QR code holds any.`);
  const height = isMissing(options.height) ? 10 : Number(options.height);
  if (!(height >= 1 && height <= 200))
    throw new RangeError(`${where}: height is a number of millimetres from 1 to 200, not ${show(options.height)}.`);
  const drawn = drawCode(where, 'code128', text, { text, height, includetext: Boolean(options.text) }, 'code128', 2);
  return codeSvg(where, drawn, options.width, options);
}

/** A QR code as an address: `<img src=qr(input.qr_data)>`. What is missing gives no address. Throws for what no code can hold. */
export function qr(value: unknown, options: QrOptions = {}): string {
  return addressOf(qrSvg('qr()', value, options));
}

/** A Data Matrix code as an address. */
export function dataMatrix(value: unknown, options: DataMatrixOptions = {}): string {
  return addressOf(dataMatrixSvg('dataMatrix()', value, options));
}

/** A Code 128 bar code as an address: `<img src=code128(input.serial)>`. */
export function code128(value: unknown, options: Code128Options = {}): string {
  return addressOf(code128Svg('code128()', value, options));
}

/** A code without its surroundings; a module is so many of its units wide. */
export interface Drawing {
  width: number;
  height: number;
  module: number;
  content: string;
}

/** Draws a code; `helper` is by which name a template asks for the encoder. Throws for a value that such a code cannot hold. */
export function drawCode(
  where: string,
  bcid: EncodedCode,
  value: string,
  options: Omit<Parameters<CodeEncoder>[0], 'bcid'>,
  helper: string,
  module: number,
): Drawing {
  const encoder = runtime('$reportreeCodes', helper);
  let drawn: string;
  try {
    drawn = encoder({ bcid, ...options });
  } catch (error) {
    const reason = String((error as Error).message).replace(/^bwipp\.\S+:\s*/, '');
    throw new RangeError(`${where}: such a code cannot hold this value of ${bytes(value)} bytes: ${reason}.`);
  }
  const [, width = '', height = '', content = ''] = /viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>([^]*)<\/svg>/.exec(drawn) ?? [];
  // Where no colour stands, that of the whole picture holds.
  return { width: Number(width), height: Number(height), module, content: content.replaceAll('stroke="#000000"', 'stroke="CODE"').trim() };
}

/** A drawing as SVG markup; sharp edges, a border of so many modules. */
export function codeSvg(where: string, { width, height, module, content }: Drawing, size: unknown, options: CodeOptions): string {
  const border = module * (isMissing(options.border) ? 0 : wholeNumber(where, 'border', options.border, 0, MOST_BORDER));
  const box = [-border, -border, width + 2 * border, height + 2 * border];
  const dark = isMissing(options.color) ? '#000' : color(where, 'color', options.color);
  const behind = isMissing(options.background)
    ? ''
    : `<rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" fill="${color(where, 'background', options.background)}"/>`;
  const measure = isMissing(size) ? '' : attribute('width', length(where, 'size', size));
  // No edge of a module may be smoothed: scanners need them sharp.
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}"${measure}${attribute('class', classText(options.class))} role="img"${attribute('aria-label', options.label ?? 'bar code')} shape-rendering="crispEdges">${behind}<g fill="${dark}">${content.replaceAll('"CODE"', `"${dark}"`)}</g></svg>`;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed();
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Where dark modules begin in a row, and how many follow each other. */
function runs(row: boolean[]): [start: number, length: number][] {
  const found: [number, number][] = [];
  row.forEach((dark, x) => {
    if (!dark) return;
    const last = found.at(-1);
    if (last && last[0] + last[1] === x) last[1]++;
    else found.push([x, 1]);
  });
  return found;
}

/** Markup of an SVG as an address. */
export function addressOf(picture: string): string {
  return picture && `data:image/svg+xml,${encodeURIComponent(picture)}`;
}
