import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestEngine, jobOf, print, run, type TestEngine } from './test-engine.ts';

/** Runs statements when the document is made, and its print is under way: they cannot spoil their own. */
const afterwards = (code: string) => run(`setTimeout(() => { ${code} }, 5); return "left"`);

/** Uses as much as it can of what a template, its runtime and its helpers stand on. */
const VICTIM = `import { money } from "reportree"
<style>@page { margin: 10mm }</style>
<const/rows=[3, 1, 2].map((n) => ({ n, name: "row " + n })).toSorted((a, b) => a.n - b.n)>
<h1>\${input.part.name.toUpperCase().replace("WIDGET", "Widget")} \${JSON.stringify({ a: [1, "x"] })}</h1>
<for|row, index| of=rows><victim-row name=row.name n=index/></for>
<for|key, value| in=input.part><p>\${key}: \${value}</p></for>
<p>\${money({ amount: "1234.5", currency: "EUR" })} \${date("2026-03-01")} \${Object.entries(input.part).flat().join("/")} \${/\\d+/.exec("a12")[0]}</p>
<p>\${new Intl.NumberFormat("en").format(1e6)} \${[...new Map([[1, 2]]).values()]} \${(1.005).toFixed(2)} \${Reflect.ownKeys({ b: 1 })}</p>
<await|late|=Promise.all([Promise.resolve("late")])><p>\${late}</p></await>
<qr value=input.part.name/><code128 value="12345"/><markdown text="**bold** _text_"/>
<p>\${typeof leftBehind} \${typeof {}.leftBehind} \${globalThis.leftBehind}</p>`;
const SNIPPETS = { 'victim-row.marko': '<p>${input.n + 1}. ${input.name.padEnd(8, ".")}</p>' };
const victim = () =>
  jobOf(VICTIM, {
    snippets: SNIPPETS,
    inputs: [{ part: { name: 'widget', pk: 1 } }, { part: { name: 'second', pk: 2 } }],
    gaps: undefined,
  });

/** Puts something else in the place of every function and every value that can be reached from the globals. */
const REPLACE_EVERYTHING = `
  const { ownKeys, getOwnPropertyDescriptor: describe, defineProperty: define, getPrototypeOf: above } = Reflect;
  const forge = function () { return "FORGED" };
  const waiting = [globalThis], seen = new Set(waiting), found = [];
  const has = Set.prototype.has.bind(seen), add = Set.prototype.add.bind(seen);
  for (let at = 0; at < waiting.length && at < 20000; at++) {
    let keys = [];
    try { keys = ownKeys(waiting[at]); } catch {}
    for (const key of keys) {
      let property;
      try { property = describe(waiting[at], key); } catch { continue }
      found.push([waiting[at], key, property]);
      for (const next of [property.value, property.get, property.set, property.value && above(Object(property.value))])
        if (next && (typeof next === "object" || typeof next === "function") && !has(next)) { add(next); waiting.push(next); }
    }
  }
  for (let at = 0; at < found.length; at++) {
    const [owner, key, property] = found[at];
    try {
      if ("value" in property && typeof property.value !== "function") continue;
      if ("value" in property) define(owner, key, { value: forge, configurable: true, writable: true });
      else define(owner, key, { get: forge, set() {}, configurable: true });
    } catch {}
  }`;

const left: [what: string, source: string][] = [
  ['every built-in replaced', afterwards(REPLACE_EVERYTHING)],
  [
    'members of all objects',
    afterwards(`for (const name of ["html", "error", "stack", "default", "exports", "then", "value", "get", "id", "n", "name", "leftBehind", "content", "tooLittle"])
      Object.defineProperty(Object.prototype, name, { get() { return "FORGED" }, set() {}, configurable: false });`),
  ],
  [
    'names in the global scope',
    afterwards(`for (const name of ["leftBehind", "money", "date", "$reportreeDefine", "$reportreeRender", "$reportreeHost", "$reportreeConfigure", "JSON", "Promise", "Map"])
      try { Object.defineProperty(globalThis, name, { value: () => "FORGED", configurable: false }) } catch {}`),
  ],
  [
    'modules by the names of others',
    run(`const forge = (module) => { module.exports.default = { render: () => "FORGED", _: () => "FORGED" } };
      for (const id of ["template.marko", "tags/victim-row.marko"]) try { $reportreeDefine(id, forge) } catch {}
      return "left"`),
  ],
  [
    'patched modules of ours',
    `import * as helpers from "reportree"\n${run(`
      const patch = (object) => { for (const name of Object.getOwnPropertyNames(object)) try { object[name] = () => "FORGED" } catch {} };
      for (const object of [helpers, helpers.default]) try { patch(object) } catch {}
      setTimeout(() => { try { patch(require("marko/html")) } catch {} try { patch($reportreeTags) } catch {} }, 0);
      return "left"`)}`,
  ],
  [
    'a trap in how errors are shown',
    afterwards(
      'Error.prepareStackTrace = () => "FORGED"; Error.stackTraceLimit = 0; Object.defineProperty(Error.prototype, "message", { value: "FORGED" })',
    ),
  ],
  [
    'a promise that settles later',
    run(
      'new Promise((done) => setTimeout(done, 150)).then(() => { globalThis.leftBehind = 1; Array.prototype.map = () => [] }); return "left"',
    ),
  ],
  [
    'a chain of timers',
    run('(function again() { Array.prototype.join = () => "FORGED"; setTimeout(again, 0); setTimeout(again, 30) })(); return "left"'),
  ],
  ['microtasks without end', afterwards('(function again() { Promise.resolve().then(again) })()')],
  ['an endless loop', afterwards('for (;;);')],
  [
    'an endless loop for when something is collected',
    run(`if (typeof FinalizationRegistry === "undefined") return "left";
      const registry = new FinalizationRegistry(() => { for (;;); });
      Object.defineProperty(globalThis, "registry", { value: registry });
      for (let n = 0; n < 1000; n++) registry.register({ n }, n);
      return "left"`),
  ],
  [
    'an endless loop for when the page is left',
    run(`for (const name of ["pagehide", "unload", "beforeunload", "visibilitychange", "freeze"])
        try { addEventListener(name, (event) => { event.preventDefault(); for (;;); }) } catch {}
      try { onbeforeunload = () => "stay" } catch {}
      try { navigation.addEventListener("navigate", (event) => event.intercept({ handler: () => new Promise(() => {}) })) } catch {}
      return "left"`),
  ],
];

describe.each([true, false])('whatever a job leaves behind, another is printed as ever, with realms: %s', (realms) => {
  let engine: TestEngine;
  let expected: string;
  beforeAll(async () => {
    engine = await createTestEngine({ concurrency: 1, realms, timeLimitMs: 5_000, memoryLimitBytes: 256 * 1024 * 1024 });
    ({ html: expected } = await engine.engine.renderHtml(victim()));
    expect(expected).toContain('row 3...');
  });
  afterAll(() => engine.close());

  test.each(left)('%s', async (_, source) => {
    for (let round = 0; round < 2; round++) {
      expect((await print(engine, source)).text).toBe('left');
      // Two at once, for a job may have either of the two pages that there are: the one that was left, or the spare one.
      const seen = await Promise.all([engine.engine.renderHtml(victim()), engine.engine.renderHtml(victim())]);
      for (const { html } of seen) expect(html).toBe(expected);
    }
  });

  test('memory that is not on the heap', async () => {
    const keep = run(`const kept = new Uint8Array(1.5e8).fill(1);
      Object.defineProperty(globalThis, "kept", { value: kept });
      return "left"`);
    for (let round = 0; round < 10; round++) expect((await print(engine, keep)).text).toBe('left');
  });

  test('jobs at the same time hear nothing of each other', async () => {
    const talk = (own: string) =>
      run(`
        const heard = [];
        const attempt = (work) => { try { work() } catch {} };
        attempt(() => { const channel = new BroadcastChannel("talk"); channel.onmessage = ({ data }) => heard.push(data); setInterval(() => channel.postMessage("${own}"), 20) });
        attempt(() => { const worker = new SharedWorker("data:text/javascript,onconnect=(e)=>{for(const p of(self.all??=[]))p.postMessage('worker');self.all.push(e.ports[0])}", "talk"); worker.port.onmessage = ({ data }) => heard.push(data) });
        attempt(() => { navigator.locks.request("talk", () => new Promise(() => {})); navigator.locks.query().then(({ held }) => heard.push(...held.map(({ name }) => name)), () => {}) });
        attempt(() => addEventListener("storage", () => heard.push("storage")));
        attempt(() => localStorage.setItem("talk", "${own}"));
        attempt(() => { Symbol.for("talk").description !== "talk" && heard.push("symbol") });
        await new Promise((done) => setTimeout(done, 700));
        return heard.filter((what) => what !== "${own}").join() || "nothing"`);
    const heard = await Promise.all([print(engine, talk('first')), print(engine, talk('second'))]);
    expect(heard.map(({ text }) => text)).toEqual(['nothing', 'nothing']);
  });
});
