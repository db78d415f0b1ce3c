import type { RequestHandler } from 'express';
import { authenticate } from '../accounts/authenticate.ts';
import type { Parts } from '../parts.ts';
import type { HttpLocals } from './http-locals.ts';

/** Finds out who asks, before anything of the request's body is read: wrong credentials are 401 whatever the body holds. */
export function authenticateRequest(
  parts: Pick<Parts, 'prisma'>,
): RequestHandler<object, unknown, unknown, unknown, HttpLocals & Record<string, unknown>> {
  return async (req, res, next) => {
    const { authorization, cookie } = req.headers;
    res.locals.viewer = await authenticate(parts, { authorization, cookie, address: req.socket.remoteAddress });
    next();
  };
}
