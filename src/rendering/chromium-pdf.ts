import { inflateSync } from 'node:zlib';

/** Chromium draws in 300 dots to the inch what is laid out in 96; at another scale it shrank the whole document. */
const UNSHRUNK = 300 / 96;
/** The rulers of a joined document, drawn before all else: strips that nobody sees along the top and the left of the content area. */
const RULERS = /([\d.]+) 0 0 \1 [\d.-]+ [\d.-]+ cm\s+1 1 1 RG 1 1 1 rg\s+(?:\/G\d+ gs\s+)?0 0 (\d+) 1 re\s+f\s+0 0 1 (\d+) re\s+f/;

export interface ContentArea {
  width: number;
  height: number;
  isShrunk: boolean;
}

/**
 * A PDF as Chromium writes it: one classical table of places, dictionaries in plain text. Reads what is needed to tell
 * which pages belong to whom; it is no reader for other PDFs.
 */
export class ChromiumPdf {
  readonly #bytes: Buffer;
  readonly #places: number[];
  #pages: number[] | undefined;

  /** Throws when the PDF is not as Chromium writes it. */
  constructor(pdf: Uint8Array) {
    this.#bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
    const table = this.#bytes.lastIndexOf('xref\n0 ', this.#bytes.lastIndexOf('startxref') - 1);
    if (table < 0) throw new Error('The PDF has no table of objects.');
    this.#places = this.#bytes
      .toString('latin1', table, this.#bytes.lastIndexOf('trailer'))
      .split('\n')
      .slice(2)
      .map((line) => Number.parseInt(line, 10));
  }

  /** Objects of the pages, in order. */
  get pages(): number[] {
    return (this.#pages ??= this.#pagesBelow(this.#reference(this.#catalog, 'Pages')));
  }

  /** Size of the first page, in points. */
  paper(): [width: number, height: number] {
    const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(this.#object(this.pages[0]!));
    return [Number(box?.[1] ?? 0), Number(box?.[2] ?? 0)];
  }

  /** Where the named destinations lead: pages from 0, by name. */
  destinations(): Map<string, number> {
    const pageOf = new Map(this.pages.map((object, index) => [object, index]));
    const dests = /\/Dests (\d+) 0 R/.exec(this.#catalog)?.[1];
    const names = dests === undefined ? '' : this.#object(Number(dests));
    return new Map(
      Array.from(names.matchAll(/\/?([\w-]+) \[(\d+) 0 R \/XYZ/g), ([, name, page]) => [name!, pageOf.get(Number(page)) ?? -1] as const),
    );
  }

  /** The area for content on the first page of a joined document, in CSS pixels; undefined: it has no rulers. */
  contentArea(): ContentArea | undefined {
    const found = RULERS.exec(this.#stream(this.#reference(this.#object(this.pages[0]!), 'Contents')));
    if (!found) return undefined;
    const [scale, width, height] = found.slice(1).map(Number) as [number, number, number];
    const shrunk = scale / UNSHRUNK;
    return { width: width * shrunk, height: height * shrunk, isShrunk: Math.abs(shrunk - 1) > 0.001 };
  }

  get #catalog(): string {
    const trailer = this.#bytes.toString('latin1', this.#bytes.lastIndexOf('trailer'));
    return this.#object(this.#reference(trailer, 'Root'));
  }

  #pagesBelow(node: number): number[] {
    const text = this.#object(node);
    const kids = /\/Kids \[([^\]]*)\]/.exec(text)?.[1];
    if (kids === undefined) return [node];
    return Array.from(kids.matchAll(/(\d+) 0 R/g), ([, kid]) => Number(kid)).flatMap((kid) => this.#pagesBelow(kid));
  }

  #reference(text: string, key: string): number {
    const found = new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1];
    if (found === undefined) throw new Error(`The PDF has no ${key} where it should have.`);
    return Number(found);
  }

  /** The text of an object, up to its stream. */
  #object(number: number): string {
    const start = this.#places[number];
    if (start === undefined) throw new Error(`The PDF has no object ${number}.`);
    const ends = [this.#bytes.indexOf('endobj', start), this.#bytes.indexOf('stream\n', start)].filter((end) => end >= 0);
    return this.#bytes.toString('latin1', start, Math.min(...ends));
  }

  #stream(number: number): string {
    const head = this.#object(number);
    const start = this.#bytes.indexOf('stream\n', this.#places[number]) + 'stream\n'.length;
    const data = this.#bytes.subarray(start, start + Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0));
    return (head.includes('/FlateDecode') ? inflateSync(data) : data).toString('latin1');
  }
}
