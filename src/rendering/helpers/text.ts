import { isMissing, wholeNumber, show } from './arguments.ts';
import { helperSettings } from './settings.ts';

/** Every word with a capital: `john's old box` gives `John's Old Box`. The other letters stay as they are. */
export function titleCase(text: unknown): string {
  if (isMissing(text)) return '';
  return String(text).replace(/(?<![\p{L}\p{N}\p{M}'’])\p{L}/gu, (letter) => letter.toLocaleUpperCase(helperSettings().locale));
}

/** A text of at most so many characters, with `…` where something was left out. Never cuts a character in two. */
export function truncate(text: unknown, length: number): string {
  if (isMissing(text)) return '';
  const most = wholeNumber('truncate()', 'the length', length, 1, 1_000_000);
  const whole = String(text);
  if (whole.length <= most) return whole;
  const characters = Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(whole), ({ segment }) => segment);
  return characters.length <= most
    ? whole
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** The full address of a page of the server, from a path such as `part.get_absolute_url`; no text where the server has no address. */
export function internalLink(path: string | null | undefined): string {
  if (isMissing(path)) return '';
  if (typeof path !== 'string' || !path.startsWith('/') || path.startsWith('//'))
    throw new TypeError(`internalLink() takes a path of the server such as "/part/1/"; this is ${show(path)}.`);
  return absoluteAddress(path);
}

/** A path of the server with its address in front, where it has one; a full address as it is; no text for anything else. */
export function absoluteAddress(path: string): string {
  const { baseUrl } = helperSettings().server;
  if (/^https?:\/\//i.test(path)) return path;
  return /^\/(?!\/)/.test(path) && baseUrl ? baseUrl + path : '';
}
