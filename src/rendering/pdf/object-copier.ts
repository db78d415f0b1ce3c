import { createHash } from 'node:crypto';
import type { ChromiumPdf, PdfObject } from './chromium-pdf.ts';
import type { PdfWriter } from './pdf-writer.ts';

/** Strings, in which nothing is replaced, names of elements among them; references; places in the tree of tags. */
const TOKENS = /(\((?:\\[^]|[^\\()])*\))|<[\da-f]*>|(\d+) 0 R\b|\/(StructParents?) (\d+)/gi;
/** What Chromium calls an element that another one names, the same in every PDF; after what it was joined to once before. */
const ELEMENT_NAME = /^\(((?:p\d+-)*node\d+)\)$/;
/** Strings of the document's own. */
const AUTHORS_STRING = /\/(?:Alt|ActualText|E|T|Title) $/;

/** Objects that are the same for everyone who has one like them, by a hash of what they hold. */
export type SharedObjects = Map<string, number>;

/** How a copied object differs. */
export interface Change {
  /** Of its text, with the numbers of the PDF that it comes from. */
  before?(text: string): string;
  /** With the numbers of the new PDF; called when all objects have one. */
  after?(text: string): string;
}

/**
 * Copies objects of one PDF into another, each with all that it needs. Fonts, pictures and other streams that are there already,
 * from whichever PDF, are not written again.
 */
export class ObjectCopier {
  readonly #source: ChromiumPdf;
  readonly #writer: PdfWriter;
  readonly #shared: SharedObjects;
  readonly #copies = new Map<number, number>();
  readonly #waiting: { number: number; object: PdfObject; change: Change }[] = [];
  readonly #destinations: Map<string, string>;
  readonly #prefix: string;
  readonly #firstTag: number;

  /** `prefix` keeps names of elements apart from those of other PDFs; `firstTag` is where its places in the tree of tags begin. */
  constructor(source: ChromiumPdf, writer: PdfWriter, shared: SharedObjects, { prefix = '', firstTag = 0 } = {}) {
    this.#source = source;
    this.#writer = writer;
    this.#shared = shared;
    this.#destinations = source.destinationTexts();
    this.#prefix = prefix;
    this.#firstTag = firstTag;
  }

  /** The number of the copy. Call `finish` in the end. */
  copy(number: number, change: Change = {}): number {
    const known = this.#copies.get(number);
    if (known !== undefined) return known;
    const object = this.#source.object(number);
    const own = isShareable(object) ? this.#share(object) : this.#writer.reserve();
    this.#copies.set(number, own);
    if (!isShareable(object)) this.#waiting.push({ number: own, object, change });
    return own;
  }

  /** Text of the PDF, with the numbers of the new one. */
  renumbered(text: string): string {
    return text.replace(TOKENS, (token: string, string?: string, object?: string, key?: string, tag?: string, at?: number) => {
      if (object !== undefined) return `${this.copy(Number(object))} 0 R`;
      if (key !== undefined) return `/${key} ${Number(tag) + this.#firstTag}`;
      const name = string === undefined || AUTHORS_STRING.test(text.slice(0, at)) ? undefined : ELEMENT_NAME.exec(string)?.[1];
      return name === undefined ? token : `(${this.#prefix}${name})`;
    });
  }

  /** Writes what the copied objects refer to. */
  finish(): void {
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      const { number, object, change } = next;
      const text = this.renumbered(this.#withoutNames(change.before?.(object.text) ?? object.text));
      this.#writer.write(number, change.after?.(text) ?? text, object.stream);
    }
  }

  #share({ text, stream }: PdfObject): number {
    const copy = this.renumbered(text);
    const key = createHash('sha1')
      .update(copy, 'latin1')
      .update(stream ?? '')
      .digest('base64');
    const own = this.#shared.get(key) ?? this.#writer.add(copy, stream);
    this.#shared.set(key, own);
    return own;
  }

  /** Names of places are those of one PDF: a link gets the place itself. */
  #withoutNames(text: string): string {
    if (!text.includes('/Subtype /Link')) return text;
    return text.replace(/\/Dest \/([^\s/<>[\]()]+)/, (link, name: string) => {
      const place = this.#destinations.get(name);
      return place === undefined ? link : `/Dest ${place}`;
    });
  }
}

/** Whether it is the same for everyone who has one like it: it does not say where it belongs. */
function isShareable({ text, stream }: PdfObject): boolean {
  if (/\/StructParent/.test(text)) return false;
  return (
    stream !== undefined || /^<<\/(?:Type \/(?:Font|FontDescriptor|Encoding)\b|C[Aa] |PatternType|ShadingType|FunctionType)/.test(text)
  );
}

/** A dictionary with more in it. */
export function withEntries(dictionary: string, entries: string[]): string {
  return `${dictionary.slice(0, -2)}\n${entries.join('\n')}>>`;
}
