import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const post = (body: object | string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const logIn = (password: string) =>
  post({
    query: `mutation ($password: String!) { logIn(username: "staff", password: $password) { __typename ... on User { username permissions } ... on UserError { message } } }`,
    variables: { password },
  });

describe('log-in', () => {
  it('sets a cookie that no script reads, and the cookie logs in', async () => {
    const response = await logIn('staff-password');
    expect(await response.json()).toMatchObject({
      data: { logIn: { username: 'staff', permissions: ['CHANGE_LIBRARY', 'SEE_ALL_OUTPUTS'] } },
    });
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^sessionid=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
    const session = cookie.split(';')[0]!;
    const viewer = await post({ query: '{ viewer { username } }' }, { cookie: session });
    expect(await viewer.json()).toMatchObject({ data: { viewer: { username: 'staff' } } });
    const out = await post({ query: 'mutation { logOut }' }, { cookie: session });
    expect(await out.json()).toMatchObject({ data: { logOut: true } });
    expect(out.headers.get('set-cookie')).toMatch(/^sessionid=; Path=\/; Expires=Thu, 01 Jan 1970/);
    const after = await post({ query: '{ viewer { username } }' }, { cookie: session });
    expect(await after.json()).toMatchObject({ data: { viewer: null } });
  });

  it('refuses a wrong password as a typed result, without a cookie', async () => {
    const response = await logIn('wrong');
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.json()).toMatchObject({ data: { logIn: { __typename: 'InvalidError', message: 'Invalid username/password.' } } });
  });

  it('makes tokens that log in', async () => {
    const { data } = await server.query(
      'mutation { createApiToken(name: "printer") { ... on NewApiToken { token name expiresOn } } }',
      {},
      server.userToken,
    );
    expect(data.createApiToken).toMatchObject({ name: 'printer', expiresOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    const viewer = await server.query('{ viewer { username } }', {}, data.createApiToken.token);
    expect(viewer.data.viewer.username).toBe('user');
  });
});

describe('who is not logged in', () => {
  it("learns the server's version, and that nobody is logged in", async () => {
    const answer = await server.query('{ server { version apiVersion } viewer { pk } }', {}, null);
    expect(answer).toMatchObject({ status: 200, data: { server: { apiVersion: 477 }, viewer: null } });
  });

  it('gets 401 and UNAUTHENTICATED for everything else', async () => {
    for (const query of [
      '{ reportTemplates { totalCount } }',
      'mutation { deleteReportTemplate(id: 1) { __typename } }',
      '{ settings { locale } }',
    ]) {
      const answer = await server.query(query, {}, null);
      expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
      expect(answer.headers.get('www-authenticate')).toBe('Token');
    }
  });

  it('gets 401 for a wrong token before the document is read', async () => {
    const response = await post('no JSON at all', { authorization: 'Token wrong' });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errors: [{ message: 'Invalid token.', extensions: { code: 'UNAUTHENTICATED' } }] });
  });
});

describe('another site', () => {
  it('cannot make a browser send a form: 403, and nothing is done', async () => {
    const cookie = (await logIn('staff-password')).headers.get('set-cookie')!.split(';')[0]!;
    const before = await server.app.prisma.apiToken.count();
    const form = new FormData();
    form.set('operations', JSON.stringify({ query: 'mutation { createApiToken(name: "stolen") { __typename } }' }));
    form.set('map', '{}');
    const attempts = [
      fetch(`${server.url}/graphql`, { method: 'POST', headers: { cookie }, body: form }),
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams({ query: 'mutation { createApiToken(name: "stolen") { __typename } }' }),
      }),
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'text/plain' },
        body: '{"query":"mutation { logOut }"}',
      }),
      post({ query: 'mutation { logOut }' }, { cookie, 'sec-fetch-site': 'cross-site' }),
    ];
    for (const attempt of attempts) {
      const response = await attempt;
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({
        errors: [{ message: expect.stringContaining('CSRF'), extensions: { code: 'FORBIDDEN' } }],
      });
    }
    expect(await server.app.prisma.apiToken.count()).toBe(before);
    const preflight = await fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    const get = await fetch(`${server.url}/graphql?query=${encodeURIComponent('mutation { logOut }')}`, { headers: { cookie } });
    expect(get.status).toBe(405);
  });
});

describe('a body that is no operation', () => {
  it.each([
    ['no JSON', '{', 'application/json', 400],
    ['an empty object', '{}', 'application/json', 400],
    ['a list', '[{"query":"{ viewer { pk } }"}]', 'application/json', 400],
    ['a text', '"{ viewer { pk } }"', 'application/json', 400],
    ['nothing', '', 'application/json', 400],
    ['a form', 'query=x', 'application/x-www-form-urlencoded', 415],
    ['XML', '<query/>', 'application/xml', 415],
  ])('%s: a JSON answer that says so', async (_name, body, type, status) => {
    const response = await post(body, { 'content-type': type, authorization: `Token ${server.staffToken}` });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/.*json/);
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.stringMatching(/./) }] });
  });

  it('a page that is not there: 404 in JSON', async () => {
    const response = await fetch(`${server.url}/nowhere`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});
