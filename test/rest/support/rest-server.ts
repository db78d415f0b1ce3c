import { expect } from 'vitest';
import { createUser } from '../../../src/accounts/create-user.ts';
import type { Config } from '../../../src/config.ts';
import { startTestServer, type TestServer } from '../../http/support/test-server.ts';
import { ContractWatch } from './contract.ts';

export interface RestAnswer {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line no-explicit-any -- tests look into bodies of many shapes
  body: any;
}

export interface RestServer extends TestServer {
  watch: ContractWatch;
  /** Sends a request as `staff` (the default), `user`, `admin`, or nobody (null). A `FormData` goes as multipart, `URLSearchParams` as a form, text as it is, anything else as JSON. */
  rest(
    method: string,
    path: string,
    body?: unknown,
    options?: { as?: 'staff' | 'user' | 'admin' | null; headers?: Record<string, string> },
  ): Promise<RestAnswer>;
}

/** The HTTP app over real parts; every answer of its REST side is held against the contract. */
export async function startRestServer(overrides: Partial<Config> = {}): Promise<RestServer> {
  const server = await startTestServer(overrides);
  await createUser(server.app, { username: 'admin', password: 'admin-password', isStaff: true, isSuperuser: true });
  const watch = await ContractWatch.over(server.server, server.url);
  const basic = `Basic ${Buffer.from('admin:admin-password').toString('base64')}`;
  const credentials = { staff: `Token ${server.staffToken}`, user: `Token ${server.userToken}`, admin: basic };
  return {
    ...server,
    watch,
    async rest(method, path, body, { as = 'staff', headers = {} } = {}) {
      const isRaw = body instanceof FormData || body instanceof URLSearchParams || typeof body === 'string' || body === undefined;
      const response = await fetch(server.url + path, {
        method,
        redirect: 'manual',
        headers: { ...(as && { authorization: credentials[as] }), ...(!isRaw && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: isRaw ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(30_000),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === '' ? undefined : parse(text) };
    },
    async close() {
      await server.close();
      expect(watch.checked).toBeGreaterThan(0);
      expect(watch.problems).toEqual([]);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A multipart form: texts, and files as `[name, content]`. */
export function form(fields: Record<string, string | [name: string, content: string | Uint8Array]>): FormData {
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value === 'string') data.append(key, value);
    else data.append(key, new Blob([value[1] as BlobPart]), value[0]);
  }
  return data;
}

export const PAGE = '<p>${input.part.name}</p>';
