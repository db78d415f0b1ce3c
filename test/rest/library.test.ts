import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { form, PAGE, startRestServer, type RestServer } from './support/rest-server.ts';

let server: RestServer;
beforeAll(async () => {
  server = await startRestServer({ uploadLimitBytes: 100_000 });
});
afterAll(() => server.close());

const LIST = '/api/report/template/';
const good = (name: string, more: Record<string, string> = {}) =>
  form({ name, description: 'a test', model_type: 'part', template: [`${name.replaceAll(' ', '-')}.marko`, PAGE], ...more });
const create = async (name: string, more?: Record<string, string>) => {
  const answer = await server.rest('POST', LIST, good(name, more));
  expect(answer.status).toBe(201);
  return answer.body as { pk: number; revision: number };
};

describe('a template', () => {
  it('is created by a form with a file, and shown with all its keys in their order', async () => {
    const { status, headers, body } = await server.rest('POST', LIST, good('first', { landscape: 'on', page_size: 'Letter' }));
    expect([status, headers.get('content-type'), headers.get('location')]).toEqual([201, 'application/json', null]);
    expect(Object.keys(body)).toEqual([
      'pk',
      'name',
      'description',
      'model_type',
      'template',
      'filters',
      'filename_pattern',
      'enabled',
      'revision',
      'attach_to_model',
      'updated',
      'updated_by',
      'updated_by_detail',
      'page_size',
      'landscape',
      'merge',
    ]);
    expect(body).toMatchObject({
      name: 'first',
      template: '/media/report/report/first.marko',
      landscape: true,
      page_size: 'Letter',
      revision: 2,
    });
    expect(body.updated).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(body.updated_by).toBe(body.updated_by_detail.pk);
  });

  it('takes .html beside .marko, and names InvenTree’s endings in its refusal', async () => {
    const html = await server.rest(
      'POST',
      LIST,
      form({ name: 'html', description: 'd', model_type: 'build', template: ['h.HTM', '<p>x</p>'] }),
    );
    expect(html.status).toBe(201);
    const txt = await server.rest('POST', LIST, form({ name: 'txt', description: 'd', model_type: 'build', template: ['h.txt', 'x'] }));
    expect([txt.status, txt.body]).toEqual([
      400,
      { template: ['File extension “txt” is not allowed. Allowed extensions are: html, htm.'] },
    ]);
  });

  it('is refused with every field that is wrong', async () => {
    const { status, body } = await server.rest('POST', LIST, {
      name: '',
      model_type: 'banana',
      enabled: 'maybe',
      template: 'text',
      updated: 'soon',
      updated_by: 'me',
    });
    expect([status, body]).toEqual([
      400,
      {
        name: ['This field may not be blank.'],
        description: ['This field is required.'],
        model_type: ['"banana" is not a valid choice.'],
        template: ['The submitted data was not a file. Check the encoding type on the form.'],
        enabled: ['Must be a valid boolean.'],
        updated: ['Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].'],
        updated_by: ['Incorrect type. Expected pk value, received str.'],
      },
    ]);
  });

  it.each([
    ['[1]', { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] }],
    ['"x"', { non_field_errors: ['Invalid data. Expected a dictionary, but got str.'] }],
    ['null', { non_field_errors: ['No data provided'] }],
    ['{bad', { detail: 'JSON parse error - Expecting property name enclosed in double quotes: line 1 column 2 (char 1)' }],
    ['{"a" 1}', { detail: "JSON parse error - Expecting ':' delimiter: line 1 column 6 (char 5)" }],
  ])('answers 400 to the body %s', async (body, expected) => {
    const answer = await server.rest('POST', LIST, body, { headers: { 'content-type': 'application/json' } });
    expect([answer.status, answer.body]).toEqual([400, expected]);
  });

  it('is unique by name and kind, and by file name', async () => {
    await create('twice');
    const sameName = await server.rest('POST', LIST, good('twice'));
    expect([sameName.status, sameName.body]).toEqual([400, { non_field_errors: ['The fields name, model_type must make a unique set.'] }]);
    const sameFile = await server.rest('POST', LIST, good('twice', { model_type: 'build' }));
    expect([sameFile.status, sameFile.body]).toEqual([400, { template: ['Template file with this name already exists'] }]);
  });

  it('changes by PATCH what is sent, and by PUT needs the file and resets the paper alone', async () => {
    const { pk } = await create('changing', { page_size: 'A3', enabled: 'false' });
    const path = `${LIST}${pk}/`;
    const patched = await server.rest('PATCH', path, new URLSearchParams({ description: 'by form' }));
    expect([patched.status, patched.body.description, patched.body.revision]).toEqual([200, 'by form', 3]);
    expect((await server.rest('PATCH', path, {})).body.revision).toBe(4);
    expect((await server.rest('PUT', path, { name: 'changing' })).body).toEqual({
      description: ['This field is required.'],
      model_type: ['This field is required.'],
      template: ['No file was submitted.'],
    });
    const put = await server.rest('PUT', path, good('changing'));
    expect(put.body).toMatchObject({ page_size: 'A4', enabled: false, revision: 5 });
  });

  it('gets the paper that the setting says', async () => {
    const setting = '/api/settings/global/REPORT_DEFAULT_PAGE_SIZE/';
    expect((await server.rest('PATCH', setting, { value: 'A9' })).body).toEqual({
      non_field_errors: ['Chosen value is not a valid option'],
    });
    expect((await server.rest('PATCH', setting, { value: 'A3' }, { as: 'user' })).status).toBe(403);
    expect((await server.rest('PATCH', setting, { value: 'Legal' })).body.value).toBe('Legal');
    const { pk } = await create('paper');
    expect((await server.rest('GET', `${LIST}${pk}/`)).body.page_size).toBe('Legal');
    await server.rest('PATCH', setting, { value: 'A4' });
  });

  it('says what of its filters does not fit the record type', async () => {
    const refused = async (filters: string, modelType = 'part') =>
      (await server.rest('POST', LIST, good('filtered', { filters, model_type: modelType }))).body as Record<string, string[]>;
    expect((await refused('banana=1')).non_field_errors?.[0]).toMatch(
      /^Cannot resolve keyword 'banana' into field\. Choices are: IPN, active, /,
    );
    expect(await refused('name__foo=1')).toEqual({
      non_field_errors: ["Unsupported lookup 'foo' for CharField or join on the field not permitted."],
    });
    expect(await refused('category__banana=1')).toEqual({ non_field_errors: ['Related Field got invalid lookup: banana'] });
    expect(await refused('active=true')).toEqual({ non_field_errors: ['“true” value must be either True or False.'] });
    expect(await refused('category=abc')).toEqual({ non_field_errors: ["Field 'category' expected a number but got 'abc'."] });
    expect(await refused('pk=[1,2]')).toEqual({ non_field_errors: ["Field 'pk' expected one value but got [1,2]."] });
    expect(await refused('creation_user__password__startswith=a')).toEqual({
      non_field_errors: ['Related Field got invalid lookup: password'],
    });
    expect(await refused('name')).toEqual({ filters: ['Invalid group: name'] });
  });

  it('larger than an upload may be is 413, and the connection lives', async () => {
    const { status, body } = await server.rest(
      'POST',
      '/api/report/asset/',
      form({ description: 'd', asset: ['big.bin', new Uint8Array(100_001)] }),
    );
    expect([status, body.detail]).toEqual([413, expect.stringContaining('the most that this server takes')]);
    expect(
      (await server.rest('POST', '/api/report/asset/', form({ description: 'd', asset: ['fits.bin', new Uint8Array(100_000)] }))).status,
    ).toBe(201);
  });
});

describe('who may do what', () => {
  it('is checked before the body, the method and the row', async () => {
    const header = { headers: { 'content-type': 'application/json' } };
    expect((await server.rest('POST', LIST, '{bad', { as: null, ...header })).status).toBe(401);
    expect((await server.rest('POST', LIST, '{bad', { as: 'user', ...header })).status).toBe(403);
    expect((await server.rest('DELETE', LIST, undefined, { as: 'user' })).status).toBe(403);
    expect((await server.rest('DELETE', `${LIST}999999/`, undefined, { as: 'user' })).status).toBe(403);
    expect((await server.rest('DELETE', LIST)).status).toBe(405);
    expect((await server.rest('PATCH', `${LIST}999999/`, '{bad', header)).status).toBe(404);
    expect((await server.rest('GET', '/api/banana/', undefined, { as: null })).status).toBe(404);
  });

  it('is told with the scheme, the methods and the version of the API', async () => {
    const { status, headers, body } = await server.rest('GET', LIST, undefined, { as: null });
    expect([status, body]).toEqual([401, { detail: 'Authentication credentials were not provided.' }]);
    expect(headers.get('www-authenticate')).toBe('Token');
    expect(headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
    expect(headers.get('x-inventree-api')).toBe('477');
  });

  it('demands a mark of the own site from a log-in by cookie', async () => {
    const logIn = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'mutation { logIn(username: "staff", password: "staff-password") { __typename } }' }),
    });
    const cookie = logIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await server.rest('GET', LIST, undefined, { as: null, headers: { cookie } })).status).toBe(200);
    const forged = await server.rest('POST', LIST, good('forged'), { as: null, headers: { cookie } });
    expect([forged.status, forged.body.detail]).toEqual([403, expect.stringMatching(/^CSRF Failed: /)]);
    expect((await server.rest('POST', LIST, good('not forged'), { as: null, headers: { cookie, 'x-csrftoken': 'x' } })).status).toBe(201);
  });
});

describe('what can be asked for', () => {
  it.each([
    ['text/html', 406],
    ['text/html, application/*', 200],
    ['*/*', 200],
    ['application/xml;q=0.9', 406],
  ])('Accept: %s gives %i', async (accept, status) => {
    expect((await server.rest('GET', LIST, undefined, { headers: { accept } })).status).toBe(status);
  });

  it('?format=json is taken, another is not found', async () => {
    expect((await server.rest('GET', `${LIST}?format=json`)).status).toBe(200);
    const other = await server.rest('GET', `${LIST}?format=xml`);
    expect([other.status, other.body]).toEqual([404, { detail: 'Not found.' }]);
  });

  it('a body of another type is 415 with its name', async () => {
    const { status, body } = await server.rest('POST', LIST, 'hello', { headers: { 'content-type': 'text/plain; charset=utf-8' } });
    expect([status, body]).toEqual([415, { detail: 'Unsupported media type "text/plain; charset=utf-8" in request.' }]);
    const broken = await server.rest('POST', LIST, 'hello', { headers: { 'content-type': 'multipart/form-data' } });
    expect([broken.status, broken.body]).toEqual([400, { detail: 'Multipart form parse error - Invalid boundary in multipart: None' }]);
  });

  it.each(['/api/report/template', '/api/report/template/abc/', '/api/report/template/-1/', '/api/report/template//1/', '/api/report/'])(
    '%s is no endpoint',
    async (path) => {
      const { status, body } = await server.rest('GET', path);
      expect([status, body]).toEqual([404, { detail: 'API endpoint not found', url: server.url + path }]);
    },
  );

  it.each(['0', '999999', '99999999999999999999999'])('the id %s has no row', async (id) => {
    const { status, body } = await server.rest('GET', `/api/report/snippet/${id}/`);
    expect([status, body]).toEqual([404, { detail: 'No ReportSnippet matches the given query.' }]);
  });
});

describe('a list', () => {
  beforeAll(async () => {
    for (const name of ['page one', 'page two', 'page three']) await create(name);
  });

  it('is a bare array without a usable limit', async () => {
    for (const limit of ['', '&limit=0', '&limit=-1', '&limit=abc', '&offset=1', '&limit=1.5']) {
      const { body } = await server.rest('GET', `${LIST}?search=page${limit}`);
      expect(body).toHaveLength(3);
    }
  });

  it('has links that keep the query, sorted, and drop an offset of 0', async () => {
    const names = ({ body }: { body: { results: { name: string }[] } }) => body.results.map(({ name }) => name);
    const middle = await server.rest('GET', `${LIST}?search=page&limit=1&offset=1&banana=1`);
    expect(names(middle)).toEqual(['page two']);
    expect(middle.body).toMatchObject({
      count: 3,
      next: `${server.url}${LIST}?banana=1&limit=1&offset=2&search=page`,
      previous: `${server.url}${LIST}?banana=1&limit=1&search=page`,
    });
    const past = await server.rest('GET', `${LIST}?search=page&limit=2&offset=50`);
    expect(past.body).toMatchObject({ count: 3, next: null, previous: `${server.url}${LIST}?limit=2&offset=48&search=page`, results: [] });
  });

  it('finds by all terms, phrases in quotes, and takes % for itself', async () => {
    const found = async (search: string) =>
      (await server.rest('GET', `${LIST}?search=${encodeURIComponent(search)}`)).body.length as number;
    expect([
      await found('PAGE,two'),
      await found('"page two"'),
      await found('"two page"'),
      await found('pa%e'),
      await found('page\ttest'),
    ]).toEqual([1, 1, 0, 0, 3]);
    expect(await server.rest('GET', `${LIST}?search=%00`)).toMatchObject({ status: 400, body: ['Null characters are not allowed.'] });
  });

  it('counts a filter only if it is one', async () => {
    const count = async (query: string) => (await server.rest('GET', `${LIST}?search=page&${query}`)).body.length as number;
    expect([await count('enabled=True'), await count('enabled=0'), await count('enabled=yes'), await count('merge=true')]).toEqual([
      3, 0, 3, 3,
    ]);
    const { status, body } = await server.rest('GET', `${LIST}?model_type=PART`);
    expect([status, body]).toEqual([400, { model_type: ['Select a valid choice. PART is not one of the available choices.'] }]);
  });

  it('with items has the templates whose filters accept all of them that exist', async () => {
    const { prisma } = server.app;
    const parts = await prisma.part.createManyAndReturn({
      data: [
        { name: 'on', active: true },
        { name: 'off', active: false },
      ],
    });
    const [on, off] = parts.map(({ pk }) => pk);
    await create('picky', { filters: 'active=True, name__icontains=O' });
    const picky = async (items: string) => {
      const { body } = await server.rest('GET', `${LIST}?model_type=part&search=picky&items=${items}`);
      return body.length as number;
    };
    expect([
      await picky(`${on}`),
      await picky(`${off}`),
      await picky(`${on},${off}`),
      await picky(`${on}, 999999`),
      await picky('999999'),
    ]).toEqual([1, 0, 0, 1, 1]);
    expect((await server.rest('GET', `${LIST}?items=x`)).status).toBe(200);
    expect((await server.rest('GET', `${LIST}?model_type=part&items=1,`)).body).toEqual({ items: ['A valid integer is required.'] });
  });
});

describe('OPTIONS', () => {
  it('describes the form to those who are shown one', async () => {
    const { body } = await server.rest('OPTIONS', LIST, undefined, { as: 'admin' });
    expect(Object.keys(body.actions)).toEqual(['POST', 'GET']);
    expect(body.actions.POST.name).toEqual({
      type: 'string',
      required: true,
      read_only: false,
      label: 'Name',
      help_text: 'Template name',
      max_length: 100,
      allow_blank: false,
      allow_null: false,
    });
    expect(body.actions.POST.model_type.choices).toContainEqual({ value: 'stockitem', display_name: 'Stock Item' });
    expect((await server.rest('OPTIONS', LIST)).body.actions).toEqual({});
    expect(Object.keys((await server.rest('OPTIONS', '/api/report/print/', undefined, { as: 'user' })).body.actions)).toEqual(['POST']);
    expect(Object.keys((await server.rest('OPTIONS', `${LIST}999999/`, undefined, { as: 'admin' })).body.actions)).toEqual([
      'DELETE',
      'GET',
    ]);
  });

  it('needs a log-in, but for the question of a browser', async () => {
    expect((await server.rest('OPTIONS', LIST, undefined, { as: null })).status).toBe(401);
    const preflight = await server.rest('OPTIONS', LIST, undefined, {
      as: null,
      headers: { origin: 'http://a.test', 'access-control-request-method': 'GET' },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([200, null]);
  });
});
