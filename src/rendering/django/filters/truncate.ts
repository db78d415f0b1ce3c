import { escapeHtml } from '../escape.ts';
import { countCharacters } from '../values/index.ts';
import { words } from '../values/string-methods.ts';
import { HtmlReader } from './read-html.ts';

const ELLIPSIS = '…';
/** Stand with the character before them and take no place of their own. */
const COMBINING = /\p{Mn}/u;
const VOID_ELEMENTS = new Set('area base br col embed hr img input link meta param source track wbr frame spacer'.split(' '));

/** At most `length` characters, the last of which is `…` where something is left out. */
export function truncateCharacters(text: string, length: number): string {
  if (length <= 0) return '';
  const characters = Array.from(text.normalize('NFC'));
  let shown = 0;
  let end: number | undefined;
  for (const [index, character] of characters.entries()) {
    if (COMBINING.test(character)) continue;
    shown += 1;
    if (end === undefined && shown > length - 1) end = index;
    if (shown > length) return withEllipsis(characters.slice(0, end ?? 0).join(''), ELLIPSIS);
  }
  return characters.join('');
}

/** At most `length` words, with ` …` where some are left out; white space becomes single blanks. */
export function truncateWords(text: string, length: number): string {
  if (length <= 0) return '';
  const all = words(text);
  return all.length > length ? withEllipsis(all.slice(0, length).join(' '), ` ${ELLIPSIS}`) : all.join(' ');
}

function withEllipsis(text: string, ellipsis: string): string {
  return text.endsWith(ellipsis) ? text : text + ellipsis;
}

/** Ends the reading. */
class Complete extends Error {}

/** Markup with at most so many units of text, its open tags closed. */
class HtmlTruncation {
  protected output = '';
  #remaining: number;
  readonly #ellipsis: string;
  readonly #open: string[] = [];

  constructor(length: number, ellipsis: string) {
    this.#remaining = length;
    this.#ellipsis = ellipsis;
  }

  /** The units of a text: its characters, its words; and what comes between two of them. */
  protected unitsOf(_text: string): { units: string[]; between: string } {
    return { units: [], between: '' };
  }

  of(markup: string): string {
    const reader = new HtmlReader(
      {
        text: (text) => this.#addText(text),
        startTag: (name, source, isClosed) => {
          this.output += source;
          if (VOID_ELEMENTS.has(name)) return;
          this.#open.unshift(name);
          if (isClosed) this.#addEndTag(name);
        },
        endTag: (name) => this.#addEndTag(name),
      },
      true,
    );
    try {
      // What is not read to the end is left out.
      reader.read(markup, false);
    } catch (error) {
      if (!(error instanceof Complete)) throw error;
      this.output += this.#open.map((name) => `</${name}>`).join('');
    }
    return this.output;
  }

  #addEndTag(name: string): void {
    if (VOID_ELEMENTS.has(name)) return;
    this.output += `</${name}>`;
    if (this.#open[0] === name) this.#open.shift();
  }

  #addText(text: string): void {
    const { units, between } = this.unitsOf(text);
    const shown = escapeHtml(units.slice(0, this.#remaining).join(between));
    if (this.#remaining < units.length) {
      this.#remaining = 0;
      this.output += withEllipsis(shown, this.#ellipsis);
      throw new Complete();
    }
    this.#remaining -= units.length;
    this.output += shown;
  }
}

class HtmlCharacters extends HtmlTruncation {
  readonly #length: number;
  readonly #markupLength: number;
  #seen = 0;

  constructor(length: number, markup: string) {
    super(length - 1, ELLIPSIS);
    this.#length = length;
    this.#markupLength = countCharacters(markup);
  }

  protected override unitsOf(text: string): { units: string[]; between: string } {
    const units = Array.from(text);
    this.#seen += units.length;
    // A text that ends exactly here needs no ellipsis.
    if (this.#seen === this.#length && countCharacters(this.output) + units.length === this.#markupLength) {
      this.output += text;
      throw new Complete();
    }
    return { units, between: '' };
  }
}

class HtmlWords extends HtmlTruncation {
  protected override unitsOf(text: string): { units: string[]; between: string } {
    return { units: text.split(/(?<=\S)\s+(?=\S)/), between: ' ' };
  }
}

/** As `truncateCharacters`, of markup: tags do not count, and are closed. */
export function truncateHtmlCharacters(markup: string, length: number): string {
  if (length <= 0) return '';
  const normalized = markup.normalize('NFC');
  return new HtmlCharacters(length, normalized).of(normalized);
}

/** As `truncateWords`, of markup: tags do not count, and are closed. */
export function truncateHtmlWords(markup: string, length: number): string {
  return length <= 0 ? '' : new HtmlWords(length, ` ${ELLIPSIS}`).of(markup);
}
