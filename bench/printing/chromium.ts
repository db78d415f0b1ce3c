import { chromium, type Browser, type CDPSession } from 'playwright-core';
import { findBrowser } from '../../src/rendering/find-browser.ts';

/** The same browser for everybody who prints with one. */
export function browserPath(): string {
  const found = findBrowser(process.env.CHROMIUM_PATH);
  if (!found) throw new Error('There is no browser; npm run demo installs one.');
  return found.path;
}

export const browserArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: ['--disable-gpu', ...browserArgs] });
}

/** The floor: a page that is open already, the DevTools protocol and nothing else. */
export async function openFloor(browser: Browser): Promise<(html: string) => Promise<Buffer>> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const session: CDPSession = await context.newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  return async (html) => {
    const [, { data }] = await Promise.all([
      session.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html: hidden(html) }),
      session.send('Page.printToPDF', { printBackground: true, preferCSSPageSize: true, generateTaggedPDF: false }),
    ]);
    return Buffer.from(data, 'base64');
  };
}

/** As it is done without a thought: a context, a page and a document for each print. */
export async function printNaively(browser: Browser, html: string): Promise<Buffer> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.setContent(html);
    return await page.pdf({ printBackground: true, preferCSSPageSize: true });
  } finally {
    await context.close();
  }
}

/** Not laid out for a screen that nobody looks at. */
function hidden(html: string): string {
  return `<!doctype html><style>@media screen { :root { display: none } }</style>${html.replace(/^\s*<!doctype[^>]*>/i, '')}`;
}
