import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { RequestHandler } from 'express';
import { examples } from '../graphql/examples.ts';

interface Page {
  html: Buffer;
  gzipped: Buffer;
  etag: string;
  policy: string;
}

/**
 * GraphiQL's tabs hold a wrong offset from an animation that never ends; its own style hides that until a tab has the
 * focus, so that a tab jumps away under the mouse that presses it, and is never chosen (seen in Chromium 156).
 */
const TABS_STAY = '.graphiql-tabs > .graphiql-tab { transform: none !important }';

/** Renders the explorer once: a page of 9 MB with all in it, for a closed network has no CDN. */
async function renderPage(): Promise<Page> {
  const page = renderGraphiQL({
    title: 'Reportree GraphiQL',
    defaultTabs: examples.map((query) => ({ query })) as never,
    subscriptionsProtocol: 'SSE' as never,
    shouldPersistHeaders: false,
  });
  const html = page.replace('</head>', `<style>${TABS_STAY}</style></head>`);
  const content = Buffer.from(html);
  return { html: content, gzipped: await promisify(gzip)(content), etag: `"${hash('sha1', html)}"`, policy: policyOf(html) };
}

/** The page's own script and no other; its editor makes workers of blobs and styles of its own. */
function policyOf(html: string): string {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => `'sha256-${hash('sha256', script ?? '')}'`);
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')} blob:`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function hash(algorithm: string, text: string): string {
  return createHash(algorithm).update(text).digest('base64');
}

/** GET /graphql for a browser that wants a page. Everything else goes on to the API. */
export function graphiqlPage(): RequestHandler {
  let page: Promise<Page> | undefined;
  return async (req, res, next) => {
    if (req.method !== 'GET' || req.accepts(['application/json', 'text/event-stream', 'text/html']) !== 'text/html') return next();
    const { html, gzipped, etag, policy } = await (page ??= renderPage());
    res.set({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Cache-Control': 'private, no-cache',
      ETag: etag,
      Vary: 'Accept, Accept-Encoding',
    });
    if (req.fresh) {
      res.status(304).end();
    } else if (req.acceptsEncodings('gzip')) {
      res.set('Content-Encoding', 'gzip').end(gzipped);
    } else {
      res.end(html);
    }
  };
}
