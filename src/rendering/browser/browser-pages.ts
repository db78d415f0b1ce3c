import { PrintError } from '../../errors.ts';
import { within } from '../limits.ts';
import { Pool } from '../pool.ts';
import { printRuntime, renderRuntime } from '../render-runtime.ts';
import { BrowserSupervisor, type BrowserOptions, type RunningBrowser } from './browser-supervisor.ts';
import { PrintPage, type GlyphCache } from './print-page.ts';
import { RenderPage } from './render-page.ts';

export interface BrowserPagesOptions extends BrowserOptions {
  /** Documents printed at the same time. */
  concurrency: number;
}

/** A print page is renewed after so many documents: one that was used 200 times had grown by 14 %. */
const DOCUMENTS_PER_PAGE = 500;
/** A render page's process is renewed after so many jobs. */
const JOBS_PER_PAGE = 100;
/** It takes 0.1 s, and a few times that beside a start. */
const PAGE_OPEN_TIME_LIMIT_MS = 10_000;
const PAGE_CLOSE_TIME_LIMIT_MS = 5_000;

/** The pages of one browser; they go with it. */
interface Pages {
  running: RunningBrowser;
  print: Pool<PrintPage>;
  render: Pool<RenderPage>;
}

/** Lends the two kinds of pages, from whichever browser is running. */
export class BrowserPages {
  readonly #options: BrowserPagesOptions;
  readonly #supervisor: BrowserSupervisor;
  #pages: Pages | undefined;

  constructor(options: BrowserPagesOptions) {
    this.#options = options;
    this.#supervisor = new BrowserSupervisor(options);
  }

  get status() {
    return this.#supervisor.status;
  }

  async printPage<Result>(signal: AbortSignal, work: (page: PrintPage) => Promise<Result>): Promise<Result> {
    const { print, running } = await this.#current(signal);
    return this.#blame(running, print.use(signal, work));
  }

  async renderPage<Result>(signal: AbortSignal, work: (page: RenderPage) => Promise<Result>): Promise<Result> {
    const { render, running } = await this.#current(signal);
    return this.#blame(running, render.use(signal, work));
  }

  async warmUp(): Promise<void> {
    const { print, render } = await this.#current(AbortSignal.timeout(60_000));
    await Promise.all([render.warmUp(2), print.warmUp()]);
  }

  close(): Promise<void> {
    return this.#supervisor.close();
  }

  /** What took too long is not the document's fault where the browser itself hangs, which is then replaced. */
  async #blame<Result>(running: RunningBrowser, work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof PrintError && error.code === 'TIME_LIMIT') || (await running.answers())) throw error;
      await this.#supervisor.giveUp(running);
      throw new Error('The browser did not answer any more.', { cause: error });
    }
  }

  async #current(signal: AbortSignal): Promise<Pages> {
    const starting = this.#supervisor.get().catch((error: Error) => {
      throw new PrintError('INTERNAL', `The browser could not be started: ${error.message.split('\n')[0]}`, [], { cause: error });
    });
    // Playwright's own limit ends a start that takes too long; this one is for the start that it does not notice.
    const late = () => new PrintError('INTERNAL', 'The browser could not be started: it does not answer.');
    const running = await within(starting, Math.max(30_000, this.#options.timeLimitMs), signal, late);
    return this.#pages?.running === running ? this.#pages : (this.#pages = this.#pagesOf(running));
  }

  #pagesOf(running: RunningBrowser): Pages {
    const { concurrency } = this.#options;
    const glyphs: GlyphCache = new Map();
    const close = (page: { close(): Promise<void> }) => {
      const late = () => new Error('The page does not close.');
      void within(page.close(), PAGE_CLOSE_TIME_LIMIT_MS, new AbortController().signal, late).catch(() => this.#supervisor.giveUp(running));
    };
    const opened = <Page>(page: Promise<Page>): Promise<Page> => {
      const late = () => new Error('The browser opens no page.');
      const never = new AbortController().signal;
      return within(page, PAGE_OPEN_TIME_LIMIT_MS, never, late).catch(async (error: unknown) => {
        if (!(await running.answers())) await this.#supervisor.giveUp(running);
        throw error;
      });
    };
    return {
      running,
      print: new Pool<PrintPage>({
        size: concurrency,
        open: async () => opened(PrintPage.open(running, await printRuntime(), this.#options, glyphs)),
        renew: (page) => Promise.resolve(page.documents < DOCUMENTS_PER_PAGE),
        close,
      }),
      render: new Pool<RenderPage>({
        // One more than jobs run: it is being renewed while the next job begins.
        size: concurrency + 1,
        open: async () => opened(RenderPage.open(running, await renderRuntime(), this.#options)),
        renew: async (page) => page.jobs < JOBS_PER_PAGE && (await page.reset()),
        close,
      }),
    };
  }
}
