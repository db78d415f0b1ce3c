import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PAGE, startRestServer, type RestServer } from './support/rest-server.ts';

let server: RestServer;
beforeAll(async () => {
  server = await startRestServer({ printWaitMs: 20_000 });
  await server.app.startWorker();
});
afterAll(() => server.close());

interface Answer {
  status: number;
  type: string | undefined;
  bytes: Buffer;
  // oxlint-disable-next-line no-explicit-any -- each step looks at another shape
  json: any;
}

/** One request with exactly these headers: the client sends a body even with GET, which fetch cannot. */
function send(method: string, path: string, headers: Record<string, string>, body: string | Buffer = ''): Promise<Answer> {
  const content = Buffer.from(body);
  return new Promise((resolve, reject) => {
    const req = request(server.url + path, {
      method,
      headers: {
        'User-Agent': 'python-requests/2.32.5',
        'Accept-Encoding': 'gzip, deflate',
        Accept: '*/*',
        Connection: 'keep-alive',
        ...headers,
        ...(content.length && { 'Content-Length': content.length }),
      },
    });
    req.on('response', (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const type = res.headers['content-type'];
        resolve({ status: res.statusCode ?? 0, type, bytes, json: type === 'application/json' ? JSON.parse(bytes.toString()) : undefined });
      });
    });
    req.on('error', reject);
    req.end(content);
  });
}

/** What InvenTree's clients upload. */
const DJANGO = '{% load i18n report barcode %}<h1>{{ part.name }}</h1>{% trans "Quantity" %}<img src="{% qrcode qr_data %}">';

const BOUNDARY = '8f1c2a0e6d3b4c5f9a7e';
function multipart(fields: Record<string, string>, file: { field: string; name: string; content: string }): Buffer {
  const texts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const part = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${file.field}"; filename="${file.name}"\r\n\r\n${file.content}\r\n`;
  return Buffer.from(`${texts.join('')}${part}--${BOUNDARY}--\r\n`);
}

it('the official Python client connects, lists, creates, updates, prints, downloads and deletes', async () => {
  const { pk: part } = await server.app.prisma.part.create({ data: { name: 'Widget' } });

  const info = await send('GET', '/api/', {});
  expect([info.status, info.json.server.toLowerCase()]).toEqual([200, 'inventree']);
  expect(info.json.apiVersion).toBeGreaterThanOrEqual(206);

  const basic = { Authorization: `Basic ${Buffer.from('staff:staff-password').toString('base64')}` };
  const me = await send('GET', '/api/user/me/', { ...basic, 'Content-Type': 'application/json' }, '{}');
  expect([me.status, me.type, me.json.username]).toEqual([200, 'application/json', 'staff']);
  const token = await send('GET', '/api/user/token/?name=inventree-python-client', basic);
  expect([token.type, token.json.name]).toEqual(['application/json', 'inventree-python-client']);
  expect(token.json.token).toMatch(/^inv-[0-9a-f]{40}-\d{8}$/);
  expect((await send('GET', '/api/user/token/?name=inventree-python-client', basic)).json).toEqual(token.json);

  const auth = { AUTHORIZATION: `Token ${token.json.token}` };
  const json = { ...auth, 'Content-Type': 'application/json' };
  const templates = '/api/report/template/';
  expect((await send('GET', `${templates}?limit=1`, json, '{}')).json.count).toBe(0);
  expect((await send('OPTIONS', templates, json, '{}')).status).toBe(200);

  const created = await send(
    'POST',
    `${templates}?format=json`,
    { ...auth, 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` },
    multipart(
      { name: 'From Python', description: 'd', model_type: 'part', enabled: 'True' },
      { field: 'template', name: 'python.html', content: DJANGO },
    ),
  );
  expect([created.status, created.type, created.json.enabled]).toEqual([201, 'application/json', true]);
  const path = `${templates}${created.json.pk}/`;
  const listed = await send('GET', `${templates}?enabled=True&model_type=part`, json, '{}');
  expect(listed.json.map(({ pk }: { pk: number }) => pk)).toEqual([created.json.pk]);
  expect((await send('GET', path, json, '{}')).json).toEqual(created.json);
  const updated = await send('PATCH', `${path}?format=json`, json, JSON.stringify({ description: 'changed' }));
  expect([updated.status, updated.json.description]).toEqual([200, 'changed']);
  expect((await send('PATCH', `${path}?format=json`, json, JSON.stringify(updated.json))).json).toEqual({
    template: ['The submitted data was not a file. Check the encoding type on the form.'],
  });

  const printed = await send('POST', '/api/report/print/?format=json', json, JSON.stringify({ template: created.json.pk, items: [part] }));
  expect([printed.status, printed.type, typeof printed.json.output]).toEqual([201, 'application/json', 'string']);
  const pdf = await send('GET', printed.json.output, auth);
  expect([pdf.status, pdf.type, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);

  const removed = await send('DELETE', path, json, '{}');
  expect([removed.status, removed.bytes.length]).toEqual([204, 0]);
  expect((await send('GET', path, json, '{}')).status).toBe(404);

  const admin = { Authorization: `Basic ${Buffer.from('admin:admin-password').toString('base64')}`, 'Content-Type': 'application/json' };
  const other = await send(
    'POST',
    templates,
    { ...auth, 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` },
    multipart({ name: 'Kept', description: 'd', model_type: 'part' }, { field: 'template', name: 'kept.marko', content: PAGE }),
  );
  const metadata = `/api/metadata/reporttemplate/${other.json.pk}/`;
  expect((await send('GET', metadata, admin, '{}')).json).toEqual({ metadata: {} });
  expect((await send('PATCH', metadata, admin, '{"metadata":{"a":1}}')).json).toEqual({ metadata: { a: 1 } });
  expect((await send('PATCH', metadata, admin, '{"metadata":{"b":2}}')).json).toEqual({ metadata: { a: 1, b: 2 } });
  expect((await send('PUT', metadata, admin, '{"metadata":{"c":3}}')).json).toEqual({ metadata: { c: 3 } });
  expect((await send('GET', metadata, json, '{}')).status).toBe(403);
});
