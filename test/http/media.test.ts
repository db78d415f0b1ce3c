import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './support/test-server.ts';

const NAME = 'Łożysko ½" Größe – 部品.pdf';
const CONTENT = 'ten bytes!';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { prisma } = server.app;
  await store('part_images/lamp.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title="X"</script></svg>');
  const pdf = await store(`data_output/${NAME}`, 'application/pdf', CONTENT);
  const owner = await prisma.user.findUniqueOrThrow({ where: { username: 'user' } });
  await prisma.user.create({ data: { username: 'other', password: '!' } });
  await prisma.reportOutput.create({
    data: {
      state: 'COMPLETE',
      templateName: 'x',
      modelType: 'part',
      itemPks: [1],
      missingItems: [],
      itemsTotal: 1,
      filePk: pdf.pk,
      createdByPk: owner.pk,
    },
  });
});
afterAll(() => server.close());

async function store(path: string, contentType: string, text: string) {
  const content = await server.app.files.write(Buffer.from(text));
  return server.app.prisma.storedFile.create({ data: { ...content, path, contentType } });
}

const get = (path: string, headers: Record<string, string> = {}, token: string | null = server.userToken) =>
  fetch(`${server.url}/media/${path.split('/').map(encodeURIComponent).join('/')}`, {
    headers: { ...(token && { authorization: `Token ${token}` }), ...headers },
  });
const PDF = `data_output/${NAME}`;

describe('media', () => {
  it('goes to its owner and to staff, is 404 for others and 401 for nobody', async () => {
    const other = await server.app.prisma.user.findUniqueOrThrow({ where: { username: 'other' } });
    const { createApiToken } = await import('../../src/accounts/create-api-token.ts');
    const { token } = await createApiToken(server.app, { user: other, via: 'token' }, 'x');
    expect((await get(PDF)).status).toBe(200);
    expect((await get(PDF, {}, server.staffToken)).status).toBe(200);
    expect((await get(PDF, {}, token)).status).toBe(404);
    expect((await get(PDF, {}, null)).status).toBe(401);
    expect((await get('part_images/lamp.svg', {}, token)).status).toBe(200);
    expect((await get('part_images/none.svg')).status).toBe(404);
  });

  it('tells any name: plain ASCII first, then the name itself', async () => {
    const response = await get(PDF);
    const header = response.headers.get('content-disposition') ?? '';
    expect(header).toMatch(/^inline; filename="([\x20-\x7e]*)"; filename\*=UTF-8''\S+$/);
    expect(/filename="((?:[^"\\]|\\.)*)"/.exec(header)?.[1]).not.toMatch(/(?<!\\)"/);
    expect(decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(header)![1]!)).toBe(NAME);
  });

  it('keeps prints out of every cache, and checks other files by their ETag', async () => {
    expect((await get(PDF)).headers.get('cache-control')).toBe('private, no-store');
    const image = await get('part_images/lamp.svg');
    expect(image.headers.get('cache-control')).toBe('private, no-cache');
    const again = await get('part_images/lamp.svg', { 'if-none-match': image.headers.get('etag')!, 'cache-control': 'max-age=0' });
    expect(again.status).toBe(304);
  });

  it.each([
    ['bytes=0-2', 206, 'ten', 'bytes 0-2/10'],
    ['bytes=-6', 206, 'bytes!', 'bytes 4-9/10'],
    ['bytes=4-', 206, 'bytes!', 'bytes 4-9/10'],
    ['bytes=0-0,2-3', 200, CONTENT, null],
    ['nonsense', 200, CONTENT, null],
    ['bytes=20-', 416, '', 'bytes */10'],
  ])('serves the range %s', async (range, status, text, contentRange) => {
    const response = await get(PDF, { range });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(text);
    expect(response.headers.get('content-range')).toBe(contentRange);
  });

  it('serves a part only to go with what the client has', async () => {
    expect((await get(PDF, { range: 'bytes=0-2', 'if-range': '"other"' })).status).toBe(200);
  });

  it.each([
    ['report_asset/a.svg', 'image/svg+xml'],
    ['report_asset/a.html', 'text/html'],
    ['report_asset/a.css', 'text/css'],
    ['report_asset/a.js', 'text/javascript'],
    ['report_asset/a.xhtml', 'application/xhtml+xml'],
    ['report_asset/a.xml', 'text/xml'],
    ['report_asset/a', 'application/octet-stream'],
    ['report_snippet/a.marko', 'text/plain; charset=utf-8'],
    ['report_template/a.html', 'text/html; charset=utf-8'],
    ['part_images/a.svg', 'image/svg+xml'],
    ['data_output/a.html', 'text/html'],
  ])('runs no script of an uploaded file: %s', async (path, contentType) => {
    await store(path, contentType, '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title="X"</script></svg>');
    const { status, headers } = await get(path);
    expect(status).toBe(200);
    // Taken for what it says that it is, in an origin of its own, with nothing to be loaded or run.
    expect(headers.get('content-type')).toContain(contentType);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const policy = headers.get('content-security-policy')!.split('; ');
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", 'sandbox', "frame-ancestors 'self'"]));
    expect(policy.filter((rule) => /^script-src|allow-/.test(rule))).toEqual([]);
  });

  it('runs no script of what calls itself a PDF', async () => {
    await store('report_asset/a.pdf', 'application/pdf', '<script>document.title="X"</script>');
    const { headers } = await get('report_asset/a.pdf');
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  });

  it.each(['..%2f..%2fetc%2fpasswd', '%00', '%ff', 'a'.repeat(5000)])('has nothing at /media/%.20s', async (path) => {
    const response = await fetch(`${server.url}/media/${path}`, { headers: { authorization: `Token ${server.userToken}` } });
    expect([400, 404]).toContain(response.status);
    expect(response.headers.get('content-type')).toMatch(/json/);
  });
});

describe('health', () => {
  it('is told without a log-in and without secrets', async () => {
    const response = await fetch(`${server.url}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ok', database: 'ok', engine: { state: expect.any(String) } });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});
