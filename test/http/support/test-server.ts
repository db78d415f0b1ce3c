import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from '../../../src/app.ts';
import { createApiToken } from '../../../src/accounts/create-api-token.ts';
import { createUser } from '../../../src/accounts/create-user.ts';
import type { Config } from '../../../src/config.ts';
import { createHttpApp, type HttpApp } from '../../../src/http/create-http-app.ts';
import { createTestParts } from '../../support/test-parts.ts';

export interface Answer<Data = Record<string, never>> {
  status: number;
  headers: Headers;
  data: Data;
  errors?: { message: string; extensions?: { code?: string } }[];
  extensions?: { cost?: { requested: number; limit: number } };
}

/** The whole HTTP app over real parts, on a free port, with a user of the staff and one who is not. */
export interface TestServer {
  app: App;
  server: Server;
  http: HttpApp;
  url: string;
  staffToken: string;
  userToken: string;
  /** Runs an operation with the staff's token; `null`: with no log-in. */
  // oxlint-disable-next-line no-explicit-any -- tests look into answers of many shapes
  query<Data = any>(query: string, variables?: object, token?: string | null): Promise<Answer<Data>>;
  close(): Promise<void>;
}

export async function startTestServer(overrides: Partial<Config> = {}): Promise<TestServer> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const app = await createTestParts({ baseUrl: url, ...overrides });
  const tokenOf = async (username: string, isStaff: boolean) => {
    const user = await createUser(app, { username, password: `${username}-password`, isStaff });
    return (await createApiToken(app, { user, via: 'token' }, 'test')).token;
  };
  const [staffToken, userToken] = [await tokenOf('staff', true), await tokenOf('user', false)];
  const http = createHttpApp(app);
  http.attach(server);
  return {
    app,
    server,
    http,
    url,
    staffToken,
    userToken,
    async query(query, variables = {}, token = staffToken) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...(token && { authorization: `Token ${token}` }) },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, headers: response.headers, ...((await response.json()) as { data: never }) };
    },
    async close() {
      await http.close();
      await app.close();
    },
  };
}
