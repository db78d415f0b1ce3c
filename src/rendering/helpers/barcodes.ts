import { code128 as encodeCode128, drawingSVG, qrcode, type RenderOptions } from 'bwip-js/generic';

export interface BarcodeOptions {
  /** Class of the `<svg>`. */
  class?: string;
  /** What a reader of a tagged PDF hears. */
  label?: string;
}

export interface QrOptions extends BarcodeOptions {
  /** Error correction: `L` 7 %, `M` 15 %, `Q` 25 %, `H` 30 %. Default `M`. */
  level?: 'L' | 'M' | 'Q' | 'H';
}

export interface Code128Options extends BarcodeOptions {
  /** Writes the value below the bars. */
  text?: boolean;
  /** Height of the bars in millimetres; default 10. */
  height?: number;
}

/** A QR code as SVG markup; what is missing gives no markup. A tag of a template: `<qr value=input.qr_data/>`. */
export function qrSvg(value: unknown, options: QrOptions = {}): string {
  const text = textOf(value);
  if (text === '') return '';
  return finish(qrcode({ bcid: 'qrcode', text, eclevel: options.level ?? 'M' } as RenderOptions, drawing()), options);
}

/** A Code 128 bar code as SVG markup: `<code128 value=input.serial text/>`. */
export function code128Svg(value: unknown, options: Code128Options = {}): string {
  const text = textOf(value);
  if (text === '') return '';
  return finish(
    encodeCode128(
      { bcid: 'code128', text, height: options.height ?? 10, includetext: Boolean(options.text), textxalign: 'center' },
      drawing(),
    ),
    options,
  );
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
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string);
}

/** The library's types do not say that what an encoder gives is what its drawing gives. */
const drawing = drawingSVG as unknown as () => never;

function finish(drawn: unknown, { class: name, label }: BarcodeOptions): string {
  const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const attributes = `${name ? ` class="${escape(String(name))}"` : ''} role="img" aria-label="${escape(String(label ?? 'bar code'))}"`;
  // No edge of a module may be smoothed: scanners need them sharp.
  return (drawn as string).trim().replace('<svg ', `<svg${attributes} shape-rendering="crispEdges" `);
}

function addressOf(svg: string): string {
  return svg && `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
