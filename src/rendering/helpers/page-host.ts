// The whole of what stands in a render page. It runs each job in a realm of its own: globals and built-ins that no other job has
// touched, and none of the page's. To make one takes a millisecond; to navigate took twenty. A realm is forgotten with its job.
import type { Gaps } from '../gaps.ts';
import type { ValueShapes } from '../value-shapes.ts';
import type { RenderResult } from './page-runtime.ts';
import type { TakeTimers } from './realm-globals.ts';
import type { HelperSettings } from './settings.ts';

interface Realm {
  /** Gives primitive values and functions alone; what crosses into a function is the same. */
  evaluate(source: string): unknown;
}
declare const ShadowRealm: { new (): Realm } | undefined;

/** What a job is run with. Texts are sent once, and known by their name from then on. */
export interface JobStart {
  texts: Record<string, string>;
  /** No longer needed. */
  forget: string[];
  /** The names of the texts to run, in order. */
  run: string[];
  settings: HelperSettings;
  gaps: Gaps | undefined;
  shapes: ValueShapes | undefined;
}

export interface PageHost {
  /** False: this browser has no realms, so the page itself is the only one, and has to be left behind after a job. */
  readonly hasRealms: boolean;
  /** Has a fresh realm ready for the next job, in which nothing but the core has run, which is given the first time. */
  renew(core?: string): void;
  begin(job: JobStart): void;
  render(entry: string, inputsJson: string[], lengthLimit: number): Promise<RenderResult[]>;
}

/** What page-runtime.ts puts into a realm. Its results come piece by piece, since no object can cross. */
interface RealmGlobals {
  $reportreeTimers: TakeTimers;
  $reportreeConfigure(json: string): void;
  $reportreeRender(
    entry: string,
    count: number,
    input: (index: number) => string,
    lengthLimit: number,
    result: (index: number, key: string, value: string | number) => void,
    done: () => void,
  ): void;
}

// Taken before anything else runs, which may be in this global scope.
const { JSON: json, Promise: promise } = globalThis;
const { setTimeout: set, setInterval: repeat, clearTimeout: clear } = globalThis as unknown as BrowserTimers;
interface BrowserTimers {
  setTimeout(callback: () => void, milliseconds: number): number;
  setInterval(callback: () => void, milliseconds: number): number;
  clearTimeout(handle: number): void;
}
// oxlint-disable-next-line no-eval -- where there are no realms, this is the realm
const evaluateHere = eval;
const hasRealms = typeof ShadowRealm === 'function';
const texts = new Map<string, string>();
const timers = new Set<number>();
let core = '';
let realm: Realm;

function member<Name extends keyof RealmGlobals>(name: Name): RealmGlobals[Name] {
  return realm.evaluate(name) as RealmGlobals[Name];
}

const host: PageHost = {
  hasRealms,
  renew(given) {
    core = given ?? core;
    for (const handle of timers) clear(handle);
    timers.clear();
    realm = typeof ShadowRealm === 'function' ? new ShadowRealm() : { evaluate: (source) => evaluateHere(source) };
    realm.evaluate(core);
    if (!hasRealms) return;
    member('$reportreeTimers')(
      (callback, milliseconds, repeats) => {
        const handle = (repeats ? repeat : set)(() => {
          if (!repeats) timers.delete(handle);
          try {
            callback();
          } catch {
            // As where nobody listens for errors.
          }
        }, milliseconds);
        timers.add(handle);
        return handle;
      },
      (handle) => {
        if (timers.delete(handle)) clear(handle);
      },
    );
  },
  begin({ texts: sent, forget, run, ...job }) {
    for (const [name, text] of Object.entries(sent)) texts.set(name, text);
    for (const name of run) realm.evaluate(texts.get(name)!);
    for (const name of forget) texts.delete(name);
    member('$reportreeConfigure')(json.stringify(job));
  },
  render(entry, inputsJson, lengthLimit) {
    return new promise((resolve) => {
      const results: Record<string, string | number>[] = [];
      const take = (index: number, key: string, value: string | number) => {
        (results[index] ??= {})[key] = value;
      };
      const done = () => resolve(results as unknown as RenderResult[]);
      member('$reportreeRender')(entry, inputsJson.length, (index) => inputsJson[index]!, lengthLimit, take, done);
    });
  },
};
Object.defineProperty(globalThis, '$reportreeHost', { value: Object.freeze(host) });
if (typeof window !== 'undefined') {
  // What a document before left: the name of a window outlives its document.
  window.name = '';
  // It asks the network round it for names even where it may send nothing; frames, which have one of their own, are foreign to a sandbox.
  // What it calls back when it collects something runs under another job.
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'FinalizationRegistry']) Reflect.deleteProperty(window, name);
}
