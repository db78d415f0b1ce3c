import type { Browser, BrowserContext, CDPSession, Page, Route } from 'playwright-core';

/** The only host that a page knows; its name resolves nowhere, and every request to it is answered from memory. */
export const HOST = 'http://asset.invalid';

export interface OpenPage {
  context: BrowserContext;
  page: Page;
  session: CDPSession;
  frameId: string;
  /** Resolves with why the page can no longer be used: it crashed, or it went somewhere else. */
  lost: Promise<'crashed' | 'navigated'>;
}

export interface OpenPageOptions {
  javaScriptEnabled: boolean;
  /** The policy of the page's first document; documents set into it later inherit it. */
  policy: string;
  /** Answers every other request to the host. */
  onRequest(route: Route, path: string): Promise<void>;
}

/** Opens a page in a context of its own: without network, storage, downloads or permissions. */
export async function openPage(browser: Browser, { javaScriptEnabled, policy, onRequest }: OpenPageOptions): Promise<OpenPage> {
  const context = await browser.newContext({
    javaScriptEnabled,
    offline: true,
    acceptDownloads: false,
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 1024 },
  });
  const page = await context.newPage();
  const lost = Promise.withResolvers<'crashed' | 'navigated'>();
  await context.route('**', async (route) => {
    const url = route.request().url();
    if (url === `${HOST}/`)
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': policy },
        body: '<!doctype html><title></title>',
      });
    if (url.startsWith(`${HOST}/`) && !route.request().isNavigationRequest())
      return onRequest(route, decodeURI(url.slice(HOST.length + 1)));
    return route.abort('blockedbyclient');
  });
  await page.goto(`${HOST}/`);
  page.on('crash', () => lost.resolve('crashed'));
  page.on('close', () => lost.resolve('crashed'));
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
  page.on('popup', (popup) => void popup.close().catch(() => {}));
  // A navigation of the main frame would have us print somebody else's page, or the browser's own error page.
  page.on('framenavigated', (frame) => frame === page.mainFrame() && frame.url() !== `${HOST}/` && lost.resolve('navigated'));
  const session = await context.newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  return { context, page, session, frameId: frameTree.frame.id, lost: lost.promise };
}
