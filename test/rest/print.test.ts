import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { form, PAGE, startRestServer, type RestServer } from './support/rest-server.ts';

let server: RestServer;
let template: number;
let part: number;
const PRINT = '/api/report/print/';
const OUTPUTS = '/api/data-output/';

beforeAll(async () => {
  server = await startRestServer({ printWaitMs: 20_000 });
  await server.app.startWorker();
  ({ pk: part } = await server.app.prisma.part.create({ data: { name: 'Widget', IPN: 'W-1' } }));
  template = await upload('good.marko', PAGE);
});
afterAll(() => server.close());

async function upload(name: string, content: string, more: Record<string, string> = {}): Promise<number> {
  const { status, body } = await server.rest(
    'POST',
    '/api/report/template/',
    form({ name, description: 'd', model_type: 'part', template: [name, content], ...more }),
  );
  expect([status, body.pk]).toEqual([201, expect.any(Number)]);
  return body.pk as number;
}

describe('a print', () => {
  it('is waited for, and has the PDF in its answer', async () => {
    const { status, headers, body } = await server.rest(
      'POST',
      PRINT,
      { template: String(template), items: [part, '999999', part] },
      { as: 'user' },
    );
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('max-age=0, no-cache, no-store, must-revalidate, private');
    expect(body).toMatchObject({
      total: 1,
      progress: 100,
      complete: true,
      output_type: 'report',
      template_name: 'good.marko',
      plugin: null,
      errors: null,
      items: [part],
      template,
    });
    expect(body.user).toBe(body.user_detail.pk);
    expect(body.created).toMatch(/^\d{4}-\d\d-\d\d$/);
    const pdf = await fetch(server.url + body.output, { headers: { authorization: `Token ${server.userToken}`, range: 'bytes=0-4' } });
    expect([pdf.status, await pdf.text()]).toEqual([206, '%PDF-']);
    expect((await server.rest('GET', `${OUTPUTS}${body.pk}/`, undefined, { as: 'user' })).body).toEqual(body);
  });

  it('takes items of a form, repeated or with an index', async () => {
    const repeated = new URLSearchParams([
      ['template', String(template)],
      ['items', String(part)],
      ['items', String(part)],
    ]);
    expect((await server.rest('POST', PRINT, repeated)).body).toMatchObject({ complete: true, items: [part] });
    expect((await server.rest('POST', PRINT, form({ template: String(template), 'items[0]': String(part) }))).body.items).toEqual([part]);
  });

  it('is answered at once when the client prefers that, and done later', async () => {
    const { status, headers, body } = await server.rest(
      'POST',
      PRINT,
      { template, items: [part] },
      { headers: { prefer: 'respond-async' } },
    );
    expect([status, headers.get('preference-applied'), body.complete, body.output]).toEqual([201, 'respond-async', false, null]);
    await expect.poll(async () => (await server.rest('GET', `${OUTPUTS}${body.pk}/`)).body.progress, { timeout: 20_000 }).toBe(100);
    const waited = await server.rest('POST', PRINT, { template, items: [part] }, { headers: { prefer: 'wait=20' } });
    expect([waited.headers.get('preference-applied'), waited.body.complete]).toEqual(['wait=20', true]);
  });

  it('that fails while it is waited for is 400, and keeps its row', async () => {
    const broken = await upload('broken.marko', '<p>${input.part.nothing.more}</p>');
    const { status, body } = await server.rest('POST', PRINT, { template: broken, items: [part] });
    expect([status, body]).toEqual([
      400,
      { error: ['Error generating report'], detail: [expect.stringMatching(/^\[.*nothing|undefined.*\]$/)], path: ['None'] },
    ]);
    const { body: list } = await server.rest('GET', `${OUTPUTS}?limit=1&ordering=-pk`);
    expect(list.results[0]).toMatchObject({
      complete: false,
      output: null,
      errors: { error: expect.any(String) },
      template_name: 'broken.marko',
    });
  });

  it('attaches the PDF to its record where the template says so', async () => {
    const attaching = await upload('attach.marko', PAGE, { attach_to_model: 'true', filename_pattern: 'card.pdf' });
    await server.rest('POST', PRINT, { template: attaching, items: [part] });
    const { body } = await server.rest('GET', `/api/attachment/?model_type=part&model_id=${part}`);
    expect(body).toEqual([
      expect.objectContaining({
        filename: 'card.pdf',
        comment: 'Report generated from template attach.marko',
        model_type: 'part',
        model_id: part,
      }),
    ]);
  });

  it.each([
    [
      { template: 'abc', items: 'x' },
      { template: ['Incorrect type. Expected pk value, received str.'], items: ['Expected a list of items but got type "str".'] },
    ],
    [
      { template: true, items: [] },
      { template: ['Incorrect type. Expected pk value, received bool.'], items: ['This list may not be empty.'] },
    ],
    [
      { template: '', items: { a: 1 } },
      { template: ['This field may not be null.'], items: ['Expected a list of items but got type "dict".'] },
    ],
    [
      { items: [1, true, 2.5, null, 'x', ''] },
      {
        template: ['This field is required.'],
        items: {
          1: ['A valid integer is required.'],
          2: ['A valid integer is required.'],
          3: ['This field may not be null.'],
          4: ['A valid integer is required.'],
          5: ['A valid integer is required.'],
        },
      },
    ],
    [{ template: 999999, items: [1] }, { template: ['Invalid pk "999999" - object does not exist.'] }],
    [[], { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] }],
    [null, { non_field_errors: ['No data provided'] }],
  ])('of %j is 400', async (request, expected) => {
    const { status, body } = await server.rest('POST', PRINT, request);
    expect([status, body]).toEqual([400, expected]);
  });

  it.each([[[999999]], [[-1]], [['99999999999999999999999']], [[1e300]]])('of the items %j has nothing to print', async (items) => {
    const { status, body } = await server.rest('POST', PRINT, { template, items });
    expect([status, body]).toEqual([400, { non_field_errors: ['No valid items provided to template'] }]);
  });
});

describe('the outputs', () => {
  it('of others are seen by staff alone', async () => {
    const { body } = await server.rest('POST', PRINT, { template, items: [part] });
    const path = `${OUTPUTS}${body.pk}/`;
    expect((await server.rest('GET', path, undefined, { as: 'user' })).body).toEqual({ detail: 'No DataOutput matches the given query.' });
    expect((await server.rest('DELETE', path, undefined, { as: 'user' })).status).toBe(404);
    expect((await server.rest('POST', OUTPUTS, {}, { as: 'user' })).status).toBe(405);
    expect((await server.rest('GET', `${OUTPUTS}?user=banana`)).body).toEqual({
      user: ['Select a valid choice. That choice is not one of the available choices.'],
    });
    expect((await server.rest('DELETE', path)).status).toBe(204);
  });

  it('are deleted together; what the viewer may not see is left', async () => {
    const own = (await server.rest('POST', PRINT, { template, items: [part] }, { as: 'user' })).body.pk as number;
    const other = (await server.rest('POST', PRINT, { template, items: [part] })).body.pk as number;
    const remove = (body: unknown, query = '') => server.rest('DELETE', OUTPUTS + query, body, { as: 'user' });
    expect((await remove({})).body).toEqual({ non_field_errors: 'List of items must be provided for bulk operation' });
    expect((await remove({ items: 5 })).body).toEqual({ non_field_errors: 'Items must be provided as a list' });
    expect((await remove({ items: [other] })).body).toEqual({ non_field_errors: 'No items match the provided criteria' });
    expect((await remove({ items: [own, other] })).body).toEqual({ success: 'Deleted 1 items' });
    expect((await server.rest('GET', `${OUTPUTS}${other}/`)).status).toBe(200);
    await server.rest('POST', PRINT, { template, items: [part] }, { as: 'user' });
    expect((await remove({}, '?all=true')).status).toBe(200);
    expect((await server.rest('GET', OUTPUTS, undefined, { as: 'user' })).body).toEqual([]);
  });
});
