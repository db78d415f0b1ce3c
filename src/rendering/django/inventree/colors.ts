import { colord, extend } from 'colord';
import names from 'colord/plugins/names';
import { str, valueError, type Value } from '../values/index.ts';

extend([names]);

/** Red, green, blue and opacity, each 0 to 255. */
export type Rgba = [number, number, number, number];

/** A colour by its name, as `#1f3a5f` or as `rgb(31, 58, 95)`. Throws for anything else. */
export function readColor(where: string, value: Value): Rgba {
  const color = colord(str(value).trim().toLowerCase());
  if (!color.isValid()) throw valueError(`${where}: unknown color specifier: '${str(value)}'`);
  const { r, g, b, a } = color.toRgb();
  return [r, g, b, Math.round(a * 255)];
}

/** As SVG has it. */
export function readHexColor(where: string, value: Value): string {
  const [r, g, b, a] = readColor(where, value);
  return `#${[r, g, b, ...(a < 255 ? [a] : [])].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
