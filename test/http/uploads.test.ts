import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './support/test-server.ts';

const LIMIT = 100_000;
const CREATE = `mutation ($file: Upload!) {
  createReportAsset(input: { description: "A picture", file: { upload: $file } }) {
    __typename
    ... on ReportAsset { pk file { name size path } }
    ... on InvalidError { fields { path code message } }
    ... on UserError { message }
  }
}`;
const OPERATIONS = JSON.stringify({ query: CREATE, variables: { file: null } });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ uploadLimitBytes: LIMIT });
});
afterAll(() => server.close());

type Part = [name: string, value: string | Blob, fileName?: string];

async function send(parts: Part[], token = server.staffToken) {
  const form = new FormData();
  for (const [name, value, fileName] of parts) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, value, fileName);
  }
  const start = performance.now();
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Token ${token}` },
    body: form,
    signal: AbortSignal.timeout(10_000),
  });
  const body = (await response.json()) as { data?: { createReportAsset: any }; errors?: { message: string }[] }; // oxlint-disable-line no-explicit-any
  return { status: response.status, ms: performance.now() - start, ...body };
}

const png = (size: number, fill = 7) => new Blob([new Uint8Array(size).fill(fill)]);
const request = (file: Blob, name: string): Part[] => [
  ['operations', OPERATIONS],
  ['map', '{"0":["variables.file"]}'],
  ['0', file, name],
];

async function stored() {
  const files = await readdir(`${server.app.config.dataDir}/files`, { recursive: true }).catch(() => []);
  return { assets: await server.app.prisma.reportAsset.count(), rows: await server.app.prisma.storedFile.count(), files: files.length };
}

describe('an upload', () => {
  it('is stored to the last byte, up to the limit itself', async () => {
    const answer = await send(request(png(LIMIT), 'full.png'));
    expect(answer.data?.createReportAsset).toMatchObject({ __typename: 'ReportAsset', file: { name: 'full.png', size: LIMIT } });
    const response = await fetch(`${server.url}${answer.data?.createReportAsset.file.path}`, {
      headers: { authorization: `Token ${server.userToken}` },
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.alloc(LIMIT, 7))).toBe(true);
  });

  it('keeps a decomposed name composed, and refuses its other spelling as taken', async () => {
    const decomposed = await send(request(png(10), 'Pru\u0308f.png'));
    expect(decomposed.data?.createReportAsset.file.name).toBe('Pr\u00fcf.png');
    const composed = await send(request(png(10), 'Pr\u00fcf.png'));
    expect(composed.data?.createReportAsset).toMatchObject({ __typename: 'InvalidError', fields: [{ path: ['file'] }] });
  });

  it('may come as text beside a name', async () => {
    const answer = await server.query(
      `mutation { createReportSnippet(input: { description: "Head", file: { text: { name: "page-head.marko", content: "<h1/>" } } }) { __typename ... on ReportSnippet { file { text contentType } } ... on UserError { message } } }`,
    );
    expect(answer.data.createReportSnippet).toMatchObject({ __typename: 'ReportSnippet', file: { text: '<h1/>' } });
  });
});

describe('a bad upload is answered within two seconds, nothing is kept, and the next one works', () => {
  const cases: [string, () => Promise<Awaited<ReturnType<typeof send>>>, (answer: Awaited<ReturnType<typeof send>>) => void][] = [
    [
      'the file before `map`',
      () =>
        send([
          ['operations', OPERATIONS],
          ['0', png(5_000), 'a.png'],
          ['map', '{"0":["variables.file"]}'],
        ]),
      (answer) =>
        expect(answer).toMatchObject({ status: 400, errors: [{ message: expect.stringContaining("files should follow 'map'") }] }),
    ],
    [
      '`map` that leads to no variable',
      () =>
        send([
          ['operations', OPERATIONS],
          ['map', '{"0":["variables.filez"]}'],
          ['0', png(50_000), 'b.png'],
        ]),
      (answer) => expect(answer).toMatchObject({ errors: [{ message: expect.stringContaining('$file') }] }),
    ],
    [
      'a `map` that leads nowhere',
      () =>
        send([
          ['operations', OPERATIONS],
          ['map', '{"0":["nowhere.to.go"]}'],
          ['0', png(50_000), 'b.png'],
        ]),
      (answer) => expect(answer).toMatchObject({ status: 400, errors: [{ message: expect.stringContaining('path') }] }),
    ],
    [
      'by a user who may not',
      () => send(request(png(LIMIT), 'c.png'), server.userToken),
      (answer) => expect(answer.data?.createReportAsset).toMatchObject({ __typename: 'ForbiddenError' }),
    ],
    [
      'one byte more than the limit',
      () => send(request(png(LIMIT + 1), 'd.png')),
      (answer) =>
        expect(answer.data?.createReportAsset).toMatchObject({
          __typename: 'InvalidError',
          fields: [{ path: ['file'], code: 'FILE_TOO_LARGE' }],
        }),
    ],
    [
      'far more than the limit',
      () => send(request(png(LIMIT * 100), 'e.png')),
      (answer) =>
        expect(answer.data?.createReportAsset).toMatchObject({
          __typename: 'InvalidError',
          fields: [{ path: ['file'], code: 'FILE_TOO_LARGE' }],
        }),
    ],
    [
      'a part that `map` names and that never comes',
      () =>
        send([
          ['operations', OPERATIONS],
          ['map', '{"0":["variables.file"]}'],
        ]),
      (answer) =>
        expect(answer.data?.createReportAsset).toMatchObject({
          __typename: 'InvalidError',
          fields: [{ path: ['file'], code: 'NOT_A_FILE' }],
        }),
    ],
    [
      'an empty file',
      () => send(request(png(0), 'f.png')),
      (answer) =>
        expect(answer.data?.createReportAsset).toMatchObject({
          __typename: 'InvalidError',
          fields: [{ path: ['file'], code: 'EMPTY_FILE' }],
        }),
    ],
  ];
  it.each(cases)('%s', async (_name, attempt, check) => {
    const before = await stored();
    const answer = await attempt();
    check(answer);
    expect(answer.ms).toBeLessThan(2_000);
    expect(await stored()).toEqual(before);
    const next = await server.query('{ viewer { username } }');
    expect(next.data.viewer.username).toBe('staff');
  });

  it.each<[string, string, string]>([
    ['without `operations`', 'boundary=X', '--X\r\nContent-Disposition: form-data; name="something"\r\n\r\nelse\r\n--X--\r\n'],
    ['without anything', 'boundary=X', '--X--\r\n'],
    ['that ends early', 'boundary=X', '--X\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"qu'],
    ['of another boundary', 'boundary=Y', '--X\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{}\r\n--X--\r\n'],
    ['without a boundary', '', 'x'],
    ['with a NUL in the name of its file', 'boundary=X', partOf('x\u0000.png')],
    ['with a NUL in the name of its file, and more', 'boundary=X', partOf('x\u0000.png').repeat(3)],
    ['with a file whose head never ends', 'boundary=X', partOf('x'.repeat(100_000))],
  ])('multipart %s', async (_name, parameter, body) => {
    const before = await stored();
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Token ${server.staffToken}`, 'content-type': `multipart/form-data; ${parameter}` },
      body,
      signal: AbortSignal.timeout(10_000),
    });
    const answer = (await response.json()) as { errors?: { message: string }[]; data?: { createReportAsset: { __typename: string } } };
    expect(response.status).toBeLessThan(500);
    expect(answer.errors?.[0]?.message ?? answer.data?.createReportAsset.__typename).toMatch(/\S{3}|InvalidError/);
    expect(answer.data?.createReportAsset.__typename).not.toBe('ReportAsset');
    expect(await stored()).toEqual(before);
    expect((await server.query('{ viewer { username } }')).data.viewer.username).toBe('staff');
  });
});

/** A right request up to the name of its file. */
function partOf(fileName: string): string {
  const field = (name: string, value: string) => `--X\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  return `${field('operations', OPERATIONS)}${field('map', '{"0":["variables.file"]}')}--X\r\nContent-Disposition: form-data; name="0"; filename="${fileName}"\r\nContent-Type: image/png\r\n\r\ncontent\r\n--X--\r\n`;
}

it('an upload that is cut off, twenty times, leaves nothing behind and the server alive', async () => {
  const before = await stored();
  const head = `--X\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${OPERATIONS}\r\n--X\r\nContent-Disposition: form-data; name="map"\r\n\r\n{"0":["variables.file"]}\r\n--X\r\nContent-Disposition: form-data; name="0"; filename="cut.png"\r\nContent-Type: image/png\r\n\r\n`;
  for (let index = 0; index < 20; index++) {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Token ${server.staffToken}\r\nContent-Type: multipart/form-data; boundary=X\r\nContent-Length: 10000000\r\n\r\n${head}`,
    );
    socket.write(Buffer.alloc(index % 2 ? 100_000 : 1_000, 7));
    await sleep(30);
    socket.destroy();
  }
  await sleep(300);
  const answer = await server.query('{ viewer { username } }');
  expect(answer.data.viewer.username).toBe('staff');
  expect(await stored()).toEqual(before);
});

it('a connection whose upload was refused serves the next request', async () => {
  const body = Buffer.concat([
    Buffer.from(
      `--X\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${OPERATIONS}\r\n--X\r\nContent-Disposition: form-data; name="map"\r\n\r\n{"0":["variables.file"]}\r\n--X\r\nContent-Disposition: form-data; name="0"; filename="c.png"\r\n\r\n`,
    ),
    Buffer.alloc(LIMIT * 20, 7),
    Buffer.from('\r\n--X--\r\n'),
  ]);
  const ping = JSON.stringify({ query: '{ viewer { username } }' });
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let received = '';
  socket.on('data', (data: Buffer) => (received += data.toString()));
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Token ${server.userToken}\r\nContent-Type: multipart/form-data; boundary=X\r\nContent-Length: ${body.length}\r\n\r\n`,
  );
  socket.write(body);
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Token ${server.userToken}\r\nContent-Type: application/json\r\nContent-Length: ${ping.length}\r\n\r\n${ping}`,
  );
  await new Promise((done) => socket.once('close', done));
  expect(received).toContain('ForbiddenError');
  expect(received).toContain('"username":"user"');
});
