import { runtime } from '../../helpers/on-demand.ts';
import { valueError } from '../values/index.ts';
import type { Rgba } from './colors.ts';

/** Pixels of a side: as many as an A0 sheet has at 150 dpi. */
const LONGEST_SIDE = 8000;

export interface ModulePicture {
  /** Pixels of a module. */
  scale: number;
  /** Modules around the code. */
  border: number;
  dark: Rgba;
  light: Rgba;
}

/** A code of square modules as a PNG, as an address. Of two colours, a bit for each pixel. */
export function modulePicture(
  where: string,
  modules: readonly (readonly boolean[])[],
  { scale, border, dark, light }: ModulePicture,
): string {
  const side = (modules.length + 2 * border) * scale;
  if (side > LONGEST_SIDE)
    throw valueError(`${where}: the picture would have ${side} by ${side} pixels; ${LONGEST_SIDE} a side are allowed.`);
  const bytes = Math.ceil(side / 8);
  const data = new Uint8Array(bytes * side);
  modules.forEach((row, y) => {
    const top = (y + border) * scale;
    data.set(packed(row, bytes, scale, border), top * bytes);
    for (let copy = 1; copy < scale; copy++) data.copyWithin((top + copy) * bytes, top * bytes, (top + 1) * bytes);
  });
  const hasAlpha = dark[3] < 255 || light[3] < 255;
  const palette = [light, dark].map((color) => color.slice(0, hasAlpha ? 4 : 3));
  const png = runtime('$reportreePng', 'qrcode')({ width: side, height: side, depth: 1, channels: 1, palette, data });
  return `data:image/png;charset=utf-8;base64,${base64(png)}`;
}

/** A line of pixels: a bit is set where a module is dark. */
function packed(row: readonly boolean[], bytes: number, scale: number, border: number): Uint8Array {
  const line = new Uint8Array(bytes);
  row.forEach((isDark, x) => {
    if (!isDark) return;
    const start = (x + border) * scale;
    for (let at = start; at < start + scale; at++) line[at >> 3]! |= 0x80 >> (at & 7);
  });
  return line;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  // As many at once as a call takes arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
