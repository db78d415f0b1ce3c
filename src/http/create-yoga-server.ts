import type { Request, Response } from 'express';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { createContext, type GraphqlContext } from '../graphql/context.ts';
import type { PreviewFiles } from '../graphql/preview-files.ts';
import { schema } from '../graphql/schema.ts';
import type { Parts } from '../parts.ts';
import { cookieSession } from './cookie-session.ts';
import type { HttpLocals } from './http-locals.ts';
import { maskError } from './mask-error.ts';
import { operationLimits } from './operation-limits.ts';

export interface ExpressContext {
  req: Request;
  res: Response<unknown, HttpLocals & Record<string, unknown>>;
}

export type YogaServer = YogaServerInstance<ExpressContext, GraphqlContext>;

/** The GraphQL server proper: from a body that is read and a viewer who is known to an answer, or to a stream of events. */
export function createYogaServer(parts: Parts, previews: PreviewFiles, stopping: AbortSignal): YogaServer {
  const log = parts.log.child({ part: 'graphql' });
  return createYoga<ExpressContext, GraphqlContext>({
    schema,
    graphqlEndpoint: '/graphql',
    context: ({ req, res }) =>
      createContext({
        parts,
        previews,
        stopping,
        viewer: res.locals.viewer,
        session: cookieSession(req, res, parts.config),
        address: req.socket.remoteAddress,
      }),
    maskedErrors: { maskError: maskError(log) },
    // What reads the body, draws the explorer and decides about other origins stands before this, in src/http.
    multipart: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    batching: false,
    logging: {
      debug: (...args) => log.trace(args),
      info: (...args) => log.debug(args),
      warn: (...args) => log.warn(args),
      error: () => {},
    }, // maskError logs errors
    plugins: [operationLimits(), unbufferedEvents],
  });
}

/** Proxies hold a stream back unless told not to (https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering). */
const unbufferedEvents: Plugin = {
  onResponse({ response }) {
    if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return;
    response.headers.set('X-Accel-Buffering', 'no');
    response.headers.set('Cache-Control', 'no-cache, no-transform');
    response.headers.delete('Content-Encoding'); // yoga says `none`, which is no encoding, and curl refuses it
  },
};
