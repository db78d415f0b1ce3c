import { encode } from 'uqr';

export interface BarcodeOptions {
  /** Class of the `<svg>`. */
  class?: string;
  /** What a reader of a tagged PDF hears. */
  label?: string;
}

export interface QrOptions extends BarcodeOptions {
  /** Error correction: `L` 7 %, `M` 15 %, `Q` 25 %, `H` 30 %. Default `M`. */
  level?: 'L' | 'M' | 'Q' | 'H';
  /** Empty modules around the code; default 0, since the page around it is white. Scanners want 4. */
  border?: number;
}

export interface Code128Options extends BarcodeOptions {
  /** Writes the value below the bars. */
  text?: boolean;
  /** Height of the bars in millimetres; default 10. */
  height?: number;
}

/** SVG markup of a Code 128 bar code; given by code128-runtime.ts. */
export type Code128Encoder = (text: string, height: number, withText: boolean) => string;

/** What fits into the largest QR code at the lowest level of correction. */
const QR_LIMIT_BYTES = 2953;

/** A QR code as SVG markup; what is missing gives no markup. A tag of a template: `<qr value=input.qr_data/>`. */
export function qrSvg(value: unknown, { level = 'M', border = 0, ...options }: QrOptions = {}): string {
  const text = textOf(value);
  if (text === '') return '';
  if (!['L', 'M', 'Q', 'H'].includes(level)) throw new TypeError(`The level of a QR code is L, M, Q or H, not ${JSON.stringify(level)}.`);
  let code: ReturnType<typeof encode>;
  try {
    code = encode(text, { ecc: level, border: Number(border) || 0, boostEcc: false });
  } catch {
    throw new RangeError(
      `A QR code holds at most ${QR_LIMIT_BYTES} bytes, fewer at higher levels; this value has ${new TextEncoder().encode(text).length}.`,
    );
  }
  // One path of runs of dark modules: a rectangle for each module would make the PDF four times as large.
  const path = code.data
    .map((row, y) =>
      runs(row)
        .map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)
        .join(''),
    )
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${code.size} ${code.size}"${attributes(options)}><path fill="#000" d="${path}"/></svg>`;
}

/** A Code 128 bar code as SVG markup: `<code128 value=input.serial text/>`. */
export function code128Svg(value: unknown, { text: withText, height = 10, ...options }: Code128Options = {}): string {
  const text = textOf(value);
  if (text === '') return '';
  // Beyond ASCII an encoder would draw something else in silence, and a scanner would read that.
  const foreign = /[^\u0000-\u007f]/u.exec(text);
  if (foreign)
    throw new RangeError(`A Code 128 bar code holds ASCII characters; ${JSON.stringify(foreign[0])} is none. A QR code holds any.`);
  const { $reportreeCode128: encoder } = globalThis as { $reportreeCode128?: Code128Encoder };
  if (!encoder) throw new Error('code128 must be called by this name in the template.');
  return encoder(text, Number(height) || 10, Boolean(withText))
    .trim()
    .replace('<svg ', `<svg${attributes(options)} `);
}

/** A QR code as an address: `<img src=qr(input.qr_data)>`. */
export function qr(value: unknown, options: QrOptions = {}): string {
  return addressOf(qrSvg(value, options));
}

/** A Code 128 bar code as an address: `<img src=code128(input.serial)>`. */
export function code128(value: unknown, options: Code128Options = {}): string {
  return addressOf(code128Svg(value, options));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed();
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

function attributes({ class: name, label }: BarcodeOptions): string {
  const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  // No edge of a module may be smoothed: scanners need them sharp.
  return `${name ? ` class="${escape(String(name))}"` : ''} role="img" aria-label="${escape(String(label ?? 'bar code'))}" shape-rendering="crispEdges"`;
}

function addressOf(svg: string): string {
  return svg && `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
