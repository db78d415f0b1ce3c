/** Addresses are relative: the document's base is the print's own store of files, and nothing else resolves. */
const addressOf = (path: string) => path.split('/').map(encodeURIComponent).join('/');

const PLACEHOLDER =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100"><rect x="1" y="1" width="98" height="98" rx="6" fill="#f3f5f7" stroke="#ccd4dc"/><path d="M22 70l18-24 14 17 9-10 15 17z" fill="#ccd4dc"/><circle cx="66" cy="34" r="7" fill="#ccd4dc"/></svg>',
  );

export interface AssetOptions {
  /** It may be missing, and then nothing is printed and nothing is said; default `false`. */
  optional?: boolean;
}

/** The address of an asset, by its file name: `<img src=asset("logo.png")>`. One that does not exist prints nothing, with a warning. */
export function asset(name: string, { optional = false }: AssetOptions = {}): string {
  return addressOf(`assets/${String(name).replace(/^\/+/, '')}`) + (optional ? '?optional' : '');
}

interface Pictured {
  image?: string | null;
}

/** The address of a record's picture; no text for a record without one, so that `<if=image(part)>` tells. */
export function image(record: Pictured | null | undefined): string {
  return record?.image ? addressOf(record.image) : '';
}

/** The address of a part's picture, or of a placeholder. */
export function partImage(part: Pictured | null | undefined): string {
  return image(part) || PLACEHOLDER;
}

/** The address of a company's picture, or of a placeholder. */
export function companyImage(company: Pictured | null | undefined): string {
  return image(company) || PLACEHOLDER;
}
