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
    return (await this.#current(signal)).print.use(signal, work);
  }

  async renderPage<Result>(signal: AbortSignal, work: (page: RenderPage) => Promise<Result>): Promise<Result> {
    return (await this.#current(signal)).render.use(signal, work);
  }

  async warmUp(): Promise<void> {
    const { print, render } = await this.#current(AbortSignal.timeout(60_000));
    await Promise.all([render.warmUp(2), print.warmUp()]);
  }

  close(): Promise<void> {
    return this.#supervisor.close();
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
    return {
      running,
      print: new Pool<PrintPage>({
        size: concurrency,
        open: async () => PrintPage.open(running, await printRuntime(), this.#options, glyphs),
        renew: (page) => Promise.resolve(page.documents < DOCUMENTS_PER_PAGE),
        close,
      }),
      render: new Pool<RenderPage>({
        // One more than jobs run: it is being renewed while the next job begins.
        size: concurrency + 1,
        open: async () => RenderPage.open(running, await renderRuntime(), this.#options),
        renew: async (page) => page.jobs < JOBS_PER_PAGE && (await page.reset()),
        close,
      }),
    };
  }
}
