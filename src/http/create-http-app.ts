import type { Server } from 'node:http';
import express, { type Express } from 'express';
import packageJson from '../../package.json' with { type: 'json' };
import { createPreviewFiles } from '../graphql/preview-files.ts';
import type { Parts } from '../parts.ts';
import { apiDoc } from '../rest/api-doc.ts';
import { createRestRouter } from '../rest/create-rest-router.ts';
import { authenticateRequest } from './authenticate-request.ts';
import { createYogaServer } from './create-yoga-server.ts';
import { graphiqlPage } from './graphiql-page.ts';
import { graphqlBody } from './graphql-body.ts';
import { health } from './health.ts';
import { jsonErrors, notFound } from './json-errors.ts';
import { media } from './media.ts';
import { requestLog } from './request-log.ts';
import { restContext, restErrors } from './rest-context.ts';
import { securityHeaders } from './security-headers.ts';
import { attachWebSockets } from './websockets.ts';

/** Requests under way get so long to end, when the server stops. */
const CLOSE_TIME_LIMIT_MS = 5_000;
/** A request's head and body have to arrive within this; the slowest upload that is worth waiting for. */
const REQUEST_TIME_LIMIT_MS = 120_000;

export interface HttpApp {
  app: Express;
  /** Makes a server serve this app and its WebSockets. */
  attach(server: Server): void;
  /** Ends subscriptions, lets requests under way end, and closes the servers; five seconds at most. */
  close(): Promise<void>;
}

/** Everything that is served over HTTP. It only gets parts, and knows none of their making. */
export function createHttpApp(parts: Parts): HttpApp {
  const stopping = new AbortController();
  const previews = createPreviewFiles();
  const yoga = createYogaServer(parts, previews, stopping.signal);
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(securityHeaders(parts.config.baseUrl?.startsWith('https:') ?? false));
  app.use(requestLog(parts.log.child({ part: 'http' })));
  app.get('/health', health(parts));
  app.get('/', (_req, res) => res.redirect('/graphql'));
  app.get('/graphql', graphiqlPage());
  const authenticated = authenticateRequest(parts);
  app.use('/graphql', authenticated, ...graphqlBody(parts), yoga as never);
  app.get('/media/*path', authenticated, media(parts, previews));
  app.use('/api-doc', apiDoc());
  app.use(
    '/api',
    createRestRouter({
      contextOf: restContext(parts, previews, stopping.signal),
      version: packageJson.version,
      uploadLimitBytes: parts.config.uploadLimitBytes,
      printWaitMs: parts.config.printWaitMs,
    }),
    restErrors(parts.log.child({ part: 'rest' })),
  );
  app.use(notFound);
  app.use(jsonErrors(parts.log.child({ part: 'http' })));

  const closers: (() => Promise<void>)[] = [];
  return {
    app,
    attach(server) {
      server.requestTimeout = REQUEST_TIME_LIMIT_MS;
      server.on('request', app);
      const webSockets = attachWebSockets(server, parts, yoga, previews, stopping.signal);
      closers.push(() => closeServer(server), webSockets.close);
    },
    async close() {
      stopping.abort();
      await Promise.all(closers.splice(0).map((close) => close())); // a second call finds nothing to close
    },
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(() => server.closeAllConnections(), CLOSE_TIME_LIMIT_MS);
    // A connection whose last answer ends meanwhile would be kept alive for the next request, which never comes.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(sweep);
      done();
    });
  });
}
