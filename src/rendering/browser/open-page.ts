import type { BrowserContext, CDPSession } from 'playwright-core';
import type { RunningBrowser } from './browser-supervisor.ts';

/** The only host that a page knows; its name resolves nowhere, and every request to it is answered from memory. */
export const HOST = 'http://asset.invalid';

/** What is asked of a page fails a little earlier than the event comes that says why. */
const LOSS_DELAY_MS = 300;

/** A request of the page for a file, to be answered with `fulfill`; undefined is "there is none". */
export type FileRequest = (url: string, kind: string) => Promise<{ content: Uint8Array; contentType: string } | undefined>;

/** Why a page can no longer be used: what it did itself, or what was done to it (`killed`, `closed`). */
export type Loss = 'crashed' | 'navigated' | 'killed' | 'closed';

export interface OpenPageOptions {
  javaScriptEnabled: boolean;
  /** The content security policy of the page's first document; documents that are set into it later inherit it. */
  policy: string;
  /** Answers requests for files; without it the page gets none. */
  onFile?: FileRequest;
}

/**
 * A page in a browser context of its own: no network, storage, downloads or permissions. It speaks the DevTools protocol
 * directly: playwright's own routing and page events would cost more than a label takes to print.
 */
export class OpenPage {
  readonly context: BrowserContext;
  readonly session: CDPSession;
  readonly frameId: string;
  readonly #lost = Promise.withResolvers<Loss>();
  readonly #options: OpenPageOptions;
  /** Navigations of ours that are under way; every other one is the document's. */
  #goingHome = 0;

  private constructor(context: BrowserContext, session: CDPSession, frameId: string, options: OpenPageOptions) {
    this.context = context;
    this.session = session;
    this.frameId = frameId;
    this.#options = options;
  }

  static async open({ browser, crashes }: RunningBrowser, options: OpenPageOptions): Promise<OpenPage> {
    const context = await browser.newContext({
      javaScriptEnabled: options.javaScriptEnabled,
      offline: true,
      acceptDownloads: false,
      viewport: null,
    });
    try {
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      const { frameTree } = await session.send('Page.getFrameTree');
      const open = new OpenPage(context, session, frameTree.frame.id, options);
      open.#listen();
      // The target of a page goes by the name of its main frame.
      crashes.set(open.frameId, (how) => open.#lost.resolve(how));
      page.on('close', () => {
        crashes.delete(open.frameId);
        open.#lost.resolve('closed');
      });
      await Promise.all([session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }), session.send('Page.enable')]);
      await open.goHome();
      return open;
    } catch (error) {
      void context.close().catch(() => {});
      throw error;
    }
  }

  /** Resolves when the page cannot be used any more. */
  get lost(): Promise<Loss> {
    return this.#lost.promise;
  }

  /** As `lost`, for one who has just been told by an error that something is wrong: undefined where it is something else. */
  lostSoon(): Promise<Loss | undefined> {
    return Promise.race([this.lost, new Promise<undefined>((resolve) => setTimeout(resolve, LOSS_DELAY_MS))]);
  }

  /** Leaves the document with all its scripts and loads an empty one: a new realm, and a new origin where the policy says `sandbox`. */
  async goHome(): Promise<void> {
    this.#goingHome++;
    const { errorText } = await this.session.send('Page.navigate', { url: `${HOST}/` });
    if (errorText) throw new Error(`The page could not be opened: ${errorText}`);
  }

  /** Ends the page and its process, whatever it is busy with: closing alone leaves an endless loop running for seconds. */
  async close(): Promise<void> {
    this.session.send('Page.crash').catch(() => {});
    await this.context.close().catch(() => {});
  }

  #listen(): void {
    this.session.on('Fetch.requestPaused', ({ requestId, request, resourceType, frameId }) => {
      const isNavigation = resourceType === 'Document' && frameId === this.frameId;
      void this.#answer(requestId, request.url, resourceType, isNavigation).catch(() => {}); // the page may be gone by now
    });
    // A navigation of the main frame would have us print somebody else's page, or the browser's own error page.
    this.session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== this.frameId) return;
      if (frame.url === `${HOST}/` && this.#goingHome > 0) this.#goingHome--;
      else this.#lost.resolve('navigated');
    });
  }

  async #answer(requestId: string, url: string, kind: string, isNavigation: boolean): Promise<void> {
    if (isNavigation && this.#goingHome > 0 && url === `${HOST}/`) {
      const { policy } = this.#options;
      const html = { content: Buffer.from('<!doctype html><title></title>'), contentType: 'text/html; charset=utf-8' };
      return this.#fulfill(requestId, html, [{ name: 'content-security-policy', value: policy }]);
    }
    if (isNavigation) this.#lost.resolve('navigated');
    const file = !isNavigation && url.startsWith(`${HOST}/`) ? await this.#options.onFile?.(url, kind) : undefined;
    if (file) return this.#fulfill(requestId, file, [{ name: 'access-control-allow-origin', value: '*' }]);
    await this.session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
  }

  async #fulfill(
    requestId: string,
    { content, contentType }: { content: Uint8Array; contentType: string },
    headers: { name: string; value: string }[],
  ): Promise<void> {
    await this.session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [
        { name: 'content-type', value: contentType },
        { name: 'cache-control', value: 'no-store' },
        { name: 'x-content-type-options', value: 'nosniff' },
        ...headers,
      ],
      body: Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('base64'),
    });
  }
}
