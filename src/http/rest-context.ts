import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { authenticate } from '../accounts/authenticate.ts';
import { requireSafeOrigin } from '../accounts/require-safe-origin.ts';
import { createContext, type GraphqlContext } from '../graphql/context.ts';
import type { PreviewFiles } from '../graphql/preview-files.ts';
import type { Parts } from '../parts.ts';
import { restFault } from '../rest/create-rest-router.ts';
import { cookieSession } from './cookie-session.ts';

/** What resolvers get of a REST request: who asks, by header or cookie, and the same as over GraphQL. */
export function restContext(parts: Parts, previews: PreviewFiles, stopping: AbortSignal) {
  return async (req: Request, res: Response): Promise<GraphqlContext> => {
    const { authorization, cookie } = req.headers;
    const viewer = await authenticate(parts, { authorization, cookie, address: req.socket.remoteAddress });
    if (viewer?.via === 'session') requireSafeOrigin(req);
    res.locals.viewer = viewer;
    return createContext({
      parts,
      previews,
      stopping,
      viewer,
      session: cookieSession(req, res, parts.config),
      address: req.socket.remoteAddress,
    });
  };
}

/** Logs a fault of ours below /api, and answers it in the shape of that API. */
export function restErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    log.error({ err: error, method: req.method, path: req.path }, 'A request failed');
    restFault(error, req, res, next);
  };
}
