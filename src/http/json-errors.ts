import type { ErrorRequestHandler, RequestHandler } from 'express';
import { STATUS_CODES } from 'node:http';
import type { Logger } from 'pino';
import { ConflictError, ForbiddenError, InvalidError, NotFoundError, TooBusyError, UnauthenticatedError } from '../errors.ts';

/** The HTTP status of what a caller can cause; undefined: it is a bug of ours. */
export function statusOf(error: unknown): number | undefined {
  if (error instanceof InvalidError) return 400;
  if (error instanceof UnauthenticatedError) return 401;
  if (error instanceof ForbiddenError) return 403;
  if (error instanceof NotFoundError) return 404;
  if (error instanceof ConflictError) return 409;
  if (error instanceof TooBusyError) return 429;
  // What express and its parsers throw for a request that is not right.
  const { status, expose } = error as { status?: unknown; expose?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 && expose !== false ? status : undefined;
}

/** The end of the chain: every error is JSON, a user's in its own words, ours without any, and logged. */
export function jsonErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const status = statusOf(error);
    if (status === undefined) log.error({ err: error, method: req.method, path: req.path }, 'A request failed');
    if (res.headersSent) return next(error); // express cuts the connection, so that nobody takes half an answer for a whole
    if (error instanceof TooBusyError) res.setHeader('Retry-After', String(error.retryAfterSeconds));
    if (error instanceof UnauthenticatedError) res.setHeader('WWW-Authenticate', 'Token');
    const message = status === undefined ? 'Unexpected error.' : (error as Error).message || STATUS_CODES[status];
    const code = codeOf(status ?? 500);
    res.status(status ?? 500).json({ errors: [{ message, extensions: { code } }] });
  };
}

export const notFound: RequestHandler = (req, res) => {
  res.status(404).json({ errors: [{ message: `There is nothing at ${req.path}.`, extensions: { code: 'NOT_FOUND' } }] });
};

/** A status as programs read it in `extensions.code`. */
export function codeOf(status: number): string {
  const codes: Record<number, string> = {
    400: 'BAD_USER_INPUT',
    401: 'UNAUTHENTICATED',
    403: 'FORBIDDEN',
    404: 'NOT_FOUND',
    409: 'CONFLICT',
    429: 'TOO_BUSY',
    500: 'INTERNAL_SERVER_ERROR',
  };
  return codes[status] ?? (STATUS_CODES[status] ?? 'ERROR').toUpperCase().replaceAll(/\W+/g, '_');
}
