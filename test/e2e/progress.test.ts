import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { GraphQLClient } from '../../src/commands/graphql-client.ts';
import { createTemplate, print, untilFinal, untilState, type Output } from './operations.ts';
import { RealServer } from './real-server.ts';
import { exportOfParts } from './records.ts';

const ITEMS = [1, 2, 3, 4, 5, 6];
const FINAL = ['COMPLETE', 'FAILED', 'CANCELLED'];
const PROGRESS = `subscription ($output: ID!) { reportProgress(output: $output) {
  ... on ReportProgress { sequence output { state phase itemsDone itemsTotal file { url } } } ... on UserError { message } } }`;
interface Progress {
  sequence: number;
  output: Pick<Output, 'state' | 'itemsDone' | 'itemsTotal' | 'file'>;
}

let server: RealServer;
/** Its items take a while, so that there is something to follow. */
let slow: number;
beforeAll(async () => {
  server = await RealServer.start({ REPORTREE_RENDER_CONCURRENCY: '1' }, await exportOfParts(ITEMS.map((item) => `Part ${item}`)));
  slow = await createTemplate(server.client, {
    name: 'Slow',
    modelType: 'PART',
    content: '<const/started=Date.now()><p>${input.part.name}${(() => { while (Date.now() < started + 300); })()}</p>',
  });
});
afterAll(() => server?.stop());

async function* overSse(output: string, url = server.url): AsyncGenerator<Progress> {
  for await (const { reportProgress } of new GraphQLClient(url, server.token).subscribe<{ reportProgress: Progress }>(PROGRESS, { output }))
    yield reportProgress;
}

async function* overWebSocket(output: string): AsyncGenerator<Progress> {
  const client = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { Authorization: `Token ${server.token}` },
  });
  try {
    for await (const { data, errors } of client.iterate<{ reportProgress: Progress }>({ query: PROGRESS, variables: { output } })) {
      if (!data) throw new Error(JSON.stringify(errors));
      yield data.reportProgress;
    }
  } finally {
    await client.dispose();
  }
}

function expectGrowing(events: Progress[]): void {
  for (const [index, event] of events.entries()) {
    const before = events[index - 1];
    if (!before) continue;
    expect(event.sequence).toBeGreaterThan(before.sequence);
    expect(event.output.itemsDone).toBeGreaterThanOrEqual(before.output.itemsDone);
    expect(FINAL).not.toContain(before.output.state);
  }
}

describe.each([
  ['server-sent events', overSse],
  ['a WebSocket', overWebSocket],
] as const)('progress over %s', (_name, follow) => {
  test('shows each step as it happens, and ends with the print', async () => {
    const { id } = await print(server.client, slow, ITEMS);
    const events = await Array.fromAsync(follow(id));
    expectGrowing(events);
    expect(events.some(({ output }) => output.state === 'RUNNING' && output.itemsDone > 0 && output.itemsDone < ITEMS.length)).toBe(true);
    expect(events.at(-1)!.output).toMatchObject({ state: 'COMPLETE', itemsDone: ITEMS.length, file: { url: expect.any(String) } });
  });

  test('gives one who comes late the present state at once', async () => {
    const { id, pk } = await print(server.client, slow, ITEMS);
    await untilState(server.client, pk, 'RUNNING');
    const running = follow(id);
    expect(((await running.next()).value as Progress).output.state).toBe('RUNNING');
    await running.return(undefined);
    await untilState(server.client, pk, 'COMPLETE');
    const [event, ...more] = await Array.fromAsync(follow(id));
    expect(event!.output).toMatchObject({ state: 'COMPLETE', itemsDone: ITEMS.length });
    expect(more).toEqual([]);
  });

  test('goes on for one who comes back, and nothing is older than what was seen', async () => {
    const { id } = await print(server.client, slow, ITEMS);
    const first: Progress[] = [];
    for await (const event of follow(id)) {
      first.push(event);
      if (event.output.itemsDone > 0) break;
    }
    const second = await Array.fromAsync(follow(id));
    expect(second[0]!.sequence).toBeGreaterThanOrEqual(first.at(-1)!.sequence);
    expectGrowing(first);
    expectGrowing(second);
    expect(second.at(-1)!.output.state).toBe('COMPLETE');
  });
});

test('many follow one print, and all see its end', async () => {
  const { id } = await print(server.client, slow, ITEMS.slice(0, 2));
  const all = await Promise.all(Array.from({ length: 30 }, (_, index) => Array.fromAsync(index % 2 ? overSse(id) : overWebSocket(id))));
  for (const events of all) {
    expectGrowing(events);
    expect(events.at(-1)!.output.state).toBe('COMPLETE');
  }
});

test('a server that is killed and comes back goes on with the sequence', async () => {
  const { id, pk } = await print(server.client, slow, ITEMS);
  const seen: Progress[] = [];
  try {
    for await (const event of overSse(id)) {
      seen.push(event);
      if (event.output.itemsDone > 0) await server.kill();
    }
  } catch {
    // The connection breaks with the server.
  }
  await server.restart();
  const after = await Array.fromAsync(overSse(id));
  expect(after[0]!.sequence).toBeGreaterThanOrEqual(seen.at(-1)!.sequence);
  expect(after.at(-1)!.output.state).toBe('COMPLETE');
  await untilFinal(server.client, [pk]);
});

describe('behind a proxy that holds answers back unless told not to', () => {
  let proxy: Server;
  let url: string;
  /** What it did with each answer. */
  const held: boolean[] = [];
  beforeAll(async () => {
    proxy = createServer((incoming, outgoing) => {
      const headers = { ...incoming.headers, 'accept-encoding': 'gzip, deflate, br' };
      const forward = request(`${server.url}${incoming.url}`, { method: incoming.method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        const buffered = answer.headers['x-accel-buffering'] !== 'no';
        held.push(buffered);
        if (!buffered) return void answer.pipe(outgoing);
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => outgoing.end(Buffer.concat(chunks)));
      });
      incoming.pipe(forward);
      outgoing.once('close', () => forward.destroy());
      forward.on('error', () => outgoing.destroy());
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  });
  afterAll(() => proxy.close());

  test('events come as they happen', async () => {
    await new GraphQLClient(url, server.token).request('{ viewer { username } }');
    const { id } = await print(server.client, slow, ITEMS);
    const events = overSse(id, url);
    const first = (await events.next()).value as Progress;
    expect(FINAL).not.toContain(first.output.state);
    // While that event is here, the print is not at its end: it was not held back.
    const { node } = await server.client.request<{ node: { state: string } }>(`{ node(id: "${id}") { ... on ReportOutput { state } } }`);
    expect(FINAL).not.toContain(node.state);
    const rest = await Array.fromAsync(events);
    expectGrowing([first, ...rest]);
    expect(rest.length).toBeGreaterThan(2);
    expect(held).toEqual([true, false]);
  });
});
