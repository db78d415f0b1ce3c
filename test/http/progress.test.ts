import { createClient } from 'graphql-ws';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OUTPUT_CHANNEL } from '../../src/printing/print-request.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

const PROGRESS = `subscription ($output: ID!) { reportProgress(output: $output) {
  __typename ... on UserError { message } ... on ReportProgress { sequence at output { id state itemsDone itemsTotal } } } }`;
interface Event {
  __typename: string;
  message?: string;
  sequence: number;
  output: { id: string; state: string; itemsDone: number };
}

let server: TestServer;
let pk: number;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  const user = await server.app.prisma.user.findUniqueOrThrow({ where: { username: 'user' } });
  const output = await server.app.prisma.reportOutput.create({
    data: { templateName: 'x', modelType: 'part', itemPks: [1, 2], missingItems: [], itemsTotal: 2, createdByPk: user.pk },
  });
  pk = output.pk;
});

async function change(data: { state?: 'RUNNING' | 'COMPLETE'; itemsDone?: number }) {
  await server.app.prisma.reportOutput.update({ where: { pk }, data: { ...data, sequence: { increment: 1 } } });
  await server.app.database.notify(OUTPUT_CHANNEL, String(pk));
}

async function* overSse(
  token = server.userToken,
  headers: Record<string, string> = {},
  output: string | number = pk,
  signal?: AbortSignal,
) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', authorization: `Token ${token}`, ...headers },
    body: JSON.stringify({ query: PROGRESS, variables: { output } }),
    signal: signal ?? null,
  });
  yield response;
  for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
    for (const [, data] of text.matchAll(/^data: (.+)$/gm))
      yield (JSON.parse(data!) as { data: { reportProgress: Event } }).data.reportProgress;
  }
}

function overWebSocket(
  options: { connectionParams?: Record<string, unknown>; headers?: Record<string, string> },
  output: string | number = pk,
) {
  class Socket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: options.headers ?? {} });
    }
  }
  const client = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: Socket,
    retryAttempts: 0,
    ...(options.connectionParams && { connectionParams: options.connectionParams }),
  });
  return { client, events: client.iterate<{ reportProgress: Event }>({ query: PROGRESS, variables: { output } }) };
}

async function listeners(): Promise<number> {
  const pglite = server.app.database.pglite;
  if (!pglite) return 0;
  const { rows } = await pglite.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_listening_channels() AS channel WHERE channel = '${OUTPUT_CHANNEL}'`,
  );
  return rows[0]!.count;
}

describe('progress over server-sent events', () => {
  it('gives the present state at once, then each change, and ends', async () => {
    const events = overSse(server.userToken, { 'accept-encoding': 'gzip' });
    const start = performance.now();
    const response = (await events.next()).value as Response;
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect((await events.next()).value).toMatchObject({ output: { id: `ReportOutput:${pk}`, state: 'QUEUED', itemsDone: 0 } });
    expect(performance.now() - start).toBeLessThan(1_000);
    await change({ state: 'RUNNING', itemsDone: 1 });
    const changed = performance.now();
    expect((await events.next()).value).toMatchObject({ output: { state: 'RUNNING', itemsDone: 1 } });
    expect(performance.now() - changed).toBeLessThan(1_000);
    await change({ state: 'COMPLETE', itemsDone: 2 });
    expect((await events.next()).value).toMatchObject({ output: { state: 'COMPLETE', itemsDone: 2 } });
    expect((await events.next()).done).toBe(true);
  });

  it('shows that it lives while nothing changes', async () => {
    const response = (await overSse().next()).value as Response;
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while ((text.match(/^:$/gm) ?? []).length < 3) text += (await reader.read()).value; // every 12 s; 0.3 s under NODE_ENV=test
    expect(text).toContain('event: next');
    await reader.cancel();
  });

  it('gives one who comes late the end, and ends', async () => {
    await change({ state: 'COMPLETE', itemsDone: 2 });
    const events = await Array.fromAsync(overSse());
    expect(events.slice(1)).toMatchObject([{ output: { state: 'COMPLETE' } }]);
  });

  it('frees everything when the client leaves', async () => {
    const abort = new AbortController();
    const events = overSse(server.userToken, {}, pk, abort.signal);
    await events.next();
    await events.next();
    expect(await listeners()).toBe(1);
    abort.abort();
    for (let tries = 0; (await listeners()) > 0 && tries < 50; tries++) await sleep(50);
    expect(await listeners()).toBe(0);
  });

  it("shows nobody else's prints, but to staff", async () => {
    const other = await server.app.prisma.user.findUniqueOrThrow({ where: { username: 'staff' } });
    await server.app.prisma.reportOutput.update({ where: { pk }, data: { createdByPk: other.pk, state: 'COMPLETE' } });
    expect((await Array.fromAsync(overSse())).slice(1)).toMatchObject([{ __typename: 'NotFoundError' }]);
    expect((await Array.fromAsync(overSse(server.staffToken))).slice(1)).toMatchObject([{ __typename: 'ReportProgress' }]);
    expect((await Array.fromAsync(overSse(server.userToken, {}, 999_999))).slice(1)).toMatchObject([{ __typename: 'NotFoundError' }]);
    expect((await Array.fromAsync(overSse(server.userToken, {}, 'Part:1'))).slice(1)).toMatchObject([{ __typename: 'InvalidError' }]);
  });
});

describe('progress over a WebSocket', () => {
  it('is the same, with the log-in in connectionParams', async () => {
    const { client, events } = overWebSocket({ connectionParams: { Authorization: `Token ${server.userToken}` } });
    expect((await events.next()).value).toMatchObject({ data: { reportProgress: { output: { state: 'QUEUED' } } } });
    await change({ state: 'COMPLETE', itemsDone: 2 });
    expect((await events.next()).value).toMatchObject({ data: { reportProgress: { output: { state: 'COMPLETE' } } } });
    expect((await events.next()).done).toBe(true);
    await client.dispose();
    expect(await listeners()).toBe(0);
  });

  it('refuses a wrong token, and runs nothing for nobody', async () => {
    await expect(overWebSocket({ connectionParams: { Authorization: 'Token wrong' } }).events.next()).rejects.toMatchObject({ code: 4403 });
    const { client, events } = overWebSocket({});
    const { value } = await events.next();
    expect(value).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    await client.dispose();
  });

  it("takes the session's cookie from pages of its own alone", async () => {
    const logIn = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'mutation { logIn(username: "user", password: "user-password") { __typename } }' }),
    });
    const cookie = logIn.headers.get('set-cookie')!.split(';')[0]!;
    const own = overWebSocket({ headers: { cookie, origin: server.url } });
    expect((await own.events.next()).value).toMatchObject({ data: { reportProgress: { output: { state: 'QUEUED' } } } });
    await own.client.dispose();
    const foreign = overWebSocket({ headers: { cookie, origin: 'https://evil.example' } });
    expect((await foreign.events.next()).value).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    await foreign.client.dispose();
  });

  it('runs queries too', async () => {
    const { client } = overWebSocket({ connectionParams: { Authorization: `Token ${server.userToken}` } });
    const [answer] = await Array.fromAsync(client.iterate({ query: '{ viewer { username } }' }));
    expect(answer).toMatchObject({ data: { viewer: { username: 'user' } } });
    for (const query of ['{ no document', '{ nothing }', `{ ${'viewer { pk } '.repeat(3_000)} }`])
      await expect(Array.fromAsync(client.iterate({ query }))).rejects.toMatchObject([{ message: expect.stringMatching(/./) }]);
    const dear = '{ reportTemplates(first: 100) { nodes { items(first: 100) { nodes { label } } } } }';
    expect(await Array.fromAsync(client.iterate({ query: dear }))).toMatchObject([
      { errors: [{ extensions: { code: 'OPERATION_TOO_LARGE' } }] },
    ]);
    const [after] = await Array.fromAsync(client.iterate({ query: '{ viewer { username } }' }));
    expect(after).toMatchObject({ data: { viewer: { username: 'user' } } });
    await client.dispose();
  });
});

it('a server that stops ends its subscriptions and answers no more', async () => {
  const own = await startTestServer();
  const user = await own.app.prisma.user.findUniqueOrThrow({ where: { username: 'user' } });
  const output = await own.app.prisma.reportOutput.create({
    data: { templateName: 'x', modelType: 'part', itemPks: [1], missingItems: [], itemsTotal: 1, createdByPk: user.pk },
  });
  const response = await fetch(`${own.url}/graphql`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', authorization: `Token ${own.userToken}` },
    body: JSON.stringify({ query: PROGRESS, variables: { output: output.pk } }),
  });
  const reader = response.body!.getReader();
  await reader.read();
  const start = performance.now();
  const closing = own.http.close();
  while (!(await reader.read()).done);
  await closing;
  expect(performance.now() - start).toBeLessThan(1_000);
  await expect(fetch(`${own.url}/health`)).rejects.toThrow('fetch failed');
  await own.close();
});
