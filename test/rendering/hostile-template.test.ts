import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTestEngine, failureOf, jobOf, print, run, type TestEngine } from './test-engine.ts';

let engine: TestEngine;
/** Its templates run in the page itself, with all that is within reach there. */
let withoutRealms: TestEngine;
let listener: Server;
let port: number;
const visits: string[] = [];

beforeAll(async () => {
  const limits = { timeLimitMs: 3_000, memoryLimitBytes: 256 * 1024 * 1024 };
  engine = await createTestEngine(limits);
  withoutRealms = await createTestEngine({ ...limits, realms: false });
  listener = createServer((request, response) => response.end('secret')).on('connection', (socket) =>
    visits.push(`connection from ${socket.remotePort}`),
  );
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  ({ port } = listener.address() as AddressInfo);
});
afterAll(async () => {
  listener.close();
  await engine.close();
  await withoutRealms.close();
});
// Whatever a template has done, the next one prints.
afterEach(async () => expect((await print(engine, '<p>healthy</p>')).text).toBe('healthy'));

describe('a template that does not end', () => {
  test.each([
    ['an endless loop', '<p>${(() => { for (;;); })()}</p>'],
    ['a promise that never comes', '<await|x|=new Promise(() => {})>${x}</await>'],
    ['microtasks without end', run('for (;;) await null')],
    ['a regular expression that explodes', '<p>${/^(a+)+$/.test("a".repeat(40) + "b")}</p>'],
    ['a loop over ten thousand million', '<for|i| to=1e10><if=(i < 0)>x</if></for>'],
  ])('%s fails at its time limit', async (_, source) => {
    const failure = await failureOf(engine, source);
    expect(failure.code).toBe('TIME_LIMIT');
    expect(failure.message).toContain('REPORTREE_PRINT_TIME_LIMIT');
  });

  test('is stopped by the signal at once, with its reason', async () => {
    const abort = new AbortController();
    const printing = engine.engine.render(jobOf('<p>${(() => { for (;;); })()}</p>', { signal: abort.signal }));
    setTimeout(() => abort.abort(new Error('cancelled by the user')), 300);
    await expect(printing).rejects.toThrow('cancelled by the user');
  });
});

describe('a template that takes memory', () => {
  test.each([
    ['in a list that grows', '<p>${(() => { const a = []; for (;;) a.push(new Array(1e5).fill(a.length)); })()}</p>'],
    ['in one buffer', '<p>${new ArrayBuffer(6e9).byteLength}</p>'],
    ['in many buffers', '<p>${(() => { const a = []; for (;;) a.push(new Uint8Array(5e7).fill(1)); })()}</p>'],
  ])('%s fails at its memory limit', async (_, source) => {
    const failure = await failureOf(engine, source);
    expect(failure.code).toBe('MEMORY_LIMIT');
    expect(failure.message).toContain('REPORTREE_TEMPLATE_MEMORY_LIMIT');
  });

  test('in a text that doubles, fails', async () => {
    expect(['MEMORY_LIMIT', 'TEMPLATE']).toContain((await failureOf(engine, '<p>${(() => { let s = "x"; for (;;) s += s; })()}</p>')).code);
  });

  test('by its output is stopped by the limit of that', async () => {
    const failure = await failureOf(engine, '<p>${"x".repeat(8e7)}</p>');
    expect(failure.code).toBe('SIZE_LIMIT');
  });
});

describe('nothing leaves the page that runs a template, where a job has no realm of its own', () => {
  test.each([
    ['fetch', 'try { return await (await fetch("ADDRESS")).text() } catch { return "blocked" }'],
    [
      'XMLHttpRequest',
      'return await new Promise((done) => { const x = new XMLHttpRequest(); x.onload = () => done(x.responseText); x.onerror = () => done("blocked"); try { x.open("GET", "ADDRESS"); x.send() } catch { done("blocked") } })',
    ],
    [
      'a web socket',
      'return await new Promise((done) => { try { const s = new WebSocket("ws://127.0.0.1:PORT/"); s.onopen = () => done("open"); s.onerror = () => done("blocked") } catch { done("blocked") } })',
    ],
    [
      'an event source',
      'return await new Promise((done) => { try { const s = new EventSource("ADDRESS"); s.onopen = () => done("open"); s.onerror = () => done("blocked") } catch { done("blocked") } })',
    ],
    [
      'a beacon',
      'try { navigator.sendBeacon("ADDRESS", "x") } catch {} await new Promise((done) => setTimeout(done, 300)); return "blocked"',
    ],
    [
      'an image',
      'return await new Promise((done) => { const i = new Image(); i.onload = () => done("loaded"); i.onerror = () => done("blocked"); i.src = "ADDRESS" })',
    ],
    [
      'a script',
      'return await new Promise((done) => { const s = document.createElement("script"); s.onload = () => done("loaded"); s.onerror = () => done("blocked"); s.src = "ADDRESS"; document.head.append(s) })',
    ],
    [
      'a style sheet',
      'return await new Promise((done) => { const s = document.createElement("link"); s.rel = "stylesheet"; s.onload = () => done("loaded"); s.onerror = () => done("blocked"); s.href = "ADDRESS"; document.head.append(s); setTimeout(() => done("blocked"), 500) })',
    ],
    [
      'hints',
      'for (const rel of ["preconnect", "dns-prefetch", "prefetch", "preload", "prerender", "modulepreload"]) { const l = document.createElement("link"); l.rel = rel; l.as = "image"; l.href = "ADDRESS"; document.head.append(l) } await new Promise((done) => setTimeout(done, 500)); return "blocked"',
    ],
    [
      'a frame',
      'const f = document.createElement("iframe"); f.src = "ADDRESS"; document.body.append(f); await new Promise((done) => setTimeout(done, 500)); return "blocked"',
    ],
    [
      'an object',
      'const f = document.createElement("object"); f.data = "ADDRESS"; document.body.append(f); await new Promise((done) => setTimeout(done, 500)); return "blocked"',
    ],
    [
      'a form',
      'const f = document.createElement("form"); f.action = "ADDRESS"; f.method = "POST"; document.body.append(f); f.submit(); await new Promise((done) => setTimeout(done, 500)); return "blocked"',
    ],
    ['a window', 'const w = window.open("ADDRESS"); await new Promise((done) => setTimeout(done, 500)); return w ? "open" : "blocked"'],
    [
      'a worker',
      'try { const w = new Worker(URL.createObjectURL(new Blob(["fetch(\'ADDRESS\')"]))); await new Promise((done) => setTimeout(done, 500)); return "blocked" } catch { return "blocked" }',
    ],
    ['a worklet', 'try { await CSS.paintWorklet.addModule("ADDRESS"); return "loaded" } catch { return "blocked" }'],
    [
      'web transport',
      'try { const t = new WebTransport("https://127.0.0.1:PORT/"); await t.ready; return "open" } catch { return "blocked" }',
    ],
    [
      'an imported style',
      'const s = document.createElement("style"); s.textContent = "@import url(ADDRESS); body { background: url(ADDRESS) }"; document.head.append(s); await new Promise((done) => setTimeout(done, 500)); return "blocked"',
    ],
  ])('by %s', async (_, code) => {
    visits.length = 0;
    const { text } = await print(
      withoutRealms,
      run(
        code
          .replaceAll('ADDRESS', `http://127.0.0.1:${port}/`)
          .replaceAll(`http://127.0.0.1:${port}/.createObject`, 'ADDRESS.createObject')
          .replaceAll('PORT', String(port)),
      ),
    );
    expect(text).toBe('blocked');
    expect(visits).toEqual([]);
  });

  test('by WebRTC', async () => {
    const code = `
      try {
        const peer = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:${port}" }] });
        const found = [];
        peer.onicecandidate = (event) => event.candidate && found.push(event.candidate.candidate);
        peer.createDataChannel("x");
        await peer.setLocalDescription(await peer.createOffer());
        await new Promise((done) => setTimeout(done, 700));
        return found.length ? "candidates " + found.join() : "blocked";
      } catch { return "blocked" }`;
    expect((await print(withoutRealms, run(code))).text).toBe('blocked');
  });

  test.each([
    'location = "ADDRESS"',
    'location.reload()',
    'location.replace("ADDRESS")',
    'location = "about:blank"',
    'location = "http://asset.invalid/"',
  ])('by going elsewhere: %s', async (code) => {
    visits.length = 0;
    const failure = await failureOf(
      withoutRealms,
      run(
        `${code.replaceAll('ADDRESS', `http://127.0.0.1:${port}/`)}; await new Promise((done) => setTimeout(done, 1000)); return "stayed"`,
      ),
    );
    expect(failure.code).toBe('TEMPLATE');
    expect(failure.message).toContain('another page');
    expect(visits).toEqual([]);
  });
});

describe('nothing leaves the page that prints', () => {
  const markups: [string, string][] = [
    [
      'images',
      '<img src="ADDRESS"><picture><source srcset="ADDRESS"><img src="ADDRESS"></picture><svg><image href="ADDRESS" width="9" height="9"/><use href="ADDRESS#x"/></svg><input type="image" src="ADDRESS">',
    ],
    [
      'styles',
      '<html-style>@import url(ADDRESS); @import "ADDRESS"; body { background: url(ADDRESS); list-style: url(ADDRESS) } @font-face { font-family: X; src: url(ADDRESS) } p { font-family: X } @page { @top-left { content: url(ADDRESS) } }</html-style><p style="background:url(ADDRESS)">x</p>',
    ],
    [
      'links',
      '<link rel="stylesheet" href="ADDRESS"><link rel="icon" href="ADDRESS"><link rel="preconnect" href="ADDRESS"><link rel="dns-prefetch" href="ADDRESS"><link rel="prefetch" href="ADDRESS"><link rel="preload" as="image" href="ADDRESS"><link rel="manifest" href="ADDRESS"><link rel="prerender" href="ADDRESS">',
    ],
    [
      'frames and plug-ins',
      '<iframe src="ADDRESS"></iframe><iframe srcdoc="<img src=ADDRESS>"></iframe><object data="ADDRESS"></object><embed src="ADDRESS"/><frameset><frame src="ADDRESS"></frameset>',
    ],
    [
      'media',
      '<video src="ADDRESS" poster="ADDRESS" autoplay></video><audio src="ADDRESS" autoplay></audio><video><source src="ADDRESS"><track src="ADDRESS"></video>',
    ],
    ['another base', '<base href="ADDRESS"><img src="x.png"><a ping="ADDRESS" href="ADDRESS">x</a>'],
    [
      'speculation',
      '<html-script type="speculationrules">{"prefetch":[{"source":"list","urls":["ADDRESS"]}],"prerender":[{"source":"list","urls":["ADDRESS"]}]}</html-script>',
    ],
    [
      'filters',
      '<p style="filter:url(ADDRESS#f);mask:url(ADDRESS);clip-path:url(ADDRESS#c);cursor:url(ADDRESS),auto;border-image:url(ADDRESS)">x</p>',
    ],
  ];
  test.each(markups)('by %s', async (_, markup) => {
    visits.length = 0;
    await print(engine, `<div>$!{input.markup}</div>`, {
      inputs: [{ markup: markup.replaceAll('html-', '').replaceAll('ADDRESS', `http://127.0.0.1:${port}/`) }],
    });
    await print(
      engine,
      markup.replace(/<\/?html-/g, (tag) => tag.replace('html-', '')).replaceAll('ADDRESS', `http://127.0.0.1:${port}/`),
      { name: 'static.html' },
    );
    expect(visits).toEqual([]);
  });

  test.each([
    ['a refresh', '<meta http-equiv="refresh" content="0; url=ADDRESS">'],
    ['a refresh in capitals, later', '<p>x</p><META HTTP-EQUIV=Refresh CONTENT="1;ADDRESS=ADDRESS">'],
    ['a refresh whose name is encoded', '<meta http-equiv="&#114;efresh" content="0; url=ADDRESS">'],
    ['a refresh to nothing', '<meta http-equiv="refresh" content="0; url=about:blank">'],
  ])('by %s, which fails the print', async (_, markup) => {
    visits.length = 0;
    const failure = await failureOf(engine, markup.replaceAll('ADDRESS', `http://127.0.0.1:${port}/`), { name: 'static.html' });
    expect(failure.code).toBe('TEMPLATE');
    expect(failure.message).toContain('another page');
    expect(visits).toEqual([]);
  });

  test('files of the host are out of reach', async () => {
    const { text, pages } = await print(
      engine,
      '<iframe src="file:///etc/passwd"></iframe><object data="file:///etc/passwd"></object><img src="file:///etc/passwd"><embed src="file:///etc/hostname"><p>only this</p>',
      { name: 'static.html' },
    );
    expect(text).toBe('only this');
    expect(pages.flatMap(({ links }) => links)).toEqual([]);
  });
});

describe('nothing is left for another job', () => {
  const leave = [
    'globalThis.left = "global"',
    'Object.prototype.left = "prototype"',
    'Array.prototype.join = () => "patched"',
    'JSON.parse = () => ({ left: "patched" })',
    'String.prototype.replace = () => "patched"',
    'try { window.name = "left by name" } catch {}',
    'globalThis.money = () => "patched"',
    'globalThis.$reportreeRender = () => ({ html: "patched" })',
    'setInterval(() => { document.title = "tick" }, 10)',
    'try { localStorage.left = 1 } catch {}',
    'try { sessionStorage.left = 1 } catch {}',
    'try { document.cookie = "left=1" } catch {}',
    'try { indexedDB.open("left") } catch {}',
    'try { await caches.open("left") } catch {}',
    'try { history.pushState({ left: 1 }, "", "#left") } catch {}',
    'try { globalThis.channel = new BroadcastChannel("left"); channel.onmessage = () => channel.postMessage("left") } catch {}',
    'try { new SharedWorker("data:text/javascript,onconnect=(e)=>e.ports[0].postMessage(1)", "left") } catch {}',
  ].join(';\n');
  const look = `
    const found = [];
    if (globalThis.left !== undefined) found.push("global " + globalThis.left);
    if ({}.left !== undefined) found.push("prototype");
    if ([1, 2].join() !== "1,2") found.push("join");
    if (JSON.parse("1") !== 1) found.push("JSON");
    if ("a".replace("a", "b") !== "b") found.push("replace");
    if (globalThis.window?.name) found.push("name " + window.name);
    if (money({ amount: "1", currency: "USD" }) !== "$1.00") found.push("money");
    for (const storage of ["localStorage", "sessionStorage"]) try { if (window[storage].left) found.push(storage) } catch {}
    try { if (document.cookie) found.push("cookie " + document.cookie) } catch {}
    try { if ((await indexedDB.databases()).length) found.push("database") } catch {}
    try { if ((await caches.keys()).length) found.push("cache") } catch {}
    if (globalThis.history?.state) found.push("history");
    if (globalThis.location?.hash) found.push("hash");
    try {
      const channel = new BroadcastChannel("left");
      const answer = new Promise((done) => { channel.onmessage = () => done("channel"); setTimeout(done, 200) });
      channel.postMessage("?");
      found.push((await answer) ?? "");
    } catch {}
    return found.filter(Boolean).join(", ") || "nothing";`;

  test.each([true, false])('in a page that is used again, with realms: %s', async (realms) => {
    const single = await createTestEngine({ concurrency: 1, realms });
    try {
      for (let round = 0; round < 4; round++) {
        await single.engine.render(jobOf(run(`${leave}; return "left"`))).catch(() => {});
        expect((await print(single, run(look))).text).toBe('nothing');
      }
    } finally {
      await single.close();
    }
  });

  test('in memory: what a job keeps is not taken from the next', async () => {
    const single = await createTestEngine({ concurrency: 1, memoryLimitBytes: 128 * 1024 * 1024 });
    try {
      const keep = 'Object.defineProperty(globalThis, "kept", { value: Array.from({ length: 2e6 }, (_, i) => ({ i })) }); return "kept"';
      for (let round = 0; round < 6; round++) expect((await print(single, run(keep))).text).toBe('kept');
    } finally {
      await single.close();
    }
  });

  test('in the files that a page keeps in memory', async () => {
    const secret = {
      content: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="70" height="70"><text y="20">SECRET</text></svg>'),
      contentType: 'image/svg+xml',
    };
    const first = await print(engine, '<img src="secret.svg">', { files: { 'secret.svg': secret } });
    expect(first.text).toContain('SECRET');
    const second = await print(
      engine,
      '<img src="secret.svg"><img src="http://asset.invalid/secret.svg"><img src="/secret.svg"><img src="../secret.svg">',
    );
    expect(second.text).not.toContain('SECRET');
    expect(second.warnings.length).toBeGreaterThan(0);
  });
});
