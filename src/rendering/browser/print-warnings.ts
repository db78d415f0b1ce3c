import type { Diagnostic } from '../../errors.ts';
import type { DocumentFacts } from './settle-document.ts';

/** A file that the document asked for and that does not exist. */
export interface MissingFile {
  name: string;
  /** What Chromium wanted it for: `Image`, `Font`, `Stylesheet`. */
  kind: string;
  /** Nothing is to be said about it. */
  optional: boolean;
}

const CODES: Record<string, string> = { Font: 'FONT_NOT_LOADED', Stylesheet: 'STYLE_NOT_LOADED' };
const NAMES_SHOWN = 30;

/** What Chromium passes over in silence, told: the document is printed all the same. */
export function printWarnings(
  facts: DocumentFacts | undefined,
  missing: MissingFile[],
  missingCharacters: string[],
  itemPk: number | undefined,
): Diagnostic[] {
  const warnings = new Map<string, Diagnostic>();
  const add = (code: string, name: string, message: string) => {
    warnings.set(`${code} ${name}`, { severity: 'WARNING', code, message, ...(itemPk !== undefined && { itemPk }) });
  };
  for (const { name, kind, optional } of missing)
    if (!optional) add(CODES[kind] ?? 'IMAGE_NOT_LOADED', name, `There is no file "${name}"; the document is printed without it.`);
  const known = (address: string) => missing.some(({ name }) => decoded(address.replace(/[?#].*$/s, '')).endsWith(name));
  for (const address of facts?.brokenImages ?? []) if (!known(address)) add('IMAGE_NOT_LOADED', address, notLoaded('image', address));
  for (const address of facts?.brokenStyles ?? []) if (!known(address)) add('STYLE_NOT_LOADED', address, notLoaded('style sheet', address));
  for (const family of facts?.brokenFonts ?? []) {
    if (!missing.some(({ kind }) => kind === 'Font'))
      add('FONT_NOT_LOADED', family, `The font "${family}" did not load; another one stands in for it.`);
  }
  if (missingCharacters.length > 0) {
    const shown = missingCharacters.slice(0, NAMES_SHOWN).join(' ') + (missingCharacters.length > NAMES_SHOWN ? ' …' : '');
    add(
      'GLYPH_MISSING',
      '',
      `No font here has the characters ${shown}: boxes are printed instead. Install a font that has them (the Noto fonts cover most scripts), or bring one as an asset.`,
    );
  }
  return [...warnings.values()];
}

function notLoaded(what: string, address: string): string {
  const shown = address.length > 100 ? `${address.slice(0, 100)}…` : address;
  return /^(?!data:)[a-z][a-z0-9+.-]*:|^\/\//i.test(address)
    ? `The ${what} ${shown} was not loaded: a report shows assets and pictures of records by their names, and nothing from elsewhere.`
    : `The ${what} ${shown} could not be shown: its content is damaged or of an unknown kind.`;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
