// The whole of what stands in a realm before its job: the runtime of Marko, the helpers, and a linker that knows nothing else.
import { closeRealm, takeTimers } from './realm-globals.ts';
import * as markoHtml from 'marko/html';
import * as helpers from './index.ts';
import { loadOnDemand, provide, runtime } from './on-demand.ts';
import { configure } from './settings.ts';
import type { DjangoEntry, DjangoJob } from '../django/django-entry.ts';
import type { Gaps } from '../gaps.ts';
import { tags } from './tags.ts';
import { watchGaps } from './watch-gaps.ts';

type Module = { exports: { default?: unknown } };
type Body = (module: Module, exports: Module['exports'], require: (request: string) => unknown) => void;

/** What a document gave: its HTML, or what its template threw. */
export type RenderResult =
  | { html: string }
  | { tooLong: number }
  /** A name, and where records lack what: `Missed[]` as JSON text. */
  | { tooLittle: string; missed?: string }
  | { error: string; stack: string; file?: string; line?: number; column?: number };

interface Template {
  render(input: unknown): PromiseLike<unknown>;
}

/** Errors are quoted, not quoted in full: a template may throw a text of any length. */
const ERROR_LENGTH = 2000;
const STACK_LENGTH = 20_000;
const MOMENT_MS = 200;

// Taken before any template runs, which may put something else in their place.
const { JSON: json, String: string } = globalThis;
const { entries } = Object;
const { now } = Date;
const bodies = new Map<string, Body>();
const loaded = new Map<string, Module>();
/** What is left out of the inputs of this job. */
let gaps: Gaps | undefined;
let job: DjangoJob;
let django: DjangoEntry | undefined;

// Between the place of a mistake and the template may lie many calls of the runtime.
Error.stackTraceLimit = 50;

function load(id: string): Module['exports'] {
  const known = loaded.get(id);
  if (known) return known.exports;
  const module: Module = { exports: {} };
  loaded.set(id, module);
  const body = bodies.get(id);
  if (!body) throw new TypeError(`There is no tag <${id}>.`);
  body(module, module.exports, (request) => link(id, request));
  return module.exports;
}

function link(from: string, request: string): unknown {
  if (request === 'marko/html') return markoHtml;
  if (request === 'reportree') return helpers;
  if (request.endsWith('.css')) return undefined;
  if (request === 'django/runtime') return useDjango().runtime;
  if (bodies.has(request)) return load(request);
  if (!request.startsWith('.'))
    throw new TypeError(`"${request}" cannot be imported: a template has "reportree" and the tags of the library.`);
  return load(new URL(request, `file:///${from}`).pathname.slice(1));
}

function useDjango(): DjangoEntry {
  if (django) return django;
  django = runtime('$reportreeDjango', 'A template of Django');
  django.configure(job, loadOnDemand);
  return django;
}

/**
 * Documents in order, as far as they are made within a moment: a round trip for each would take longer than most of them, and
 * what takes longer has the time limit of a document for itself. The one that fails is the last.
 */
async function renderSome(
  entry: string,
  count: number,
  input: (index: number) => string,
  lengthLimit: number,
  give: (index: number, key: string, value: string | number) => void,
  done: () => void,
): Promise<void> {
  const start = now();
  for (let index = 0; index < count; index++) {
    const result = await render(entry, input(index), lengthLimit);
    for (const [key, value] of entries<string | number>(result)) give(index, key, value);
    if (!('html' in result) || now() - start > MOMENT_MS) break;
  }
  done();
}

async function render(entry: string, inputJson: string, lengthLimit: number): Promise<RenderResult> {
  const missed: string[] = [];
  const result = await renderInput(entry, inputJson, lengthLimit, (name) => void missed.push(name));
  const lacking = django?.takeMissed();
  if (lacking?.[0]) return { tooLittle: lacking[0].name, missed: json.stringify(lacking) };
  // Whatever came of it, it came of too little.
  return missed[0] === undefined ? result : { tooLittle: missed[0] };
}

async function renderInput(entry: string, inputJson: string, lengthLimit: number, missed: (name: string) => void): Promise<RenderResult> {
  try {
    const parsed = json.parse(inputJson) as unknown;
    const input = gaps ? watchGaps(parsed, gaps, missed) : parsed;
    const html: unknown = await (load(entry).default as Template).render(input);
    if (typeof html !== 'string') throw new TypeError('The template gave no text.');
    // A lone surrogate cannot cross to the server.
    return html.length > lengthLimit ? { tooLong: html.length } : { html: html.toWellFormed() };
  } catch (error) {
    return described(error);
  }
}

function described(error: unknown): RenderResult {
  try {
    const { name, message, stack } = error as Partial<Error>;
    const text = typeof message === 'string' ? `${typeof name === 'string' ? name : 'Error'}: ${message}` : string(error);
    return {
      error: text.slice(0, ERROR_LENGTH).toWellFormed(),
      stack: string(stack ?? '')
        .slice(0, STACK_LENGTH)
        .toWellFormed(),
      ...placeOf(error),
    };
  } catch {
    return { error: 'The template threw something that cannot be shown.', stack: '' };
  }
}

function placeOf(error: unknown): { file?: string; line?: number; column?: number } {
  const place = django?.placeOf(error);
  return place ? { file: place.template, line: place.line, column: place.column + 1 } : {};
}

const globals = {
  ...helpers,
  /** Called by the tags that come with the engine. */
  $reportreeTags: Object.freeze(tags),
  /** Called by the engine alone: a module of the template. */
  $reportreeDefine: (id: string, body: Body) => void bodies.set(id, body),
  $reportreeProvide: provide,
  $reportreeConfigure: (text: string) => {
    const { gaps: ofJob, ...rest } = json.parse(text) as DjangoJob & { gaps?: Gaps };
    configure(rest.settings);
    gaps = ofJob;
    job = rest;
  },
  /** Documents: their inputs as JSON text in, HTML out. */
  $reportreeRender: (...args: Parameters<typeof renderSome>) => void renderSome(...args),
  $reportreeTimers: takeTimers,
};
// A template may hide a helper by a name of its own, but not put another in its place for the tags and the next document.
for (const [name, value] of Object.entries(globals)) Object.defineProperty(globalThis, name, { value });
closeRealm();
