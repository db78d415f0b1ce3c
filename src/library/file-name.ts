import { randomBytes } from 'node:crypto';

const SUFFIX_LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const SUFFIX_LENGTH = 7;

/**
 * The name under which an uploaded file is kept, as Django makes it: the last piece of the path, blanks as `_`, and nothing
 * but letters and digits of any script, their marks, `-`, `_` and `.`. One spelling per name (NFC): macOS sends `ü` as two
 * characters. Empty when nothing usable is left.
 */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .toWellFormed()
    .normalize('NFC')
    .trim()
    .replaceAll(' ', '_')
    .replaceAll(/[^\p{L}\p{N}\p{M}\-_.]/gu, '')
    // Dropping a character can bring a letter and its mark together.
    .normalize('NFC');
  return /^\.{0,2}$/.test(clean) ? '' : clean;
}

/** The ending without its dot, as written: `HTML`; empty where there is none, or nothing before it. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1) : '';
}

/** The name without its ending. */
export function stemOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** Is it Marko? The other endings are Django's template language. */
export function isMarko(name: string): boolean {
  return extensionOf(name).toLowerCase() === 'marko';
}

/** A name of at most `limit` characters: a longer one loses the end of its stem and gets `_` and seven random letters or digits. Undefined if its ending alone is too long. */
export function fitFileName(name: string, limit: number): string | undefined {
  if ([...name].length <= limit) return name;
  const ending = name.slice(stemOf(name).length);
  const room = limit - [...ending].length - SUFFIX_LENGTH - 1;
  if (room < 1) return undefined;
  const suffix = Array.from(randomBytes(SUFFIX_LENGTH), (byte) => SUFFIX_LETTERS[byte % SUFFIX_LETTERS.length]).join('');
  return `${[...stemOf(name)].slice(0, room).join('')}_${suffix}${ending}`;
}
