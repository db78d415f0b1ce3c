import type { Diagnostic } from '../../errors.ts';
import type { Loss } from '../print-runtime/find-losses.ts';
import type { UnknownCss } from '../weasyprint-css.ts';
import type { DocumentFacts, Named } from '../print-runtime/settle-document.ts';

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
  missingCharacters: Named[],
  itemPks: (number | undefined)[],
): Diagnostic[] {
  const warnings = new Map<string, Diagnostic>();
  const add = (code: string, { name, item }: Named, message: string) => {
    // What only the document knows belongs to its item where it has but one.
    const itemPk = itemPks[item ?? (itemPks.length === 1 ? 0 : -1)];
    warnings.set(`${code} ${itemPk} ${name}`, { severity: 'WARNING', code, message, ...(itemPk !== undefined && { itemPk }) });
  };
  const broken = facts?.brokenImages ?? [];
  const isOf = (name: string, address: string) => decoded(address.replace(/[?#].*$/s, '')).endsWith(name);
  for (const { name, kind, optional } of missing) {
    if (optional) continue;
    const shownBy = broken.filter((image) => isOf(name, image.name));
    for (const { item } of shownBy.length > 0 ? shownBy : [{ item: undefined }])
      add(CODES[kind] ?? 'IMAGE_NOT_LOADED', { name, item }, `There is no file "${name}"; the document is printed without it.`);
  }
  const known = (address: string) => missing.some(({ name }) => isOf(name, address));
  for (const image of broken) if (!known(image.name)) add('IMAGE_NOT_LOADED', image, notLoaded('image', image.name));
  for (const style of facts?.brokenStyles ?? [])
    if (!known(style.name)) add('STYLE_NOT_LOADED', style, notLoaded('style sheet', style.name));
  for (const font of facts?.brokenFonts ?? []) {
    if (!missing.some(({ kind }) => kind === 'Font'))
      add('FONT_NOT_LOADED', font, `The font "${font.name}" did not load; another one stands in for it.`);
  }
  for (const [item, names] of Map.groupBy(missingCharacters, (character) => character.item)) {
    const shown =
      names
        .slice(0, NAMES_SHOWN)
        .map(({ name }) => name)
        .join(' ') + (names.length > NAMES_SHOWN ? ' …' : '');
    add(
      'GLYPH_MISSING',
      { name: '', item },
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

/** As small as a label: it should hold what an item has to say. A6, in square points. */
const LABEL_AREA = (105 / 25.4) * 72 * (148 / 25.4) * 72;

/** Labels that run over: `pageCounts` by the place of each item. */
export function labelWarnings([width, height]: [number, number], pageCounts: number[], itemPks: (number | undefined)[]): Diagnostic[] {
  if (width * height > LABEL_AREA) return [];
  const size = [width, height].map((points) => Math.round((points / 72) * 25.4)).join(' × ');
  return pageCounts.flatMap((count, place) =>
    count > 1
      ? [warning('LABEL_OVERFLOW', `The label needs ${count} pages of ${size} mm: its content is larger than one.`, itemPks[place])]
      : [],
  );
}

export function pageRuleWarning(rule: string, itemPk: number | undefined): Diagnostic {
  return warning(
    'PAGE_RULE_IGNORED',
    `The rule ${rule} leaves no room on the page, and was printed without: give the page more size or less margin.`,
    itemPk,
  );
}

/** Of a template rather than of an item: the same for all that have it. */
export function cssWarnings(unknown: UnknownCss[]): Diagnostic[] {
  const messages = new Set(unknown.map(({ name, instead }) => `"${name}" is CSS that has no effect here. ${instead}`));
  return Array.from(messages, (message) => warning('CSS_IGNORED', message, undefined));
}

export function namedPageWarning(itemPk: number | undefined): Diagnostic {
  const message =
    'A fixed or running element lies in the margin of named pages ("@page NAME") as it does on the others: by their margins, not by its own.';
  return warning('FIXED_ON_NAMED_PAGE', message, itemPk);
}

const LOSSES: Record<Loss['code'], (what: string) => string> = {
  CONTENT_CUT: (what) =>
    `${what} cuts off a part of what it holds, by its height or width and "overflow". Let it grow, or make its content smaller.`,
  TABLE_HEAD_NOT_REPEATED: (what) =>
    `The head of the table ${what} is printed once only: it takes more than a quarter of the page's height, and is then not repeated.`,
  TEXT_AS_PICTURE: (what) => `The text in ${what} is printed as a picture, since "filter" is set on it: nobody can search or copy it.`,
};

export function lossWarnings(losses: Loss[], itemPks: (number | undefined)[]): Diagnostic[] {
  const placeOf = ({ item }: Loss) => itemPks[item ?? (itemPks.length === 1 ? 0 : -1)];
  const warnings = losses.map((loss) => warning(loss.code, LOSSES[loss.code](loss.what), placeOf(loss)));
  return [...new Map(warnings.map((found) => [`${found.message} ${found.itemPk}`, found])).values()];
}

function warning(code: string, message: string, itemPk: number | undefined): Diagnostic {
  return { severity: 'WARNING', code, message, ...(itemPk !== undefined && { itemPk }) };
}
