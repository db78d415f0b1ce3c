import { inflateSync } from 'node:zlib';

/** Chromium draws in 300 dots to the inch what is laid out in 96; at another scale it shrank the whole document. */
const UNSHRUNK = 300 / 96;
/** The rulers of a joined document, drawn before all else: strips that nobody sees along the top and the left of the content area. */
const RULERS = /([\d.]+) 0 0 \1 [\d.-]+ [\d.-]+ cm\s+1 1 1 RG 1 1 1 rg\s+(?:\/G\d+ gs\s+)?0 0 (\d+) 1 re\s+f\s+0 0 1 (\d+) re\s+f/;
/** Where a name leads; names have no blanks and brackets in a PDF. */
const DESTINATION = /\/?([^\s/<>[\]()]+) (\[(\d+) 0 R \/XYZ [^\]]*\])/g;

export interface ContentArea {
  width: number;
  height: number;
  isShrunk: boolean;
}

export interface PdfObject {
  /** In Latin-1, a byte per character. */
  text: string;
  /** As it is stored, compressed or not. */
  stream: Buffer | undefined;
}

/**
 * A PDF as Chromium writes it: one classical table of places, dictionaries in plain text, no brackets in strings but escaped
 * ones. Reads what is needed to tell which pages belong to whom, and to put pages of several together; it is no reader for
 * other PDFs.
 */
export class ChromiumPdf {
  readonly bytes: Buffer;
  /** Where the table of places begins. */
  readonly table: number;
  readonly trailer: string;
  readonly #places: number[];
  #pages: number[] | undefined;

  /** Throws when the PDF is not as Chromium writes it. */
  constructor(pdf: Uint8Array) {
    this.bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
    this.table = this.bytes.lastIndexOf('xref\n0 ', this.bytes.lastIndexOf('startxref') - 1);
    if (this.table < 0) throw new Error('The PDF has no table of objects.');
    const trailer = this.bytes.lastIndexOf('trailer');
    this.trailer = this.bytes.toString('latin1', trailer);
    const lines = this.bytes.toString('latin1', this.table, trailer).split('\n').slice(2);
    this.#places = lines.map((line) => Number.parseInt(line, 10));
  }

  /** Objects of the pages, in order. */
  get pages(): number[] {
    return (this.#pages ??= this.#pagesBelow(referenceIn(this.catalog, 'Pages')));
  }

  get catalog(): string {
    return this.text(referenceIn(this.trailer, 'Root'));
  }

  /** The number of the object that describes the document. */
  get info(): number {
    return referenceIn(this.trailer, 'Info');
  }

  /** How many places its pages and links have in the tree of tags. */
  get tagPlaces(): number {
    const root = optionalReferenceIn(this.catalog, 'StructTreeRoot');
    return root === undefined ? 0 : Number(/\/ParentTreeNextKey (\d+)/.exec(this.text(root))?.[1] ?? 0);
  }

  /** Size of a page, in points; of the first where no other is asked for. */
  paper(page = 0): [width: number, height: number] {
    const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(this.text(this.pages[page]!));
    return [Number(box?.[1] ?? 0), Number(box?.[2] ?? 0)];
  }

  /** Where the named destinations lead: pages from 0, by name. */
  destinations(): Map<string, number> {
    const pageOf = new Map(this.pages.map((object, index) => [object, index]));
    return new Map(Array.from(this.#destinations(), ([, name, , page]) => [name!, pageOf.get(Number(page)) ?? -1] as const));
  }

  /** The same as they are written: `[9 0 R /XYZ 6 580 0]`. */
  destinationTexts(): Map<string, string> {
    return new Map(Array.from(this.#destinations(), ([, name, text]) => [name!, text!] as const));
  }

  /** The area for content on the first page of a joined document, in CSS pixels; undefined: it has no rulers. */
  contentArea(): ContentArea | undefined {
    const found = RULERS.exec(this.#content(referenceIn(this.text(this.pages[0]!), 'Contents')));
    if (!found) return undefined;
    const [scale, width, height] = found.slice(1).map(Number) as [number, number, number];
    const shrunk = scale / UNSHRUNK;
    return { width: width * shrunk, height: height * shrunk, isShrunk: Math.abs(shrunk - 1) > 0.001 };
  }

  /** The text of an object, up to its stream. */
  text(number: number): string {
    return this.object(number).text;
  }

  object(number: number): PdfObject {
    const place = this.#places[number];
    if (place === undefined || Number.isNaN(place)) throw new Error(`The PDF has no object ${number}.`);
    const start = this.bytes.indexOf('obj\n', place) + 'obj\n'.length;
    // Strings have no line breaks but escaped ones.
    const end = this.bytes.indexOf('\nendobj', start);
    const head = this.bytes.subarray(start, end).indexOf(' stream\n');
    if (head < 0) return { text: this.bytes.toString('latin1', start, end), stream: undefined };
    const text = this.bytes.toString('latin1', start, start + head);
    const data = start + head + ' stream\n'.length;
    return { text, stream: this.bytes.subarray(data, data + Number(/\/Length (\d+)/.exec(text)?.[1] ?? 0)) };
  }

  #destinations(): Iterable<RegExpExecArray> {
    const dests = /\/Dests (\d+) 0 R/.exec(this.catalog)?.[1];
    return dests === undefined ? [] : this.text(Number(dests)).matchAll(DESTINATION);
  }

  #pagesBelow(node: number): number[] {
    const text = this.text(node);
    const kids = /\/Kids \[([^\]]*)\]/.exec(text)?.[1];
    if (kids === undefined) return [node];
    return Array.from(kids.matchAll(/(\d+) 0 R/g), ([, kid]) => Number(kid)).flatMap((kid) => this.#pagesBelow(kid));
  }

  #content(number: number): string {
    const { text, stream } = this.object(number);
    return (text.includes('/FlateDecode') ? inflateSync(stream!) : stream!).toString('latin1');
  }
}

/** The object that a dictionary has under a key. */
export function referenceIn(text: string, key: string): number {
  const found = optionalReferenceIn(text, key);
  if (found === undefined) throw new Error(`The PDF has no ${key} where it should have.`);
  return found;
}

export function optionalReferenceIn(text: string, key: string): number | undefined {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
