import { ForbiddenError } from '../errors.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
/**
 * A page of another site can send none of these without asking the server first by a CORS preflight, which we refuse:
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS#simple_requests
 */
const PREFLIGHT_HEADERS = ['x-requested-with', 'graphql-require-preflight', 'apollo-require-preflight', 'x-csrftoken'];
/** What a plain HTML form can send. */
const FORM_TYPES = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

export interface RequestOrigin {
  method: string;
  /** Names in lower case. */
  headers: Record<string, string | string[] | undefined>;
}

/**
 * Guards requests whose log-in is a cookie, which a browser sends along with forged requests too, and the log-in itself.
 * Demands a JSON body or one of the headers above, and no mark of another site. Throws `ForbiddenError`.
 * Requests that carry `Authorization` need no guard: no other site can make a browser send it.
 */
export function requireSafeOrigin({ method, headers }: RequestOrigin): void {
  if (SAFE_METHODS.has(method.toUpperCase())) return;
  if (headers['sec-fetch-site'] === 'cross-site') throw new ForbiddenError('CSRF Failed: the request comes from another site.');
  if (PREFLIGHT_HEADERS.some((name) => headers[name])) return;
  const type =
    String(headers['content-type'] ?? '')
      .split(';')[0]
      ?.trim()
      .toLowerCase() ?? '';
  if (type !== '' && !FORM_TYPES.has(type)) return;
  throw new ForbiddenError(`CSRF Failed: a log-in by cookie needs the header "${PREFLIGHT_HEADERS[0]}" (any value) with this request.`);
}
