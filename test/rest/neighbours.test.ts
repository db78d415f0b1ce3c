import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRestServer, type RestServer } from './support/rest-server.ts';

let server: RestServer;
beforeAll(async () => {
  server = await startRestServer();
});
afterAll(() => server.close());

describe('the server', () => {
  it('tells anybody what it is, and staff a little more; wrong credentials are told', async () => {
    const open = await server.rest('GET', '/api/', undefined, { as: null });
    expect(open.body).toMatchObject({ server: 'InvenTree', apiVersion: 477, worker_running: true, database: null });
    expect((await server.rest('GET', '/api/')).body.database).toBe('postgresql');
    expect((await server.rest('GET', '/api/', undefined, { as: null, headers: { authorization: 'Token x' } })).status).toBe(401);
    expect((await server.rest('GET', '/api', undefined, { as: null })).status).toBe(302);
  });
});

describe('a token', () => {
  const token = async (name: string, as: 'staff' | 'user' = 'user') =>
    (await server.rest('GET', `/api/user/token/?name=${name}`, undefined, { as })).body;

  it('is the same for the same name, another for another name or user, and works', async () => {
    const first = await token('my script');
    expect(first).toMatchObject({ name: 'my-script', expiry: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect(await token('my script')).toEqual(first);
    expect((await token('other')).token).not.toBe(first.token);
    expect((await token('my script', 'staff')).token).not.toBe(first.token);
    const { body } = await server.rest('GET', '/api/user/me/', undefined, { as: null, headers: { authorization: `token ${first.token}` } });
    expect(body).toMatchObject({ username: 'user', groups: [], is_staff: false, profile: { type: 'internal' } });
  });

  it('is a new one once it is revoked, and is nowhere in the database', async () => {
    const { prisma } = server.app;
    const revoked = await token('revoked');
    await prisma.apiToken.updateMany({ where: { name: 'revoked' }, data: { revoked: true } });
    const next = await token('revoked');
    expect(next.token).not.toBe(revoked.token);
    expect(await token('revoked')).toEqual(next);
    expect(JSON.stringify(await prisma.apiToken.findMany())).not.toContain(next.token.slice(4, 20));
  });

  it('asked for twice at once is one', async () => {
    const [one, two] = await Promise.all([token('at-once'), token('at-once')]);
    expect(one).toEqual(two);
  });
});

describe('metadata', () => {
  it('of the old address leads to the new one', async () => {
    const { status, headers } = await server.rest('GET', '/api/report/asset/07/metadata/');
    expect([status, headers.get('location')]).toEqual([301, '/api/metadata/reportasset/pk/7/']);
  });

  it('needs the role for it, an object, and a row', async () => {
    const path = '/api/metadata/reportasset/999999/';
    expect((await server.rest('GET', path)).status).toBe(403);
    expect((await server.rest('GET', path, undefined, { as: 'admin' })).body).toEqual({
      detail: 'No ReportAsset matches the given query.',
    });
    const { pk } = await server.app.prisma.reportAsset.create({
      data: { description: 'd', file: { create: { path: 'report/assets/m', key: 'm', size: 1, sha256: 'x', contentType: 'text/plain' } } },
    });
    const put = (metadata: unknown) => server.rest('PUT', `/api/metadata/reportasset/pk/${pk}/`, { metadata }, { as: 'admin' });
    expect((await put([1])).body).toEqual({ metadata: ['Metadata must be a python dict object'] });
    expect((await put({ a: [1] })).body).toEqual({ metadata: { a: [1] } });
  });
});

describe('the settings', () => {
  it('about reports are there, by any case; others are not', async () => {
    const { body } = await server.rest('GET', '/api/settings/global/', undefined, { as: 'user' });
    expect(body.map(({ key }: { key: string }) => key)).toEqual([
      'REPORT_ENABLE',
      'REPORT_DEBUG_MODE',
      'REPORT_LOG_ERRORS',
      'REPORT_DEFAULT_PAGE_SIZE',
    ]);
    expect((await server.rest('GET', '/api/settings/global/report_enable/')).body).toMatchObject({
      key: 'REPORT_ENABLE',
      value: 'True',
      type: 'boolean',
    });
    expect((await server.rest('GET', '/api/settings/global/BANANA/')).status).toBe(404);
    expect((await server.rest('PATCH', '/api/settings/global/REPORT_ENABLE/', { value: false })).body.value).toBe('False');
    expect((await server.rest('PATCH', '/api/settings/global/REPORT_DEBUG_MODE/', { value: true })).status).toBe(400);
  });
});

describe('the records', () => {
  it('are listed by all ten paths, and searched, ordered, filtered and paged', async () => {
    const { prisma } = server.app;
    const category = await prisma.partCategory.create({ data: { name: 'Electronics' } });
    await prisma.part.createMany({
      data: [
        { name: 'Resistor', IPN: 'R-1', category_id: category.pk, minimum_stock: '2.5' },
        { name: 'Relay', active: false },
        { name: 'Screw' },
      ],
    });
    for (const path of [
      'build',
      'build/line',
      'part',
      'stock',
      'stock/location',
      'company',
      'order/po',
      'order/so',
      'order/so/shipment',
      'order/ro',
    ]) {
      expect((await server.rest('GET', `/api/${path}/?limit=1`)).body).toMatchObject({
        count: expect.any(Number),
        results: expect.any(Array),
      });
      expect((await server.rest('GET', `/api/${path}/999999/`)).status).toBe(404);
      expect((await server.rest('POST', `/api/${path}/`, {})).status).toBe(405);
    }
    const names = async (query: string) => {
      const { body } = await server.rest('GET', `/api/part/?${query}`);
      return (Array.isArray(body) ? body : body.results).map(({ name }: { name: string }) => name) as string[];
    };
    expect(await names('ordering=-name')).toEqual(['Screw', 'Resistor', 'Relay']);
    expect(await names('ordering=banana,name&limit=2&offset=1')).toEqual(['Resistor', 'Screw']);
    expect(await names('search=re&active=True&ordering=name')).toEqual(['Resistor', 'Screw']);
    expect(await names(`category=${category.pk}&banana=1`)).toEqual(['Resistor']);
    expect(await names('IPN=R-1')).toEqual(['Resistor']);
    const { body } = await server.rest('GET', '/api/part/?IPN=R-1');
    expect(body[0]).toMatchObject({
      full_name: 'R-1 | Resistor',
      category: category.pk,
      category_detail: { name: 'Electronics' },
      minimum_stock: 2.5,
    });
    expect((await server.rest('GET', `/api/part/${body[0].pk}/`)).body).toEqual(body[0]);
    expect((await server.rest('GET', '/api/part/', undefined, { as: null })).status).toBe(401);
  });
});

describe('the documentation', () => {
  it('tells of every path, to anybody', async () => {
    const { body } = await server.rest('GET', '/api/schema/', undefined, { as: null });
    expect(body.openapi).toBe('3.0.3');
    const operations = Object.entries(body.paths as Record<string, object>).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    for (const noun of ['template', 'asset', 'snippet'])
      for (const operation of [
        `get /api/report/${noun}/`,
        `post /api/report/${noun}/`,
        ...['get', 'put', 'patch', 'delete'].map((method) => `${method} /api/report/${noun}/{id}/`),
      ])
        expect(operations).toContain(operation);
    expect(operations).toContain('post /api/report/print/');
    expect(body.components.schemas.ReportTemplate.properties.name.maxLength).toBe(100);
  });

  it('has a page that loads nothing from elsewhere', async () => {
    const page = await fetch(`${server.url}/api-doc/`);
    const html = await page.text();
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, target = '']) => target);
    expect(files).toHaveLength(4);
    for (const file of files) expect([file, (await fetch(new URL(file, `${server.url}/api-doc/`))).status]).toEqual([file, 200]);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await readFile('src/rest/api-doc.ts', 'utf8')).not.toMatch(/https?:\/\//);
    expect((await fetch(`${server.url}/api-doc/package.json`)).status).toBe(404);
    expect((await fetch(`${server.url}/api-doc`)).url).toBe(`${server.url}/api-doc/`);
  });
});
