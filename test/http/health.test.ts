import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createHttpApp } from '../../src/http/create-http-app.ts';
import { startTestServer } from './support/test-server.ts';

it('health is 503 as soon as the database is gone, and says no more than that', async () => {
  const server = await startTestServer();
  try {
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    await server.app.queue.close();
    await server.app.database.close();
    const response = await fetch(`${server.url}/health`);
    expect(response.status).toBe(503);
    expect(Object.keys((await response.json()) as object)).toEqual(['status', 'database', 'engine']);
  } finally {
    await server.http.close();
    await server.app.engine.close();
  }
});

it('logs one line per request, without passwords, tokens, cookies and query strings', async () => {
  const server = await startTestServer();
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const http = createHttpApp({ ...server.app, log });
  const second = createServer();
  http.attach(second);
  await new Promise<void>((done) => second.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(second.address() as AddressInfo).port}`;
  try {
    const logIn = await fetch(`${url}/graphql?secret=in-the-url`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'mutation { logIn(username: "staff", password: "staff-password") { __typename } }' }),
    });
    const cookie = logIn.headers.get('set-cookie')!.split(';')[0]!;
    await fetch(`${url}/graphql?query={viewer{pk}}`, { headers: { cookie, accept: 'application/json' } });
    await fetch(`${url}/graphql?query={viewer{pk}}`, {
      headers: { authorization: `Token ${server.staffToken}`, accept: 'application/json' },
    });
    await expect.poll(() => lines.filter((line) => line.includes('"msg":"Request"')).length).toBe(3);
    for (const secret of ['staff-password', cookie.split('=')[1]!, server.staffToken, 'in-the-url', 'viewer{pk}'])
      expect(lines.join('')).not.toContain(secret);
  } finally {
    await http.close();
    await server.close();
  }
});
