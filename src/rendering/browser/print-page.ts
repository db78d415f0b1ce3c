import { randomBytes } from 'node:crypto';
import type { PageSize } from '../../database/client/enums.ts';
import { PrintError, type Diagnostic } from '../../errors.ts';
import type { RenderFile } from '../engine.ts';
import { PLACEHOLDER } from '../helpers/placeholder.ts';
import { memoryLimitError, timeLimitError, within, type Limits } from '../limits.ts';
import type { RunningBrowser } from './browser-supervisor.ts';
import { HOST, OpenPage, type Loss } from './open-page.ts';
import { prepareDocument, type DocumentFrame } from './prepare-document.ts';
import { printWarnings, type MissingFile } from './print-warnings.ts';
import { missingGlyphs, settleDocument, type DocumentFacts, type MissingGlyphs } from './settle-document.ts';

/** Files come from our own answers to requests for names, and from the document itself; nothing else is asked for, and nothing runs. */
const POLICY = `default-src 'none'; img-src ${HOST} data:; style-src ${HOST} 'unsafe-inline' data:; font-src ${HOST} data:; base-uri ${HOST}`;
/** What Chromium prints on when a document's own page rule is impossible. */
const PAPER_INCHES: Record<PageSize, [width: number, height: number]> = {
  A4: [8.27, 11.69],
  A3: [11.69, 16.54],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
};
/** Above it the PDF comes in pieces: base64 in one message must not reach the longest string that there can be. */
const STREAM_ABOVE_BYTES = 8 * 1024 * 1024;
const STREAM_PIECE_BYTES = 4 * 1024 * 1024;

const PLACEHOLDER_FILE: RenderFile = { content: Buffer.from(PLACEHOLDER), contentType: 'image/svg+xml' };

export interface PrintDocument extends DocumentFrame {
  taggedPdf: boolean;
  outline: boolean;
  itemPk: number | undefined;
  /** The files of the job, by path. */
  loadFile(path: string): Promise<RenderFile | null>;
}

export interface PrintedDocument {
  pdf: Buffer;
  warnings: Diagnostic[];
}

/** Whether a character can be drawn here, for one browser: one that is seen again costs nothing. */
export type GlyphCache = Map<string, boolean>;

/**
 * A page that prints one document after the other. No script runs in it and no template's code ever reaches it, so
 * nothing can stay behind in it.
 */
export class PrintPage {
  readonly #open: OpenPage;
  readonly #limits: Limits;
  readonly #glyphs: GlyphCache;
  readonly #world: number;
  #files: { base: string; load: PrintDocument['loadFile']; missing: MissingFile[]; bytes: number } | undefined;
  #documents = 0;

  private constructor(open: OpenPage, world: number, limits: Limits, glyphs: GlyphCache) {
    this.#open = open;
    this.#world = world;
    this.#limits = limits;
    this.#glyphs = glyphs;
  }

  static async open(running: RunningBrowser, limits: Limits, glyphs: GlyphCache): Promise<PrintPage> {
    const holder: { page?: PrintPage } = {};
    const open = await OpenPage.open(running, {
      javaScriptEnabled: false,
      policy: POLICY,
      onFile: (url, kind) => holder.page!.#file(url, kind),
    });
    const { executionContextId } = await open.session.send('Page.createIsolatedWorld', { frameId: open.frameId, worldName: 'reportree' });
    return (holder.page = new PrintPage(open, executionContextId, limits, glyphs));
  }

  /** How many documents it has printed. */
  get documents(): number {
    return this.#documents;
  }

  /** Throws `PrintError` for what the document does, the signal's reason, or another error when the browser fails. */
  async print(document: PrintDocument, signal: AbortSignal): Promise<PrintedDocument> {
    this.#documents++;
    const lost = this.#open.lost.then((how) => {
      throw this.#lossError(how);
    });
    const printed = this.#print(document).catch(async (error: unknown) => {
      if (error instanceof PrintError) throw error;
      const how = await this.#open.lostSoon();
      throw how ? this.#lossError(how) : error;
    });
    return within(Promise.race([printed, lost]), this.#limits.timeLimitMs, signal, () =>
      timeLimitError(this.#limits, 'Printing the document'),
    );
  }

  close(): Promise<void> {
    return this.#open.close();
  }

  async #print(document: PrintDocument): Promise<PrintedDocument> {
    // A base of its own for each document, that no other can guess: Chromium keeps pictures in memory by their addresses, and
    // would show one of another job that goes by the same name.
    const prefix = randomBytes(9).toString('base64url');
    const files = { base: `${HOST}/${prefix}/`, load: document.loadFile, missing: [], bytes: 0 };
    this.#files = files;
    const { html, mayLoad, mayLead, characters } = prepareDocument(document, prefix);
    const unsure = Array.from(characters).filter((character) => this.#glyphs.get(character) !== true);
    // One round trip where the document needs nothing but printing: the commands keep their order.
    if (!mayLoad && !mayLead && unsure.length === 0) {
      const [, pdf] = await Promise.all([this.#set(html), this.#toPdf(document, html.length)]);
      return { pdf, warnings: [] };
    }
    await (mayLoad ? this.#setAndLoad(html) : this.#set(html));
    const facts = mayLoad || mayLead ? await this.#evaluate<DocumentFacts>(settleDocument) : undefined;
    if (facts?.refreshes) throw leadsElsewhere();
    const missing = unsure.length === 0 ? [] : await this.#missing(unsure);
    const pdf = await this.#toPdf(document, html.length + files.bytes);
    return { pdf, warnings: printWarnings(facts, files.missing, missing, document.itemPk) };
  }

  #lossError(how: Loss): Error {
    if (how === 'navigated') return leadsElsewhere();
    if (how === 'crashed') return memoryLimitError(this.#limits, 'Printing the document');
    return new Error('The page was ended while it printed.');
  }

  #set(html: string): Promise<unknown> {
    return this.#open.session.send('Page.setDocumentContent', { frameId: this.#open.frameId, html });
  }

  async #setAndLoad(html: string): Promise<void> {
    const { session } = this.#open;
    const loaded = Promise.withResolvers<void>();
    let opened = false;
    const onOpened = () => {
      opened = true;
    };
    // The event of the document before may come late; it does not come after this one is opened.
    const onLoaded = () => opened && loaded.resolve();
    session.on('Page.documentOpened', onOpened);
    session.on('Page.loadEventFired', onLoaded);
    try {
      await Promise.all([this.#set(html), loaded.promise]);
    } finally {
      session.off('Page.documentOpened', onOpened);
      session.off('Page.loadEventFired', onLoaded);
    }
  }

  async #missing(characters: string[]): Promise<string[]> {
    const { here, inDocument } = await this.#evaluate<MissingGlyphs>(missingGlyphs, characters.slice(0, 5000));
    const boxes = new Set(here);
    for (const character of characters.slice(0, 5000)) this.#glyphs.set(character, !boxes.has(character));
    return inDocument;
  }

  async #evaluate<Result>(work: (...args: never[]) => unknown, ...args: unknown[]): Promise<Result> {
    const { result, exceptionDetails } = await this.#open.session.send('Runtime.evaluate', {
      expression: `(${work.toString()})(${args.map((arg) => JSON.stringify(arg)).join(', ')})`,
      contextId: this.#world,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails)
      throw new Error(`Looking at the document failed: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    return result.value as Result;
  }

  async #toPdf({ pageSize, landscape, taggedPdf, outline }: PrintDocument, bytesShown: number): Promise<Buffer> {
    const { session } = this.#open;
    const [width, height] = PAPER_INCHES[pageSize];
    const { data, stream } = await session.send('Page.printToPDF', {
      printBackground: true,
      preferCSSPageSize: true,
      paperWidth: landscape ? height : width,
      paperHeight: landscape ? width : height,
      generateTaggedPDF: taggedPdf || outline, // an outline exists only in a tagged PDF
      generateDocumentOutline: outline,
      transferMode: bytesShown > STREAM_ABOVE_BYTES ? 'ReturnAsStream' : 'ReturnAsBase64',
    });
    return stream === undefined ? Buffer.from(data, 'base64') : this.#readStream(stream);
  }

  async #readStream(handle: string): Promise<Buffer> {
    const { session } = this.#open;
    const pieces: Buffer[] = [];
    for (;;) {
      const { data, base64Encoded, eof } = await session.send('IO.read', { handle, size: STREAM_PIECE_BYTES });
      pieces.push(Buffer.from(data, base64Encoded ? 'base64' : 'latin1'));
      if (eof) break;
    }
    await session.send('IO.close', { handle });
    return Buffer.concat(pieces);
  }

  async #file(url: string, kind: string): Promise<RenderFile | undefined> {
    const files = this.#files;
    if (!files || !url.startsWith(files.base)) return undefined;
    const name = nameOf(url.slice(files.base.length));
    const file = name === undefined ? null : await files.load(name).catch(() => null);
    if (!file) {
      files.missing.push({ name: name ?? url.slice(files.base.length), kind, optional: url.endsWith('?optional') });
      return url.endsWith('?placeholder') ? PLACEHOLDER_FILE : undefined;
    }
    files.bytes += file.content.byteLength;
    return file;
  }
}

/** The path in an address, as the file's owner wrote it; undefined when it is none. */
function nameOf(address: string): string | undefined {
  try {
    return decodeURIComponent(address.replace(/[?#].*$/s, '')).normalize('NFC');
  } catch {
    return undefined;
  }
}

function leadsElsewhere(): PrintError {
  return new PrintError(
    'TEMPLATE',
    'The document leads to another page (by a <meta http-equiv="refresh">, for instance); a report cannot.',
  );
}
