import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import type { Logger } from 'pino';
import { PrintError, type Diagnostic } from '../errors.ts';
import { BrowserSupervisor } from './browser/browser-supervisor.ts';
import { PrintPage, type GlyphCache, type PrintedDocument } from './browser/print-page.ts';
import { RenderPage } from './browser/render-page.ts';
import { CompileService } from './compile/compile-service.ts';
import type { RenderDocument, RenderedReport, RenderEngine, RenderJob } from './engine.ts';
import { joinPdfs } from './join-pdfs.ts';
import type { Limits } from './limits.ts';
import { PagePool } from './page-pool.ts';
import { hasForbiddenLink, pageCount } from './pdf-facts.ts';
import { djangoTag, isStaticHtml, staticHtml } from './static-html.ts';

export interface RenderEngineOptions extends Limits {
  chromiumPath: string | undefined;
  /** Documents printed at the same time. */
  concurrency: number;
  /** A folder of the engine's own. */
  cacheDir: string;
  log: Logger;
}

/** A print page is renewed after so many documents: one that was used 200 times had grown by 14 %. */
const DOCUMENTS_PER_PAGE = 500;
/** Warnings of one job; the rest says nothing new. */
const WARNING_LIMIT = 100;

/**
 * The render engine. A template is compiled in a child process (src/rendering/compile), run in a page that is thrown away
 * with its job (`RenderPage`), and printed from a page in which nothing runs (`PrintPage`); see docs/architecture.md.
 */
export function createRenderEngine(options: RenderEngineOptions): RenderEngine {
  return new Engine(options);
}

class Engine implements RenderEngine {
  readonly #options: RenderEngineOptions;
  readonly #compiler: CompileService;
  readonly #browser: BrowserSupervisor;
  readonly #printPages: PagePool<PrintPage>;
  #glyphs: GlyphCache = new Map();
  #runtime: Promise<string> | undefined;
  #spare: { browser: Browser; page: Promise<RenderPage> } | undefined;
  #current: Browser | undefined;

  constructor(options: RenderEngineOptions) {
    this.#options = options;
    this.#compiler = new CompileService(options.cacheDir);
    this.#browser = new BrowserSupervisor(options);
    this.#printPages = new PagePool(options.concurrency, async () => PrintPage.open(await this.#running(), options, this.#glyphs));
  }

  async check(source: Parameters<RenderEngine['check']>[0], signal = AbortSignal.timeout(60_000)): Promise<Diagnostic[]> {
    if (isStaticHtml(source.name)) return [djangoTag(source.name, source.content)].filter((tag) => tag !== null);
    const answer = await this.#compiler.compile(source, signal);
    return 'diagnostics' in answer ? answer.diagnostics : [];
  }

  async render(job: RenderJob): Promise<RenderedReport> {
    const { pdfs, pages, warnings } = await this.#printAll(job);
    const pdf = await joinPdfs(pdfs, job.title);
    this.#checkSize(pdf.byteLength);
    return { pdf, pageCount: pages, parts: job.keepParts ? pdfs : [], warnings: warnings.slice(0, WARNING_LIMIT) };
  }

  async renderHtml(job: RenderJob): Promise<{ html: string; warnings: Diagnostic[] }> {
    const documents = await this.#withHtml(job, (html) => Promise.all(job.documents.map((document) => html(document))));
    return { html: documents.join('\n'), warnings: [] };
  }

  async warmUp(): Promise<void> {
    this.#compiler.warmUp();
    try {
      await this.#spareRenderPage();
      await this.#printPages.warmUp();
    } catch (error) {
      this.#options.log.warn(
        `The browser could not be started ahead of the first print, which will try again: ${(error as Error).message.split('\n')[0]}`,
      );
    }
  }

  status() {
    return this.#browser.status;
  }

  async close(): Promise<void> {
    this.#compiler.close();
    await this.#browser.close();
  }

  async #printAll(job: RenderJob): Promise<{ pdfs: Buffer[]; pages: number; warnings: Diagnostic[] }> {
    const pdfs: Buffer[] = [];
    const warnings: Diagnostic[][] = [];
    let pages = 0;
    let done = 0;
    let bytes = 0;
    const failed = new AbortController();
    const signal = AbortSignal.any([job.signal, failed.signal]);
    const files = rememberFiles(job.loadFile);
    await this.#withHtml(job, async (html) => {
      job.onPhase?.('PRINTING');
      // Every document is made and printed in one go; as many at a time as there are print pages, in the order asked for.
      const next = job.documents.keys();
      const line = async () => {
        for (const index of next) {
          const document = job.documents[index]!;
          const printed = await this.#printOne({ ...job, signal, loadFile: files }, document, await html(document, signal));
          if (hasForbiddenLink(printed.pdf))
            throw new PrintError('TEMPLATE', 'The document has a link that runs a script or opens a local file.');
          pdfs[index] = printed.pdf;
          warnings[index] = printed.warnings;
          pages += pageCount(printed.pdf);
          bytes += printed.pdf.byteLength;
          if (pages > this.#options.pageLimit)
            throw new PrintError(
              'PAGE_LIMIT',
              `The output has more than ${this.#options.pageLimit} pages. REPORTREE_PAGE_LIMIT sets the limit.`,
            );
          if (job.documents.length === 1 || bytes > this.#options.pdfSizeLimitBytes * 4) this.#checkSize(bytes);
          job.onProgress?.(++done);
        }
      };
      const lines = Array.from({ length: Math.min(this.#options.concurrency, job.documents.length) }, () =>
        line().catch((error: unknown) => {
          failed.abort(error);
          throw error;
        }),
      );
      const results = await Promise.allSettled(lines);
      const failure = results.find((result) => result.status === 'rejected');
      if (failure) throw failed.signal.aborted ? failed.signal.reason : failure.reason;
    });
    return { pdfs, pages, warnings: warnings.flat() };
  }

  /** Gives `work` the function that makes a document's HTML: from a page that lives as long as the job, or from the file itself. */
  async #withHtml<Result>(
    job: RenderJob,
    work: (html: (document: RenderDocument, signal?: AbortSignal) => Promise<string>) => Promise<Result>,
  ): Promise<Result> {
    const { template, signal, locale, timeZone, currency } = job;
    if (isStaticHtml(template.name)) {
      const html = staticHtml(template.name, template.content);
      return work(() => Promise.resolve(html));
    }
    const compiled = await this.#compiler.compiled(template, signal);
    job.onPhase?.('RENDERING');
    const page = await this.#takeRenderPage(signal);
    // The browser's own style sheet comes with the first of the document, so that the template's own styles win over the tags'.
    const styles = compiled.styles ? `<style>${compiled.styles.replaceAll('</', '<\\/')}</style>` : '';
    try {
      await page.load(compiled, { locale, timeZone, currency });
      return await work(async (document, own = signal) => styles + (await page.render(document.inputJson, own)));
    } finally {
      void page.close();
      void this.#spareRenderPage().catch(() => {});
    }
  }

  async #printOne(job: RenderJob, document: RenderDocument, html: string): Promise<PrintedDocument> {
    const print = () =>
      this.#printPages.use(
        job.signal,
        (page, error) => error === undefined && page.documents < DOCUMENTS_PER_PAGE,
        (page) => page.print({ ...job, html, itemPk: document.itemPk }, job.signal),
      );
    try {
      return await print();
    } catch (error) {
      if (error instanceof PrintError || job.signal.aborted) throw error;
      // The browser went down under the document. Not the document's fault, as far as one can tell: once more, in a new one.
      this.#options.log.warn(`Printing a document again, since the browser failed: ${(error as Error).message.split('\n')[0]}`);
      return print().catch((again: unknown) => {
        throw again instanceof PrintError || job.signal.aborted
          ? again
          : new PrintError('INTERNAL', `The browser failed twice while it printed: ${(again as Error).message.split('\n')[0]}`, [], {
              cause: again,
            });
      });
    }
  }

  async #takeRenderPage(signal: AbortSignal): Promise<RenderPage> {
    signal.throwIfAborted();
    const browser = await this.#running();
    const spare = this.#spare;
    this.#spare = undefined;
    if (spare?.browser === browser) {
      const page = await spare.page.catch(() => undefined);
      if (page) return page;
    }
    return RenderPage.open(browser, await this.#runtimeScript(), this.#options);
  }

  async #spareRenderPage(): Promise<void> {
    const browser = await this.#running();
    if (this.#spare?.browser === browser) return void (await this.#spare.page);
    const page = this.#runtimeScript().then((runtime) => RenderPage.open(browser, runtime, this.#options));
    this.#spare = { browser, page };
    await page;
  }

  /** The running browser; a new one makes everything that belonged to the old one void. Throws `PrintError` when there is none. */
  async #running(): Promise<Browser> {
    const browser = await this.#browser.get().catch((error: Error) => {
      throw new PrintError('INTERNAL', `The browser could not be started: ${error.message.split('\n')[0]}`, [], { cause: error });
    });
    if (browser !== this.#current) {
      this.#current = browser;
      this.#spare = undefined;
      this.#glyphs = new Map();
      this.#printPages.clear();
    }
    return browser;
  }

  /** The script that stands in every render page, made once from src/rendering/helpers. */
  #runtimeScript(): Promise<string> {
    return (this.#runtime ??= build({
      entryPoints: [fileURLToPath(new URL('./helpers/page-runtime.ts', import.meta.url))],
      bundle: true,
      write: false,
      minify: true,
      format: 'iife',
      platform: 'browser',
      logLevel: 'silent',
    }).then(({ outputFiles }) => outputFiles[0]!.text));
  }

  #checkSize(bytes: number): void {
    const limit = this.#options.pdfSizeLimitBytes;
    if (bytes > limit)
      throw new PrintError(
        'SIZE_LIMIT',
        `The PDF has ${Math.ceil(bytes / 1024 / 1024)} MiB; ${Math.round(limit / 1024 / 1024)} MiB are allowed. REPORTREE_PDF_SIZE_LIMIT sets the limit.`,
      );
  }
}

/** Each file is read once for a job, however many documents show it. */
function rememberFiles(load: RenderJob['loadFile']): RenderJob['loadFile'] {
  const known = new Map<string, ReturnType<RenderJob['loadFile']>>();
  return (path) => {
    const file = known.get(path) ?? load(path);
    known.set(path, file);
    return file;
  };
}
