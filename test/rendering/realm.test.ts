import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTestEngine, failureOf, print, run, type TestEngine } from './test-engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await createTestEngine({ timeLimitMs: 3_000, memoryLimitBytes: 256 * 1024 * 1024 });
});
afterAll(() => engine.close());
// Whatever a template has done, the next one prints.
afterEach(async () => expect((await print(engine, '<p>healthy</p>')).text).toBe('healthy'));

describe('the realm of a job', () => {
  const WEB = [
    'window',
    'document',
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'Worker',
    'localStorage',
    'navigator',
    'location',
    'importScripts',
  ];
  const NODE = ['process', 'require', 'Buffer', 'global', '__dirname'];
  const HALF_MADE = ['ShadowRealm', 'WebAssembly', 'structuredClone', 'reportError', 'EventTarget', 'ReadableStream', 'AbortController'];

  test.each([...WEB, ...NODE.filter((name) => name !== 'require'), ...HALF_MADE])('has no %s', async (name) => {
    const failure = await failureOf(engine, `<p>\${${name}}</p>`);
    expect(failure).toMatchObject({ code: 'TEMPLATE', diagnostics: [{ line: 1 }] });
    expect(failure.message).toContain(`${name} is not defined`);
  });

  test('makes no code from text', async () => {
    for (const code of [
      'Function("return 1")',
      '(() => {}).constructor("return 1")',
      '(async () => {}).constructor("")',
      'new (function* () {}).constructor("")',
    ])
      expect((await failureOf(engine, `<p>\${${code}}</p>`)).message).toContain('A template cannot make code from text');
    expect((await failureOf(engine, '<p>${eval("1")}</p>')).message).toContain('eval is not defined');
    expect((await print(engine, '<p>${(() => {}) instanceof Function}</p>')).text).toBe('true');
  });

  test('loads no code', async () => {
    for (const code of ['import("node:fs")', 'import ( /* x */ "data:text/javascript,1")', '[1].map(() => import(`x`))'])
      expect(await failureOf(engine, `<p>\${${code}}</p>`)).toMatchObject({
        message: expect.stringContaining('A template cannot load code by import()'),
        diagnostics: [{ line: 1 }],
      });
    expect((await print(engine, '<p>import (goods) of "import("</p>')).text).toBe('import (goods) of "import("');
  });

  test('has timers, and what is thrown in one hurts nobody', async () => {
    const wait = 'await new Promise((done) => setTimeout(done, 20, 1))';
    const code = `
      const seen = [];
      const every = setInterval(() => seen.push("tick"), 5);
      setTimeout(() => { throw new Error("late") }, 1);
      queueMicrotask(() => { throw new Error("at once") });
      clearTimeout(setTimeout(() => seen.push("never"), 1));
      while (seen.length < 2) ${wait};
      clearInterval(every);
      return seen.slice(0, 2).join()`;
    expect((await print(engine, run(code))).text).toBe('tick,tick');
  });

  test('ends with its job: no timer of it runs on', async () => {
    const single = await createTestEngine({ concurrency: 1 });
    try {
      await print(single, run('setInterval(() => { for (const end = Date.now() + 50; Date.now() < end;); }, 0); return 1'));
      expect((await print(single, '<p>next</p>')).text).toBe('next');
    } finally {
      await single.close();
    }
  });
});
