import { describe, expect, test } from 'vitest';
import { requireSafeOrigin } from '../../src/accounts/require-safe-origin.ts';
import { ForbiddenError } from '../../src/errors.ts';

describe('a request with a cookie', () => {
  test.each([
    ['GET', {}],
    ['POST', { 'content-type': 'application/json; charset=utf-8' }],
    ['POST', { 'content-type': 'multipart/form-data; boundary=x', 'x-requested-with': 'x' }],
    ['POST', { 'content-type': 'multipart/form-data; boundary=x', 'apollo-require-preflight': 'true' }],
    ['POST', { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }],
  ])('passes: %s %j', (method, headers) => expect(() => requireSafeOrigin({ method, headers })).not.toThrow());

  test.each([
    ['POST', {}],
    ['POST', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['POST', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['POST', { 'content-type': 'text/plain; application/json' }],
    ['post', { 'content-type': 'TEXT/PLAIN' }],
    ['DELETE', { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }],
  ])('that another site could forge is refused: %s %j', (method, headers) =>
    expect(() => requireSafeOrigin({ method, headers })).toThrow(ForbiddenError),
  );
});
