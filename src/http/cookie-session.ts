import type { Request, Response } from 'express';
import { readCookie, SESSION_COOKIE } from '../accounts/authenticate.ts';
import type { Config } from '../config.ts';
import type { CookieSession } from '../graphql/context.ts';

/** The session cookie of a request: no script can read it, no other site's form sends it, and over https nothing else carries it. */
export function cookieSession(req: Request, res: Response, { baseUrl }: Pick<Config, 'baseUrl'>): CookieSession {
  const options = { httpOnly: true, sameSite: 'lax', secure: baseUrl?.startsWith('https:') ?? false, path: '/' } as const;
  return {
    token: readCookie(req.headers.cookie, SESSION_COOKIE),
    set: (token, expires) => void res.cookie(SESSION_COOKIE, token, { ...options, expires }),
    clear: () => void res.clearCookie(SESSION_COOKIE, options),
  };
}
