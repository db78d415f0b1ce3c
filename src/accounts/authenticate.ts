import { UnauthenticatedError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { basicLogIn } from './basic-log-in.ts';
import { findSession } from './session.ts';
import { findToken } from './api-token.ts';
import type { Viewer } from './viewer.ts';

export const SESSION_COOKIE = 'sessionid';

export interface AuthenticationHeaders {
  authorization?: string | undefined;
  cookie?: string | undefined;
  /** The client's network address, where known: it bounds guessing at passwords. */
  address?: string | undefined;
}

/**
 * Who sends a request: by `Authorization: Token …`, else `Authorization: Basic …`, else the session's cookie; null is
 * nobody. Throws `UnauthenticatedError` for credentials that are sent and wrong, in the words of Django REST framework;
 * an unknown scheme and a stale cookie count as nothing sent. Throws `TooBusyError` after too many wrong passwords.
 */
export async function authenticate(parts: Pick<Parts, 'prisma'>, headers: AuthenticationHeaders): Promise<Viewer | null> {
  const [scheme = '', ...credentials] = (headers.authorization ?? '').trim().split(/\s+/);
  if (scheme.toLowerCase() === 'token') return { user: await findToken(parts, single('token', 'Token', credentials)), via: 'token' };
  if (scheme.toLowerCase() === 'basic') {
    return { user: await basicLogIn(parts, single('basic', 'Credentials', credentials), headers.address), via: 'basic' };
  }
  const cookie = readCookie(headers.cookie, SESSION_COOKIE);
  const user = cookie ? await findSession(parts, cookie) : null;
  return user && { user, via: 'session' };
}

function single(scheme: string, what: string, credentials: string[]): string {
  const [first, second] = credentials;
  if (first === undefined) throw new UnauthenticatedError(`Invalid ${scheme} header. No credentials provided.`);
  if (second !== undefined) throw new UnauthenticatedError(`Invalid ${scheme} header. ${what} string should not contain spaces.`);
  return first;
}

/** The value of one cookie in a `Cookie` header. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim() || undefined;
  }
  return undefined;
}
