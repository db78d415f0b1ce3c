import { checkOptions, isMissing, show } from './arguments.ts';
import { attribute, classText, length } from './markup.ts';
import { PLACEHOLDER } from './placeholder.ts';

/** Addresses are relative: the document's base is the print's own store of files, and nothing else resolves. */
const addressOf = (path: string) => path.split('/').map(encodeURIComponent).join('/');
export const PLACEHOLDER_ADDRESS = `data:image/svg+xml,${encodeURIComponent(PLACEHOLDER)}`;
/** The asset that is the company's logo, in the default templates as well. */
const LOGO = 'company-logo.svg';

export interface AssetOptions {
  /** It may be missing, and then nothing is printed and nothing is said; default `false`. */
  optional?: boolean;
}

/** The address of an asset, by its file name: `<img src=asset("logo.png")>`. One that does not exist prints nothing, with a warning. */
export function asset(name: string, options: AssetOptions = {}): string {
  checkOptions('asset()', options, ['optional']);
  if (typeof name !== 'string' || name === '') throw new TypeError(`asset() takes the file name of an asset; this is ${show(name)}.`);
  return mediaAddress(`assets/${name.replace(/^\/+/, '')}`, options.optional ? 'optional' : '');
}

/** The address of the company's logo: the asset `company-logo.svg`, or another one. It may be missing. */
export function logo(name: string = LOGO): string {
  return asset(name, { optional: true });
}

export interface PictureOptions {
  /** A drawing in the place of a picture that is missing; default `true`. */
  placeholder?: boolean;
}

interface Pictured {
  image?: string | null;
}

/** The address of a record's picture; no text for a record without one, so that `<if=image(part)>` tells. */
export function image(record: Pictured | null | undefined): string {
  return pictureOf('image()', record, { placeholder: false });
}

/** The address of a part's picture, or of a placeholder. */
export function partImage(part: Pictured | null | undefined, options: PictureOptions = {}): string {
  return pictureOf('partImage()', part, options);
}

/** The address of a company's picture, or of a placeholder. */
export function companyImage(company: Pictured | null | undefined, options: PictureOptions = {}): string {
  return pictureOf('companyImage()', company, options);
}

/** The address of a picture by its path below the media root, such as `part_images/bolt.png`, or of a placeholder. */
export function uploadedImage(path: string | null | undefined, options: PictureOptions = {}): string {
  checkOptions('uploadedImage()', options, ['placeholder']);
  const hasPlaceholder = options.placeholder !== false;
  if (isMissing(path)) return hasPlaceholder ? PLACEHOLDER_ADDRESS : '';
  if (typeof path !== 'string' || /^[a-z][a-z0-9+.-]*:|^\/\/|(?:^|\/)\.\.(?:\/|$)/i.test(path))
    throw new TypeError(`uploadedImage() takes a path below the media root such as "part_images/bolt.png"; this is ${show(path)}.`);
  return mediaAddress(path, hasPlaceholder ? 'placeholder' : '');
}

/** The address of a file by its path below the media root; `query` says how it is to be answered, as picture-shape.ts reads it. */
export function mediaAddress(path: string, query: string): string {
  return addressOf(path.replace(/^[/\\]+/, '')) + (query && `?${query}`);
}

function pictureOf(where: string, record: Pictured | null | undefined, options: PictureOptions): string {
  checkOptions(where, options, ['placeholder']);
  if (record !== null && record !== undefined && typeof record !== 'object')
    throw new TypeError(`${where} takes a record with a picture, such as input.part; this is ${show(record)}.`);
  return uploadedImage(record?.image, options);
}

export interface PictureMarkup extends PictureOptions {
  /** As CSS has it, `30mm`, or a number of pixels. With one of the two the other follows; with both the picture is fitted in. */
  width?: string | number;
  height?: string | number;
  /** Degrees, clockwise: 0, 90, 180 or 270. A quarter turn needs `width` and `height`, of what is seen in the end. */
  rotate?: number | string;
  alt?: string;
  class?: unknown;
}

export const pictureMarkup = ['width', 'height', 'rotate', 'alt', 'class', 'placeholder'] as const;

/** An `<img>` that keeps its shape; no markup without an address. */
export function pictureHtml(where: string, address: string, { width, height, rotate = 0, alt = '', class: name }: PictureMarkup): string {
  if (address === '') return '';
  const turn = Number(rotate);
  if (![0, 90, 180, 270].includes(turn)) throw new RangeError(`${where}: rotate is 0, 90, 180 or 270 degrees, not ${show(rotate)}.`);
  const w = isMissing(width) ? undefined : length(where, 'width', width);
  const h = isMissing(height) ? undefined : length(where, 'height', height);
  const picture = (style: string, own = '') =>
    `<img src="${address}"${attribute('alt', alt) || ' alt=""'}${own}${attribute('style', style)}>`;
  const names = attribute('class', classText(name));
  if (turn % 180 === 0) {
    const fitted = w && h ? 'object-fit:contain;' : '';
    const size = w || h ? `width:${w ?? 'auto'};height:${h ?? 'auto'};` : '';
    return picture(`${size}${fitted}${turn ? 'rotate:180deg;' : ''}`, names);
  }
  if (!w || !h) throw new TypeError(`${where}: a picture that is rotated by ${turn} degrees needs width and height.`);
  // What CSS rotates keeps the place that it had before: a box of the final size holds it, and the picture lies crosswise in it.
  const box = `display:inline-block;position:relative;width:${w};height:${h};vertical-align:bottom;`;
  const inner = `position:absolute;left:50%;top:50%;width:${h};height:${w};max-width:none;max-height:none;object-fit:contain;translate:-50% -50%;rotate:${turn}deg;`;
  return `<span${names}${attribute('style', box)}>${picture(inner)}</span>`;
}
