import type { Browser, Route } from 'playwright-core';
import { PrintError, type Diagnostic } from '../../errors.ts';
import type { PageSize } from '../../database/client/enums.ts';
import type { RenderFile } from '../engine.ts';
import { timeLimitError, within, type Limits } from '../limits.ts';
import { inspectDocument, missingGlyphs, type DocumentFacts } from './inspect-document.ts';
import { HOST, openPage, type OpenPage } from './open-page.ts';

/** Files come from our own answers to requests for names, and from the document itself; nothing else is asked for, and nothing runs. */
const POLICY = `default-src 'none'; img-src ${HOST} data:; style-src ${HOST} 'unsafe-inline' data:; font-src ${HOST} data:; base-uri ${HOST}`;
/** How long the fonts of a document may take, all of them from memory. */
const FONT_TIME_LIMIT_MS = 5_000;
/** A4, should a document's own rule be impossible: it is the paper that Chromium then takes. */
const PAPER_INCHES: Record<PageSize, [number, number]> = { A4: [8.27, 11.69], A3: [11.69, 16.54], Letter: [8.5, 11], Legal: [8.5, 14] };

export interface PrintDocument {
  html: string;
  title: string;
  locale: string;
  pageSize: PageSize;
  landscape: boolean;
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

/** What is known of glyphs, for one browser: a character that is seen again costs nothing. */
export type GlyphCache = Map<string, boolean>;

/**
 * A page that prints one document after the other. No script runs in it and no template's code ever reaches it, so
 * nothing can stay behind in it.
 */
export class PrintPage {
  readonly #open: OpenPage;
  readonly #limits: Limits;
  readonly #glyphs: GlyphCache;
  #files: { prefix: string; load: PrintDocument['loadFile']; missing: Set<string> } | undefined;
  #documents = 0;
  #worlds: { session: number } | undefined;

  private constructor(open: OpenPage, limits: Limits, glyphs: GlyphCache) {
    this.#open = open;
    this.#limits = limits;
    this.#glyphs = glyphs;
  }

  static async open(browser: Browser, limits: Limits, glyphs: GlyphCache): Promise<PrintPage> {
    const holder: { page?: PrintPage } = {};
    const open = await openPage(browser, {
      javaScriptEnabled: false,
      policy: POLICY,
      onRequest: (route, path) => holder.page!.#answer(route, path),
    });
    await open.session.send('Page.enable');
    const page = new PrintPage(open, limits, glyphs);
    holder.page = page;
    const world = await open.session.send('Page.createIsolatedWorld', { frameId: open.frameId, worldName: 'reportree' });
    page.#worlds = { session: world.executionContextId };
    return page;
  }

  /** How many documents it has printed. */
  get documents(): number {
    return this.#documents;
  }

  async print(document: PrintDocument, signal: AbortSignal): Promise<PrintedDocument> {
    // A prefix of its own for each document: a picture that another job calls by the same name must not come from the cache.
    const prefix = `d${++this.#documents}/`;
    this.#files = { prefix, load: document.loadFile, missing: new Set() };
    const lost = this.#open.lost.then((how) => {
      throw how === 'crashed'
        ? new PrintError('MEMORY_LIMIT', 'The document is too much for the browser: its page crashed while it was printed.')
        : new PrintError('TEMPLATE', 'The document leads to another page (a meta refresh, for instance), which a report must not do.');
    });
    return within(Promise.race([this.#print(document, prefix), lost]), this.#limits.timeLimitMs, signal, () =>
      timeLimitError(this.#limits, 'Printing the document'),
    );
  }

  async close(): Promise<void> {
    await this.#open.context.close().catch(() => {});
  }

  async #print(document: PrintDocument, prefix: string): Promise<PrintedDocument> {
    const { session, frameId } = this.#open;
    const loaded = new Promise<void>((resolve) => session.once('Page.loadEventFired', () => resolve()));
    await session.send('Page.setDocumentContent', { frameId, html: withFrame(document, prefix) });
    await loaded;
    if (mayUseFonts(document.html)) await this.#fonts();
    const facts = await this.#evaluate<DocumentFacts>(inspectDocument, { title: document.title, locale: document.locale });
    const missing = await this.#missingGlyphs(facts.characters);
    const [width, height] = PAPER_INCHES[document.pageSize];
    const { data } = await session.send('Page.printToPDF', {
      printBackground: true,
      preferCSSPageSize: true,
      paperWidth: document.landscape ? height : width,
      paperHeight: document.landscape ? width : height,
      generateTaggedPDF: document.taggedPdf || document.outline, // an outline exists only in a tagged PDF
      generateDocumentOutline: document.outline,
    });
    return { pdf: Buffer.from(data, 'base64'), warnings: this.#warnings(facts, missing, document.itemPk) };
  }

  /** Web fonts load when text first needs them, which is when the document is laid out. */
  async #fonts(): Promise<void> {
    const end = Date.now() + FONT_TIME_LIMIT_MS;
    while (Date.now() < end) {
      const done = await this.#evaluate<boolean>(() => {
        void document.documentElement?.offsetHeight;
        return document.fonts.status === 'loaded';
      }, null);
      if (done) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async #missingGlyphs(characters: DocumentFacts['characters']): Promise<string[]> {
    const missing: string[] = [];
    for (const [font, text] of characters) {
      const segments = text.split('\u0000');
      const unknown = segments.filter((segment) => !this.#glyphs.has(`${font}\u0000${segment}`));
      if (unknown.length) {
        const boxes = new Set(await this.#evaluate<string[]>(missingGlyphs, font, unknown.join('\u0000')));
        for (const segment of unknown) this.#glyphs.set(`${font}\u0000${segment}`, boxes.has(segment));
      }
      missing.push(...segments.filter((segment) => this.#glyphs.get(`${font}\u0000${segment}`)));
    }
    return [...new Set(missing)];
  }

  async #evaluate<Result>(work: (...args: never[]) => Result, ...args: unknown[]): Promise<Result> {
    const expression = `(${work.toString()})(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;
    const { result, exceptionDetails } = await this.#open.session.send('Runtime.evaluate', {
      expression,
      contextId: this.#worlds!.session,
      returnByValue: true,
    });
    if (exceptionDetails)
      throw new Error(`Looking at the document failed: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    return result.value as Result;
  }

  async #answer(route: Route, path: string): Promise<void> {
    const files = this.#files;
    if (!files || !path.startsWith(files.prefix)) return route.abort('blockedbyclient');
    const name = decodeURIComponent(path.slice(files.prefix.length).split(/[?#]/)[0]!);
    const file = await files.load(name).catch(() => null);
    if (!file) {
      if (!path.endsWith('?optional')) files.missing.add(name);
      return route.abort('failed');
    }
    await route.fulfill({ body: Buffer.from(file.content), contentType: file.contentType });
  }

  #warnings({ brokenImages }: DocumentFacts, missingCharacters: string[], itemPk: number | undefined): Diagnostic[] {
    const about = itemPk === undefined ? {} : { itemPk };
    const warnings: Diagnostic[] = [];
    const missing = this.#files!.missing;
    for (const name of missing)
      warnings.push({
        severity: 'WARNING',
        code: 'FILE_NOT_FOUND',
        message: `There is no file "${name}"; the document is printed without it.`,
        ...about,
      });
    for (const source of brokenImages) {
      if (source.endsWith('?optional')) continue;
      if ([...missing].some((name) => source.endsWith(name) || decodeURI(source).endsWith(name))) continue;
      const shown = source.length > 120 ? `${source.slice(0, 120)}…` : source;
      warnings.push({
        severity: 'WARNING',
        code: 'IMAGE_NOT_LOADED',
        message: `The image ${shown} did not load: a report shows assets and records' pictures by name, and nothing from elsewhere.`,
        ...about,
      });
    }
    if (missingCharacters.length) {
      const shown = missingCharacters.slice(0, 40).join(' ');
      warnings.push({
        severity: 'WARNING',
        code: 'GLYPH_MISSING',
        message: `No font here has: ${shown}${missingCharacters.length > 40 ? ' …' : ''}. Boxes are printed instead; install a font of that script (Noto has most) or bring one as an asset.`,
        ...about,
      });
    }
    return warnings;
  }
}

/**
 * The document with what we set for it, in front: the parser puts it at the head's beginning, so that the author's own rules
 * come later and win. A lone surrogate becomes U+FFFD on its way to the browser, as does a NUL in the parser.
 */
function withFrame({ html, pageSize, landscape }: PrintDocument, prefix: string): string {
  const size = `${pageSize}${landscape ? ' landscape' : ''}`;
  // Chromium lays a document out for the screen before and after it prints: hidden there, three pages took 77 ms instead of 107.
  // Web fonts and background images are loaded by that layout, so where there may be any the document stays.
  const screen = mayUseFonts(html) ? '' : '@media screen { :root { display: none } }';
  return `<!doctype html><base href="${HOST}/${prefix}"><style>@page { size: ${size} } ${screen}</style>${html.toWellFormed()}`;
}

function mayUseFonts(html: string): boolean {
  return /@font-face|url\(|@import|<link/i.test(html);
}
