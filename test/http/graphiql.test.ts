import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examples } from '../../src/graphql/examples.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(
  (path) => path && existsSync(path),
);

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer();
  browser = await chromium.launch({ ...(executablePath && { executablePath }), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The page once its editor is there, with what it asked the network for and complained about. */
async function open(): Promise<{ page: Page; hosts: Set<string>; complaints: string[] }> {
  const page = await browser.newPage();
  const hosts = new Set<string>();
  const complaints: string[] = [];
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http')) hosts.add(host);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${server.url}/graphql`);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor({ timeout: 30_000 });
  return { page, hosts, complaints };
}

describe('GraphiQL', () => {
  it('opens with the ten examples, one per tab, and asks no other host for anything', async () => {
    const { page, hosts, complaints } = await open();
    await expect.poll(() => page.locator('.graphiql-tab').count()).toBe(examples.length);
    const names = await page.locator('.graphiql-tab-button').allTextContents();
    expect(names.map((name) => name.trim())).toEqual([
      'LogIn',
      'Welcome',
      'TemplatesForABuild',
      'WhatCanBePrinted',
      'OneBuildOrder',
      'Print',
      'Progress',
      'MyOutputs',
      'PreviewADraft',
      'CreateFromText',
    ]);
    expect([...hosts]).toEqual([new URL(server.url).host]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('runs an operation: the log-in sets its cookie, and the next one is somebody', async () => {
    const { page } = await open();
    await page.evaluate(() =>
      fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: 'mutation { logIn(username: "staff", password: "staff-password") { __typename } }' }),
      }),
    );
    await page.locator('.graphiql-tab-button', { hasText: 'Welcome' }).click();
    await page.locator('.graphiql-query-editor .view-lines', { hasText: 'reportTemplates' }).waitFor();
    await page.waitForTimeout(1_000); // it looks into the document for its operations a moment later
    await page.locator('.graphiql-execute-button').click();
    await expect
      .poll(async () => (await page.locator('.result-window').textContent())?.replaceAll(/\s/gu, ''))
      .toContain('"username":"staff"');
    await page.close();
  });

  it('is a page of its own policy; programs that ask the same address get the API', async () => {
    const page = await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'sha256-[^']+' /);
    expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe-eval|https?:/);
    const again = await fetch(`${server.url}/graphql`, {
      headers: { accept: 'text/html', 'if-none-match': page.headers.get('etag')!, 'cache-control': 'max-age=0' },
    });
    expect(again.status).toBe(304);
    const api = await fetch(`${server.url}/graphql?query=${encodeURIComponent('{ server { version } }')}`, {
      headers: { accept: 'application/json' },
    });
    expect(await api.json()).toMatchObject({ data: { server: { version: expect.any(String) } } });
    expect(api.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  });

  it('runs no script of an uploaded picture that is opened by itself', async () => {
    const content = await server.app.files.write(
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><title>T</title><script>document.title = "X"; fetch("/graphql")</script></svg>'),
    );
    await server.app.prisma.storedFile.create({ data: { ...content, path: 'report/assets/evil.svg', contentType: 'image/svg+xml' } });
    const context = await browser.newContext({ extraHTTPHeaders: { authorization: `Token ${server.userToken}` } });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(`${server.url}/media/report/assets/evil.svg`);
    await page.waitForTimeout(300);
    expect(await page.title()).not.toBe('X');
    expect(requests.filter((path) => path === '/graphql')).toEqual([]);
    await context.close();
  });
});
