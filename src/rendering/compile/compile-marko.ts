import { createRequire } from 'node:module';
import * as compiler from '@marko/compiler';
import type { Diagnostic } from '../../errors.ts';
import { codeFrame } from '../code-frame.ts';
import type { TemplateSource } from '../engine.ts';
import { builtInTags } from './built-in-tags.ts';
import type { CompileAnswer, CompiledModule } from './protocol.ts';
import { virtualFiles } from './virtual-files.ts';

const ROOT = '/template';
const ENTRY = 'template.marko';
/** What a module may ask for beside the tags: the runtime of the language, and our helpers. */
const PROVIDED = new Set(['marko/html', 'reportree']);
/** Tags of the top level that hold code for a server or a browser; a template has neither. */
const CODE_TAGS = /^(static|server|client)\b/m;

interface File {
  /** The user's name for it. */
  name: string;
  source: string;
}

/** Compiles a template and the tags that it uses. Runs in the compiler's own process: what it reads is untrusted. */
export function compileMarko({ name, content, snippets }: TemplateSource): CompileAnswer {
  const files = new Map<string, File>([[`${ROOT}/${ENTRY}`, { name, source: content }]]);
  for (const [tag, source] of Object.entries(builtInTags)) files.set(`${ROOT}/tags/${tag}.marko`, { name: `${tag}.marko`, source });
  for (const snippet of snippets) files.set(`${ROOT}/tags/${snippet.name.toLowerCase()}`, { name: snippet.name, source: snippet.content });
  // One cache for all its files: each tag is analysed once, not once for every file that uses it.
  const shared = options(virtualFiles(new Map(Array.from(files, ([path, { source }]) => [path, source]))));
  const modules: CompiledModule[] = [];
  const styles: string[] = [];
  const queue = [`${ROOT}/${ENTRY}`];
  const seen = new Set(queue);
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const file = files.get(path)!;
    try {
      const result = compileFile(path, file, shared, styles);
      modules.push(result.module);
      const dependencies = result.requires.map((request) => resolveRequest(path!, request, file, files));
      for (const dependency of dependencies) {
        if (dependency === null || seen.has(dependency)) continue;
        seen.add(dependency);
        queue.push(dependency);
      }
    } catch (error) {
      return { diagnostics: diagnosticsOf(error, fileAtFault(error, path, file, files, shared)) };
    }
  }
  return { compiled: { modules, styles: styles.join('\n') } };
}

function compileFile(path: string, file: File, shared: ReturnType<typeof options>, styles: string[]) {
  refuseCodeTags(file);
  const found: string[] = [];
  const { code, map } = compiler.compileSync(file.source, path, {
    ...shared,
    output: 'html',
    modules: 'cjs',
    optimize: true,
    sourceMaps: true,
    resolveVirtualDependency(_from: string, dependency: { virtualPath: string; code: string }) {
      if (!dependency.virtualPath.endsWith('.css'))
        throw new Refusal(
          `A style sheet must be plain CSS; ${dependency.virtualPath.split('.').at(-1)} is not compiled here.`,
          /<style\.\w+/,
        );
      found.push(dependency.code);
      return dependency.virtualPath;
    },
  } as unknown as compiler.Config) as { code: string; map: unknown };
  styles.push(...found);
  const requires = Array.from(code.matchAll(/\brequire\("((?:[^"\\]|\\.)*)"\)/g), (match) => JSON.parse(`"${match[1]}"`) as string);
  const module: CompiledModule = { id: idOf(path), file: file.name, code, map: JSON.stringify(map), source: file.source };
  return { module, requires };
}

/** The path of a tag's file; null for what the linker gives by itself. Throws for everything else. */
function resolveRequest(from: string, request: string, file: File, files: ReadonlyMap<string, File>): string | null {
  if (PROVIDED.has(request)) return null;
  if (request.startsWith('.')) {
    const path = new URL(request, `file://${from}`).pathname;
    if (files.has(path)) return path;
    if (request.endsWith('.css')) return null;
  }
  throw new Refusal(
    `"${request}" cannot be imported: a template may import nothing but "reportree" and the tags of the library.`,
    new RegExp(`["']${request.replace(/[^\w-]/g, '\\$&')}["']`),
  );
}

/** `static`, `server` and `client` code compiles, and has no place here. The regular expression keeps the second parse rare. */
function refuseCodeTags({ source }: File): void {
  const tag = CODE_TAGS.exec(source)?.[1];
  if (tag === undefined) return;
  const path = `${ROOT}/${ENTRY}`;
  const { ast } = compiler.compileSync(source, path, {
    ...options(virtualFiles(new Map([[path, source]]))),
    output: 'source',
    ast: true,
    errorRecovery: true,
  } as unknown as compiler.Config) as unknown as { ast: { program: { body: { type: string; static?: boolean }[] } } };
  const isCode = ast.program.body.some((node) => node.type === 'MarkoScriptlet' && node.static);
  if (isCode)
    throw new Refusal(
      `A template has no "${tag}" code: it runs once for each document, in a page of its own. Use <const> for values.`,
      CODE_TAGS,
    );
}

function options(fileSystem: ReturnType<typeof virtualFiles>) {
  return {
    translator: createRequire(import.meta.url)('marko/translator') as unknown,
    writeVersionComment: false,
    fileSystem,
    cache: new Map(),
  };
}

/** Something that compiles and is not allowed; `place` finds it in the source. */
class Refusal extends Error {
  readonly place: RegExp;
  constructor(message: string, place: RegExp) {
    super(message);
    this.place = place;
  }
}

interface CompileError extends Error {
  loc?: { start?: { line: number; column: number } };
  errors?: CompileError[];
  label?: string;
}

function diagnosticsOf(error: unknown, file: File): Diagnostic[] {
  const { errors } = error as CompileError;
  if (errors?.length) return errors.flatMap((each) => diagnosticsOf(each, file));
  const place = placeOf(error, file);
  const message = messageOf(error as CompileError);
  return [
    {
      severity: 'ERROR',
      code: error instanceof Refusal ? 'NOT_ALLOWED' : 'SYNTAX',
      message,
      file: file.name,
      ...(place && { line: place.line, column: place.column, frame: codeFrame(file.source, place.line, place.column) }),
    },
  ];
}

/** The compiler reads a tag's file to compile one that uses it, and does not say which of the two is wrong. */
function fileAtFault(error: unknown, path: string, file: File, files: ReadonlyMap<string, File>, shared: ReturnType<typeof options>): File {
  for (const [other, candidate] of files) {
    if (other === path || other === `${ROOT}/${ENTRY}`) continue;
    try {
      compileFile(other, candidate, shared, []);
    } catch (own) {
      if (messageOf(own as CompileError) === messageOf(error as CompileError)) return candidate;
    }
  }
  return file;
}

/** From 1, as editors count; the compiler counts columns from 0. */
function placeOf(error: unknown, file: File): { line: number; column: number } | undefined {
  if (error instanceof Refusal) {
    const at = file.source.search(error.place);
    if (at < 0) return { line: 1, column: 1 };
    const before = file.source.slice(0, at).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1 };
  }
  const start = (error as CompileError).loc?.start;
  if (start) return { line: start.line, column: start.column + 1 };
  if (error instanceof RangeError) return { line: 1, column: 1 };
  return undefined;
}

function messageOf(error: CompileError): string {
  if (error instanceof RangeError) return 'The template is nested too deeply to be compiled.';
  // The compiler's messages hold the virtual path, a frame and colours: the first sentence is what a person needs.
  const text = (error.label ?? error.message ?? String(error)).replace(/\u001B\[[0-9;]*m/g, '').replaceAll(`${ROOT}/`, '');
  const first = text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line && !/^at .*\.marko:|^\d+\s*\||^>?\s*\d+ \||^\.?\/?(tags\/)?[\w-]+\.marko(:\d+)*:?$|^error processing/i.test(line));
  return (first ?? text).replace(/^(\.?\/?[\w/-]+\.marko)(:\d+:\d+|\(\d+[,:]\d+\))?:\s*/, '');
}

function idOf(path: string): string {
  return path.slice(ROOT.length + 1);
}
