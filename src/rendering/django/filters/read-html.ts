import { unescapeHtml } from './unescape-html.ts';

/** What is found in a text that may hold markup; comments and declarations are passed over. */
export interface HtmlHandlers {
  text(text: string): void;
  /** `source` is the tag as it stands there; `isClosed`: it ends with `/>`. */
  startTag(name: string, source: string, isClosed: boolean): void;
  endTag(name: string): void;
}

const RAW_TEXT_TAGS = new Set(['script', 'style']);
const TAG_NAME = /[a-zA-Z][^\t\n\r\f />\0]*/y;
const END_TAG = /<\/\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>/y;
const NUMBER_REFERENCE = /&#(?:\d+|[xX][\da-fA-F]+)(?=[^\da-fA-F]);?/y;
const NAMED_REFERENCE = /&([a-zA-Z][-.a-zA-Z\d]*)(?=[^a-zA-Z\d]);?/y;

/** Where a construct ends before it does: the text behind it has not been seen, or there is none. */
const UNFINISHED = -1;

/**
 * Reads markup as leniently, and with the same oddities, as Python's own parser does, since what Django's filters leave of a
 * text depends on them: a `<` without a tag is text, a tag that never ends is text too, but only at the very end.
 */
export class HtmlReader {
  readonly #handlers: HtmlHandlers;
  readonly #decodes: boolean;
  /** Inside of `<script>` or `<style>`: nothing but its end is markup. */
  #rawTextTag: string | undefined;
  #text = '';
  #isEnd = false;

  /** `decodes`: character references become the characters; otherwise they are text as they stand there, with a semicolon. */
  constructor(handlers: HtmlHandlers, decodes: boolean) {
    this.#handlers = handlers;
    this.#decodes = decodes;
  }

  /** Reads a text. Gives back what was not read, since more might have followed; `isEnd`: nothing does. */
  read(text: string, isEnd: boolean): string {
    this.#text = text;
    this.#isEnd = isEnd;
    let at = 0;
    while (at < text.length) {
      const next = this.#nextMarkup(at);
      if (next === UNFINISHED) break;
      if (at < next) this.#handlers.text(this.#shown(text.slice(at, next)));
      at = next;
      if (at === text.length) break;
      const behind = text[at] === '<' ? this.#readTag(at) : this.#readReference(at);
      if (behind < 0) {
        at = ~behind;
        break;
      }
      at = behind;
    }
    if (!isEnd || at >= text.length || this.#rawTextTag !== undefined) return text.slice(at);
    this.#handlers.text(this.#shown(text.slice(at)));
    return '';
  }

  #shown(text: string): string {
    return this.#decodes && this.#rawTextTag === undefined ? unescapeHtml(text) : text;
  }

  /** The next `<`, and `&` where references stay as they are. */
  #nextMarkup(from: number): number {
    const text = this.#text;
    if (this.#rawTextTag !== undefined) {
      const end = new RegExp(`</\\s*${this.#rawTextTag}\\s*>`, 'gi');
      end.lastIndex = from;
      return end.exec(text)?.index ?? UNFINISHED;
    }
    if (!this.#decodes) {
      const next = text.slice(from).search(/[&<]/);
      return next === -1 ? text.length : from + next;
    }
    const next = text.indexOf('<', from);
    if (next !== -1) return next;
    // A reference near the end may not be whole.
    const reference = text.lastIndexOf('&');
    return reference >= Math.max(from, text.length - 34) && !/[\s;]/.test(text.slice(reference)) ? UNFINISHED : text.length;
  }

  /** Behind the tag; the complement of where reading stops, if it does. */
  #readTag(at: number): number {
    const text = this.#text;
    let behind: number;
    if (/[a-zA-Z]/.test(text[at + 1] ?? '')) behind = this.#readStartTag(at);
    else if (text.startsWith('</', at)) behind = this.#readEndTag(at);
    else if (text.startsWith('<!--', at)) behind = endOf(text, /--\s*>/g, at + 4);
    else if (text.startsWith('<![', at)) behind = endOf(text, /\]\s*(?:\]\s*)?>/g, at + 3);
    else if (text.startsWith('<?', at) || text.startsWith('<!', at)) behind = endOf(text, />/g, at + 2);
    else if (at + 1 < text.length) {
      this.#handlers.text('<');
      return at + 1;
    } else return ~at;
    if (behind !== UNFINISHED) return behind;
    return this.#isEnd ? this.#unfinishedAsText(at) : ~at;
  }

  #unfinishedAsText(at: number): number {
    const text = this.#text;
    const [end, next] = [text.indexOf('>', at + 1), text.indexOf('<', at + 1)];
    const behind = end !== -1 ? end + 1 : next !== -1 ? next : at + 1;
    this.#handlers.text(this.#shown(text.slice(at, behind)));
    return behind;
  }

  #readStartTag(at: number): number {
    const text = this.#text;
    const { end, isTag, isClosed } = scanStartTag(text, at);
    if (end === UNFINISHED) return UNFINISHED;
    const source = text.slice(at, end);
    if (!isTag) {
      this.#handlers.text(source);
      return end;
    }
    const name = matchAt(TAG_NAME, text, at + 1)![0].toLowerCase();
    this.#handlers.startTag(name, source, isClosed);
    if (!isClosed && RAW_TEXT_TAGS.has(name)) this.#rawTextTag = name;
    return end;
  }

  #readEndTag(at: number): number {
    const text = this.#text;
    const end = text.indexOf('>', at + 1) + 1;
    if (end === 0) return UNFINISHED;
    const name = matchAt(END_TAG, text, at)?.[1]?.toLowerCase();
    if (this.#rawTextTag !== undefined && name !== this.#rawTextTag) {
      this.#handlers.text(text.slice(at, end));
      return end;
    }
    if (name !== undefined) {
      this.#handlers.endTag(name);
      this.#rawTextTag = undefined;
      return end;
    }
    const looseName = matchAt(TAG_NAME, text, at + 2)?.[0];
    if (looseName !== undefined) this.#handlers.endTag(looseName.toLowerCase());
    return end;
  }

  /** Behind the reference; the complement of where reading stops, if it does. */
  #readReference(at: number): number {
    const text = this.#text;
    const found = matchAt(NUMBER_REFERENCE, text, at) ?? matchAt(NAMED_REFERENCE, text, at);
    if (found) {
      this.#handlers.text(found[0].endsWith(';') ? found[0] : `${found[0]};`);
      return at + found[0].length;
    }
    if (text.startsWith('&#', at)) {
      if (!text.includes(';', at)) return ~at;
      this.#handlers.text('&#');
      return ~(at + 2);
    }
    if (/[a-zA-Z]/.test(text[at + 1] ?? '')) return this.#isEnd && text.length === at + 2 ? ~(at + 1) : ~at;
    if (at + 1 >= text.length) return ~at;
    this.#handlers.text('&');
    return at + 1;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function endOf(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text) ? pattern.lastIndex : UNFINISHED;
}

const ATTRIBUTE = /[^\s/>][^\s/=>]*(?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*))?/y;
const SPACE_OR_SLASH = /[\s/]/;

interface StartTag {
  /** Behind its `>`, or where what follows can be no attribute. */
  end: number;
  /** It does end there. */
  isTag: boolean;
  /** It ends with `/>`. */
  isClosed: boolean;
}

const unfinished: StartTag = { end: UNFINISHED, isTag: false, isClosed: false };

function scanStartTag(text: string, at: number): StartTag {
  let place = at + 1 + matchAt(TAG_NAME, text, at + 1)![0].length;
  for (;;) {
    const character = text[place];
    if (character === undefined) return unfinished;
    if (character === '>') return { end: place + 1, isTag: true, isClosed: false };
    if (character === '/' && text[place + 1] === '>') return { end: place + 2, isTag: true, isClosed: true };
    if (SPACE_OR_SLASH.test(character)) place += 1;
    else if (SPACE_OR_SLASH.test(text[place - 1]!) || text[place - 1] === '"' || text[place - 1] === "'") {
      place += matchAt(ATTRIBUTE, text, place)![0].length;
    } else return /[a-zA-Z=]/.test(character) ? unfinished : { end: place, isTag: false, isClosed: false };
  }
}
