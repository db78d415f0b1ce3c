// Requests per second for a list of 100 templates, three ways over the same server: the REST route, the same through
// GraphQL over HTTP, and a bare express route with the same query.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import express from 'express';
import { authenticate } from '../src/accounts/authenticate.ts';
import { createApiToken } from '../src/accounts/create-api-token.ts';
import { createUser } from '../src/accounts/create-user.ts';
import { createApp, type App } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createHttpApp } from '../src/http/create-http-app.ts';
import { atLeast, median, report, row } from './report.ts';

const seconds = 4;
const rounds = 3;
const TEMPLATES = 100;

const QUERY = `{ reportTemplates(first: ${TEMPLATES}) { nodes {
  pk name description modelType file { path } filters filenamePattern enabled revision attachToModel updatedAt
  updatedBy { pk username firstName lastName email } pageSize landscape merge } } }`;

const dataDir = await mkdtemp(join(tmpdir(), 'reportree-bench-'));
const app = await createApp(
  readConfig({ REPORTREE_DATA_DIR: dataDir, REPORTREE_LOG_LEVEL: 'silent', DATABASE_URL: process.env.DATABASE_URL ?? '' }),
);
const http = createHttpApp(app);
const bare = bareRoute(app);
const server = createServer();
const bareServer = createServer(bare);
http.attach(server);
const [url, bareUrl] = [await listen(server), await listen(bareServer)];
try {
  const authorization = `Token ${await fill(app)}`;
  const ways = {
    bare: { url: `${bareUrl}/templates`, headers: { authorization } },
    REST: { url: `${url}/api/report/template/?limit=${TEMPLATES}`, headers: { authorization } },
    GraphQL: {
      url: `${url}/graphql`,
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY }),
    },
  };
  const rates: Record<string, number[]> = {};
  // In turns, so that whatever else the machine does meets all three alike.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, way] of Object.entries(ways)) {
      const rate = await load(way);
      if (round > 0) (rates[name] ??= []).push(rate); // the first round warms up
    }
  }
  const rate = (name: string) => median(rates[name] ?? []);
  for (const name of Object.keys(ways)) row({ document: '100 templates', way: name, perSecond: rate(name) });
  atLeast('REST, 100 templates, against the bare route', 0.9, rate('REST') / rate('bare'));
  atLeast('GraphQL, 100 templates, against the bare route', 0.8, rate('GraphQL') / rate('bare'));
  report();
} finally {
  await http.close();
  bareServer.close();
  bareServer.closeAllConnections();
  await app.close();
  await rm(dataDir, { recursive: true, force: true });
}

/** What nobody could do without: who asks, the rows with their files and users, JSON. */
function bareRoute({ prisma }: App): express.Express {
  const route = express();
  route.get('/templates', async (req, res) => {
    if (!(await authenticate({ prisma }, { authorization: req.headers.authorization }))) return void res.status(401).end();
    const query = { include: { file: true, updatedBy: true }, orderBy: { pk: 'asc' }, take: TEMPLATES + 1 } as const;
    res.json({ results: await prisma.reportTemplate.findMany(query) });
  });
  return route;
}

async function fill(parts: App): Promise<string> {
  const user = await createUser(parts, { username: 'bench', password: 'bench', isStaff: true });
  for (let index = 0; index < TEMPLATES; index++) {
    const path = `report/report/bench-${index}.marko`;
    await parts.prisma.reportTemplate.create({
      data: {
        name: `Template ${index}`,
        description: `What number ${index} is for`,
        modelType: 'part',
        updatedBy: { connect: { pk: user.pk } },
        file: { create: { path, key: path, size: 10, sha256: 'x', contentType: 'text/html' } },
      },
    });
  }
  return (await createApiToken(parts, { user, via: 'basic' }, 'bench')).token;
}

function listen(listener: ReturnType<typeof createServer>): Promise<string> {
  return new Promise((done) => listener.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${(listener.address() as AddressInfo).port}`)));
}

/** Requests per second of a process of its own. */
async function load(way: object): Promise<number> {
  const { stdout } = await promisify(execFile)('node', [
    fileURLToPath(new URL('load.ts', import.meta.url)),
    JSON.stringify({ ...way, seconds: Number(seconds) }),
  ]);
  return Number(stdout);
}
