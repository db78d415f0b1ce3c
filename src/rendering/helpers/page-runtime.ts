// The whole of what stands in a render page before a job: the runtime of Marko, the helpers, and a linker that knows nothing else.
import * as markoHtml from 'marko/html';
import * as helpers from './index.ts';
import { configure, type HelperSettings } from './settings.ts';

type Module = { exports: { default?: unknown } };
type Body = (module: Module, exports: Module['exports'], require: (request: string) => unknown) => void;

const bodies = new Map<string, Body>();
const loaded = new Map<string, Module>();

function load(id: string): Module['exports'] {
  const known = loaded.get(id);
  if (known) return known.exports;
  const module: Module = { exports: {} };
  loaded.set(id, module);
  bodies.get(id)!(module, module.exports, (request) => link(id, request));
  return module.exports;
}

function link(from: string, request: string): unknown {
  if (request === 'marko/html') return markoHtml;
  if (request === 'reportree') return helpers;
  if (request.endsWith('.css')) return undefined;
  return load(new URL(request, `file:///${from}`).pathname.slice(1));
}

interface Template {
  render(input: unknown): PromiseLike<string> & { toString(): string };
}

Object.assign(globalThis, helpers, {
  /** Called by the engine alone: a module of the template. */
  $reportreeDefine: (id: string, body: Body) => void bodies.set(id, body),
  $reportreeConfigure: (settings: HelperSettings) => configure(settings),
  /** One document: its input as JSON text in, its HTML out. */
  $reportreeRender: async (entry: string, inputJson: string) =>
    String(await (load(entry).default as Template).render(JSON.parse(inputJson))),
});
