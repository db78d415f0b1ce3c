import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { HttpLocals } from './http-locals.ts';

/** One line per request, without headers, query strings and bodies: they hold cookies, tokens and passwords. */
export function requestLog(log: Logger): RequestHandler<object, unknown, unknown, unknown, HttpLocals & Record<string, unknown>> {
  return (req, res, next) => {
    const start = performance.now();
    const path = req.path; // routers below change it
    res.once('close', () => {
      const level = path === '/health' || path.startsWith('/media/') ? 'debug' : 'info';
      log[level](
        {
          method: req.method,
          path,
          status: res.statusCode,
          ms: Math.round(performance.now() - start),
          user: res.locals.viewer?.user.pk,
          ...(!res.writableFinished && { aborted: true }),
        },
        'Request',
      );
    });
    next();
  };
}
