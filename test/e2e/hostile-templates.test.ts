import { createServer, type AddressInfo, type Server } from 'node:net';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GraphQLClient } from '../../src/commands/graphql-client.ts';
import { pdfPages } from '../templates/pdf-pages.ts';
import { createTemplate, pdfOf, print, untilFinal, type Output } from './operations.ts';
import { RealServer } from './real-server.ts';
import { exportOf, part, user } from './records.ts';

let server: RealServer;
let other: GraphQLClient;
let harmless: number;
beforeAll(async () => {
  const records = [part(1, { name: 'Alpha', description: 'SECRET of Alpha' }), part(2, { name: 'Beta' }), user(11, 'ada', 'ada-secret')];
  server = await RealServer.start(
    { REPORTREE_PRINT_TIME_LIMIT: '4', REPORTREE_TEMPLATE_MEMORY_LIMIT: '256', REPORTREE_RENDER_CONCURRENCY: '2' },
    await exportOf(records),
  );
  other = new GraphQLClient(server.url, await server.tokenOf('ada', 'ada-secret'));
  harmless = await createTemplate(server.client, { name: 'Harmless', modelType: 'PART', content: '<p>Hello ${input.part.name}</p>' });
});
afterAll(() => server?.stop());

let count = 0;
function template(content: string): Promise<number> {
  return createTemplate(server.client, { name: `Hostile ${++count}`, modelType: 'PART', content });
}

/** Prints the template while somebody else prints another one, which has to come out right. */
async function printBeside(content: string): Promise<Output> {
  const pid = server.process.pid;
  const { pk } = await print(server.client, await template(content), [1]);
  const beside = await print(other, harmless, [2], 30);
  expect(beside.state).toBe('COMPLETE');
  expect((await pdfPages(await pdfOf(other, beside))).map(({ text }) => text.trim())).toEqual(['Hello Beta']);
  const [hostile] = await untilFinal(server.client, [pk]);
  expect([server.process.exitCode, server.process.pid]).toEqual([null, pid]);
  return hostile!;
}

const run = (script: string) => `<p>\${(() => { ${script} })()}</p>`;

describe('a template fails its own output and nothing else', () => {
  test.each<[string, string, RegExp]>([
    ['that loops for ever', run('for (;;);'), /TIME_LIMIT/],
    ['that waits for ever', '<await|x|=new Promise(() => {})><p>${x}</p></await>', /TIME_LIMIT|TEMPLATE/],
    [
      'that never stops making promises',
      run('const next = () => Promise.resolve().then(next); return next();'),
      /TIME_LIMIT|MEMORY_LIMIT|TEMPLATE/,
    ],
    ['that eats memory piece by piece', run('const all = []; for (;;) all.push(new Array(100000).fill(Math.random()));'), /MEMORY_LIMIT/],
    ['that asks for six gigabytes at once', run('return new ArrayBuffer(6 * 1024 ** 3).byteLength;'), /MEMORY_LIMIT/],
    ['that doubles a text', run('let x = "x"; for (;;) x += x;'), /MEMORY_LIMIT|TEMPLATE/],
    ['that writes without an end', '<for|row| from=1 to=1e9><p>${row}</p></for>', /TIME_LIMIT|MEMORY_LIMIT|SIZE_LIMIT|TEMPLATE/],
    ['that calls itself', run('const f = () => f() + 1; return f();'), /TEMPLATE/],
    ['that throws what no database takes', run('throw new Error("a\\u0000b \\ud83d c");'), /TEMPLATE/],
    ['that throws without an end', run('throw new Error("x".repeat(5e6));'), /TEMPLATE/],
    ['that throws what is no error', run('throw { toString() { throw 1; } };'), /TEMPLATE/],
    ['that leaves the page', '<meta http-equiv="refresh" content="0;url=http://127.0.0.1/">', /TEMPLATE/],
  ])('%s', async (_name, content, code) => {
    const output = await printBeside(content);
    expect(output).toMatchObject({ state: 'FAILED', file: null });
    expect(output.failure!.code).toMatch(code);
    expect(output.failure!.message).toMatch(/\S/);
    expect(output.failure!.message.length).toBeLessThan(5_000);
  });

  test('that draws a small picture which never ends', async () => {
    const uses = Array.from({ length: 28 }, (_, k) => `<g id="a${k + 1}"><use href="#a${k}"/><use href="#a${k}"/></g>`).join('');
    const output = await printBeside(`<svg><g id="a0"><rect width="1" height="1"/></g>${uses}<use href="#a28"/></svg>`);
    expect(output).toMatchObject({ state: 'FAILED', failure: { code: 'TIME_LIMIT' } });
  });
});

describe('no template reaches the network', () => {
  let listener: Server;
  let url: string;
  /** What came in from anywhere, TCP or UDP. */
  const seen: string[] = [];
  const udp = createSocket('udp4');
  beforeAll(async () => {
    listener = createServer((socket) => {
      seen.push('tcp');
      socket.on('data', (data: Buffer) => seen.push(data.toString('latin1', 0, 80))).on('error', () => {});
    });
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const { port } = listener.address() as AddressInfo;
    udp.on('message', () => seen.push('udp')).bind(port, '127.0.0.1');
    await once(udp, 'listening');
    url = `127.0.0.1:${port}`;
  });
  afterAll(() => {
    listener.close();
    udp.close();
  });

  test.each<[string, (address: string) => string]>([
    [
      'by a script',
      (at) =>
        run(`const tried = [];
          const attempt = (name, work) => { try { const got = work(); tried.push(name); got?.catch?.(() => {}); } catch {} };
          attempt("fetch", () => fetch("http://${at}/fetch", { mode: "no-cors" }));
          attempt("xhr", () => { const x = new XMLHttpRequest(); x.open("GET", "http://${at}/xhr", false); x.send(); });
          attempt("socket", () => new WebSocket("ws://${at}/socket"));
          attempt("events", () => new EventSource("http://${at}/events"));
          attempt("beacon", () => navigator.sendBeacon("http://${at}/beacon", "x"));
          attempt("image", () => { new Image().src = "http://${at}/image"; });
          attempt("open", () => open("http://${at}/open"));
          attempt("worker", () => new Worker("http://${at}/worker"));
          attempt("import", () => (0, eval)('import("http://${at}/import")'));
          attempt("frame", () => { const f = document.createElement("iframe"); f.src = "http://${at}/frame"; document.body.append(f); });
          attempt("script", () => { const s = document.createElement("script"); s.src = "http://${at}/script"; document.body.append(s); });
          attempt("link", () => { const l = document.createElement("link"); l.rel = "preconnect"; l.href = "http://${at}/"; document.head.append(l); });
          attempt("rtc", () => { const c = new RTCPeerConnection({ iceServers: [{ urls: "stun:${at}" }] }); c.createDataChannel("x"); return c.createOffer().then((o) => c.setLocalDescription(o)); });
          const end = Date.now() + 1000; while (Date.now() < end);
          return tried.length + " tried";`),
    ],
    [
      'by its markup',
      (
        at,
      ) => `<html><head><link rel="stylesheet" href="http://${at}/style"><link rel="preload" as="image" href="http://${at}/preload"><link rel="dns-prefetch" href="http://${at}">
        <style>@import "http://${at}/imported"; @font-face { font-family: X; src: url("http://${at}/font") } p { font-family: X; background: url("http://${at}/background") }</style></head>
        <body><p>Text</p><img src="http://${at}/img"><iframe src="http://${at}/iframe"></iframe><object data="http://${at}/object"></object><embed src="http://${at}/embed">
        <video src="http://${at}/video" poster="http://${at}/poster"></video><svg><image href="http://${at}/svg"/></svg></body></html>`,
    ],
  ])('%s', async (_name, content) => {
    const output = await printBeside(content(url));
    expect(['COMPLETE', 'FAILED']).toContain(output.state);
    expect(seen).toEqual([]);
  });

  test('and the listener would have noticed', async () => {
    await fetch(`http://${url}/control`, { signal: AbortSignal.timeout(500) }).catch(() => {});
    expect(seen).toContain('tcp');
  });
});

describe('no template meets another job', () => {
  const leave = run(`
    for (const [name, store] of [["global", globalThis], ["top", (() => { try { return top; } catch {} })()], ["proto", Object.prototype], ["array", Array.prototype]])
      try { store.leftBehind = input.part.description; } catch {}
    try { localStorage.setItem("left", input.part.description); } catch {}
    try { sessionStorage.setItem("left", input.part.description); } catch {}
    try { document.cookie = "left=" + input.part.description; } catch {}
    try { name = input.part.description; } catch {}
    try { indexedDB.open("left" + input.part.description); } catch {}
    try { new BroadcastChannel("left").postMessage(input.part.description); } catch {}
    try { JSON.stringify = () => "SECRET"; String.prototype.replace = () => "SECRET"; } catch {}
    try { new SharedWorker("data:text/javascript,1"); } catch {}
    return "left";`);
  const look = `<p>\${(() => {
    const found = [];
    try { found.push(globalThis.leftBehind, ({}).leftBehind, [].leftBehind); } catch {}
    try { found.push(localStorage.getItem("left")); } catch {}
    try { found.push(sessionStorage.getItem("left")); } catch {}
    try { found.push(document.cookie); } catch {}
    try { found.push(name); } catch {}
    try { found.push(document.documentElement.outerHTML); } catch {}
    try { found.push("a".replace("a", "b")); } catch {}
    return "LOOKED " + found.filter(Boolean).map(String).join("|").slice(0, 3000);
  })()}</p>`;

  test('what one left behind is not there for the next', async () => {
    const [leaver, looker] = [await template(leave), await template(look)];
    const left = await print(server.client, leaver, [1], 20);
    expect(left.state).toBe('COMPLETE');
    for (let round = 0; round < 3; round++) {
      const looked = await print(other, looker, [2], 20);
      expect(looked.state).toBe('COMPLETE');
      const text = (await pdfPages(await pdfOf(other, looked))).map((page) => page.text).join('\n');
      expect(text).toContain('LOOKED');
      expect(text).not.toContain('SECRET');
      await print(server.client, leaver, [1], 20);
    }
  });

  test('files of the server and of other users are not to be had', async () => {
    const { file } = await print(server.client, harmless, [1], 20);
    const path = new URL(file!.url).pathname;
    const sources = [
      'file:///etc/hostname',
      path,
      file!.url,
      `..${path}`,
      '/etc/hostname',
      'assets/../../../etc/hostname',
      path.slice(1),
      path.replace('/media/', ''),
    ];
    const output = await print(
      other,
      await template(
        `<p>Shown</p>${sources.map((source) => `<img src=${JSON.stringify(source)}><object data=${JSON.stringify(source)}></object>`).join('')}`,
      ),
      [2],
      20,
    );
    expect(output.state).toBe('COMPLETE');
    expect(output.warnings.length).toBeGreaterThan(0);
    expect((await pdfPages(await pdfOf(other, output))).map(({ text }) => text.trim())).toEqual(['Shown']);
  });
});
