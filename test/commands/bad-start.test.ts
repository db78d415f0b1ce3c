import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';

const cli = new URL('../../src/cli.ts', import.meta.url).pathname;

let folder: string;
let taken: Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reportree-test-'));
  await writeFile(join(folder, 'file'), '');
  taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
});
afterAll(async () => {
  taken.close();
  await rm(folder, { recursive: true, force: true });
});

test.each<[string, () => Record<string, string>, RegExp]>([
  ['a port in use', () => ({ PORT: String((taken.address() as AddressInfo).port) }), /^Port \d+ of 127\.0\.0\.1 is in use\. Set PORT/],
  ['an address of another machine', () => ({ HOST: '192.0.2.1' }), /^192\.0\.2\.1 is no address of this machine\. Set HOST/],
  ['a name that is none', () => ({ HOST: 'no such host' }), /HOST/],
  ['a data folder below a file', () => ({ REPORTREE_DATA_DIR: join(folder, 'file/data') }), /^REPORTREE_DATA_DIR=.*must be a folder/],
  ['a time zone that is none', () => ({ REPORTREE_TIME_ZONE: 'Mars/Olympus' }), /REPORTREE_TIME_ZONE="Mars\/Olympus": must be an IANA/],
  ['two bad settings, both named', () => ({ PORT: 'x', REPORTREE_CURRENCY: 'eur' }), /PORT="x".*\n.*REPORTREE_CURRENCY="eur"/],
  ['a database that is none', () => ({ DATABASE_URL: 'postgresql://x:secret@127.0.0.1:1/x' }), /127\.0\.0\.1:1/],
])('%s stops the start with a message that says what to do, without a stack and secrets', async (_name, settings, message) => {
  const env = { PATH: process.env.PATH, PORT: '0', REPORTREE_DATA_DIR: join(folder, 'data'), ...settings() };
  const child = spawn(process.execPath, [cli, 'serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const [output, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect(code).toBe(1);
  expect(output).toMatch(message);
  expect(output).not.toMatch(/^ {4}at |secret/m);
});
