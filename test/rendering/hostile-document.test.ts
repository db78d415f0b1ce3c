import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RenderFile } from '../../src/rendering/engine.ts';
import { isBrowser, processesBelow } from '../e2e/processes.ts';
import { createTestEngine, failureOf, print, svg, type TestEngine } from './test-engine.ts';

let engine: TestEngine;
let listener: Server;
/** Of the listener: host and port. */
let at: string;
const visits: string[] = [];
beforeAll(async () => {
  engine = await createTestEngine({ timeLimitMs: 3_000, memoryLimitBytes: 256 * 1024 * 1024, pageLimit: 500 });
  listener = createServer((socket) => {
    visits.push(`from ${socket.remotePort}`);
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  at = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
});
afterAll(async () => {
  listener.close();
  await engine.close();
});
// Whatever a document has done, the next one prints.
afterEach(async () => expect((await print(engine, '<p>healthy</p>')).text).toBe('healthy'));

const renderers = () =>
  processesBelow(process.pid)
    .filter(({ command }) => command.includes('--type=renderer'))
    .map(({ pid }) => pid);

describe('a document that is too much ends at a limit that is named', () => {
  const nested = (count: number) =>
    Array.from({ length: count }, (_, k) => `<g id="a${k + 1}"><use href="#a${k}"/><use href="#a${k}"/></g>`).join('');
  const endless = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g id="a0"><rect width="1" height="1"/></g>${nested(28)}<use href="#a28"/></svg>`;

  test.each<[what: string, source: string, files?: Record<string, RenderFile>]>([
    ['ten million elements', '<div>$!{"<br>".repeat(1e7)}</div>'],
    ['elements nested without end', '<div>$!{"<b>".repeat(2e6)}</div>'],
    ['a hundred thousand pages', '<style>p { break-after: page }</style><div>$!{"<p>x</p>".repeat(1e5)}</div>'],
    ['a picture that never ends', '<img src="endless.svg">', { 'endless.svg': svg(endless) }],
    [
      'a background that never ends',
      '<div style="width:9px;height:9px;background:url(endless.svg)"></div>',
      { 'endless.svg': svg(endless) },
    ],
    ['a box as high as can be', '<div style="height:33554400px;border:1px solid">x</div>'],
  ])('%s', async (_, source, files = {}) => {
    const failure = await failureOf(engine, source, { files });
    expect(['TIME_LIMIT', 'MEMORY_LIMIT', 'PAGE_LIMIT', 'SIZE_LIMIT']).toContain(failure.code);
    expect(failure.message).toMatch(/REPORTREE_[A-Z_]+|at most \d+ MiB/);
  });

  test.runIf(process.platform === 'linux')('and its process is gone, while others print', async () => {
    await Promise.all([1, 2].map(() => print(engine, '<p>warm</p>')));
    const before = renderers();
    const failing = failureOf(engine, '<img src="endless.svg">', { files: { 'endless.svg': svg(endless) } });
    for (let n = 0; n < 3; n++) expect((await print(engine, '<p>beside</p>')).text).toBe('beside');
    expect((await failing).code).toBe('TIME_LIMIT');
    const gone = () => before.filter((pid) => !renderers().includes(pid));
    for (let tries = 0; tries < 100 && gone().length === 0; tries++) await sleep(100);
    expect(gone()).not.toEqual([]);
  });
});

describe('a picture that is larger than it looks', () => {
  /** All black, one bit for each pixel: 110 KB of file for 3.6 GB of pixels. */
  const png = (side: number): RenderFile => {
    const chunk = (type: string, data: Buffer) => {
      const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
      const frame = Buffer.alloc(8);
      frame.writeUInt32BE(data.length, 0);
      frame.writeUInt32BE(crc32(body), 4);
      return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
    };
    const head = Buffer.alloc(13);
    head.writeUInt32BE(side, 0);
    head.writeUInt32BE(side, 4);
    head[8] = 1;
    const content = Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))))),
      chunk('IEND', Buffer.alloc(0)),
    ]);
    return { content, contentType: 'image/png' };
  };
  const laughs = Array.from({ length: 12 }, (_, k) => `<!ENTITY e${k + 1} "${`&e${k};`.repeat(10)}">`).join('');

  test.each<[string, RenderFile]>([
    ['in pixels', png(30_000)],
    [
      'in the texts that it stands for',
      svg(
        `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e0 "haha">${laughs}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&e12;</text></svg>`,
      ),
    ],
    [
      'by its own measures',
      svg(
        '<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1e9"><filter id="f"><feGaussianBlur stdDeviation="1e6"/></filter><rect width="1e9" height="1e9" filter="url(#f)"/></svg>',
      ),
    ],
    [
      'by what it repeats',
      svg(
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><pattern id="p" width="1e-4" height="1e-4" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern><rect width="900" height="900" fill="url(#p)"/></svg>',
      ),
    ],
  ])('%s is printed, is warned of or fails, and nobody else does', async (_, file) => {
    const outcome = await print(engine, '<p>with</p><img src="bomb" style="width:20mm">', { files: { bomb: file } }).then(
      ({ text }) => text,
      (error: Error) => error.message,
    );
    expect(outcome).toMatch(/^with$|REPORTREE_[A-Z_]+/);
  });
});

describe('nothing leaves by what a document loads', () => {
  test.each<[what: string, type: string, content: string]>([
    [
      'pictures in a picture',
      'image/svg+xml',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="http://ADDRESS/i" width="9" height="9"/><use href="http://ADDRESS/u#x"/><foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml"><img src="http://ADDRESS/f"/><iframe src="http://ADDRESS/g"/></body></foreignObject></svg>',
    ],
    [
      'styles of a picture',
      'image/svg+xml',
      '<?xml-stylesheet href="http://ADDRESS/s"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><style>@import url(http://ADDRESS/a); @font-face { font-family: X; src: url(http://ADDRESS/f) } text { font-family: X; fill: url(http://ADDRESS/g) }</style><text y="9">x</text></svg>',
    ],
    [
      'a script of a picture',
      'image/svg+xml',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="fetch(\'http://ADDRESS/o\')"><script>fetch("http://ADDRESS/s"); new Image().src = "http://ADDRESS/t"</script><script href="http://ADDRESS/h"/><animate attributeName="href" to="http://ADDRESS/b"/></svg>',
    ],
    [
      'entities of a picture',
      'image/svg+xml',
      '<!DOCTYPE svg [<!ENTITY % d SYSTEM "http://ADDRESS/d"> %d; <!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><text y="9">&x;</text></svg>',
    ],
    [
      'a style sheet',
      'text/css',
      '@import url(http://ADDRESS/a); @import "//ADDRESS/b"; @font-face { font-family: X; src: url(http://ADDRESS/f) } p { font-family: X; background: url(http://ADDRESS/g); cursor: url(http://ADDRESS/c), auto; shape-outside: url(http://ADDRESS/e) } @page { @top-left { content: url(http://ADDRESS/h) } }',
    ],
    [
      'a document for a picture',
      'text/html',
      '<meta http-equiv="refresh" content="0;url=http://ADDRESS/r"><script src="http://ADDRESS/s"></script>',
    ],
  ])('%s', async (_, contentType, content) => {
    visits.length = 0;
    const file = { content: Buffer.from(content.replaceAll('ADDRESS', at)), contentType };
    const every =
      '<link rel="stylesheet" href="file"><img src="file"><object data="file"></object><embed src="file"><iframe src="file"></iframe><svg><use href="file#x"/><image href="file"/></svg><style>p { background: url(file); list-style: url(file) } @import "file";</style><p>text</p>';
    const { text } = await print(engine, every, { name: 'report.html', files: { file } });
    expect(text).toBe('text');
    expect(visits).toEqual([]);
  });

  test('nothing is shown of what has another address', async () => {
    const addresses = [
      'http://169.254.169.254/latest/meta-data/',
      'http://[fd00:ec2::254]/',
      'http://metadata.google.internal/',
      `http://${at}/`,
      'file:///etc/passwd',
      'chrome://version',
      'chrome-untrusted://x',
      'devtools://devtools/bundled/inspector.html',
      'blob:null/x',
      'blob:http://asset.invalid/x',
      'filesystem:http://asset.invalid/x',
      'view-source:file:///etc/passwd',
      'about:version',
      'javascript:1',
      'ftp://127.0.0.1/',
      'data:text/html,<p>framed',
    ];
    const elements =
      '<img src="X"><iframe src="X"></iframe><object data="X"></object><embed src="X"><link rel="stylesheet" href="X"><style>@import "X"; b { background: url("X") }</style><b></b>';
    visits.length = 0;
    const { text } = await print(engine, `<p>alone</p>${addresses.map((address) => elements.replaceAll('X', address)).join('')}`, {
      name: 'report.html',
    });
    expect(text).toBe('alone');
    expect(visits).toEqual([]);
  });

  test('and the listener would have noticed', async () => {
    visits.length = 0;
    await fetch(`http://${at}/`).catch(() => {});
    expect(visits).toHaveLength(1);
  });
});

test.runIf(process.platform === 'linux')('the browser listens to nobody: it is steered over a pipe', async () => {
  await print(engine, '<p>x</p>');
  const listening = new Set(
    ['tcp', 'tcp6'].flatMap((table) =>
      readFileSync(`/proc/net/${table}`, 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(/\s+/))
        .filter((fields) => fields[3] === '0A')
        .map((fields) => `socket:[${fields[9]}]`),
    ),
  );
  const browsers = processesBelow(process.pid).filter(isBrowser);
  expect(browsers.length).toBeGreaterThan(1);
  const opened = [process.pid, ...browsers.map(({ pid }) => pid)].map((pid) =>
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        const target = readlinkSync(`/proc/${pid}/fd/${fd}`);
        return listening.has(target) ? [target] : [];
      } catch {
        return []; // closed meanwhile
      }
    }),
  );
  // This process has the listener of these tests, which shows that they are seen.
  expect(opened[0]!.length).toBeGreaterThan(0);
  expect(opened.slice(1).flat()).toEqual([]);
});
