import * as compiler from '@marko/compiler';
import type { TemplateSource } from '../engine.ts';
import { builtInTags } from './built-in-tags.ts';
import { compileDiagnostics } from './compile-diagnostics.ts';
import { inspectSource, type TemplateNode } from './inspect-source.ts';
import { placingTranslator } from './placing-translator.ts';
import { mentionedNames } from './mentioned-names.ts';
import type { CompileAnswer, CompiledModule, CompiledTemplate } from './protocol.ts';
import { ENTRY_PATH, idOf, tagPath, type SourceFile } from './source-files.ts';
import { virtualFiles } from './virtual-files.ts';

/** Compiles a template and the tags that it uses. Runs in the compiler's own process: what it reads is untrusted. */
export function compileMarko({ name, content, snippets }: TemplateSource): CompileAnswer {
  const files = new Map<string, SourceFile>([[ENTRY_PATH, { name, source: content, isOurs: false }]]);
  for (const [tag, source] of Object.entries(builtInTags))
    files.set(tagPath(`${tag}.marko`), { name: `${tag}.marko`, source, isOurs: true });
  for (const snippet of snippets) {
    const path = tagPath(snippet.name);
    if (!files.has(path)) files.set(path, { name: snippet.name, source: snippet.content, isOurs: false });
  }
  try {
    return { compiled: compileAll(files) };
  } catch (error) {
    return { diagnostics: compileDiagnostics(error, files) };
  }
}

/** From the entry along its imports: tags that are not used are not looked at. */
function compileAll(files: ReadonlyMap<string, SourceFile>): CompiledTemplate {
  const options = compilerOptions(files);
  const modules: CompiledModule[] = [];
  const styles: string[] = [];
  const warnings: CompiledTemplate['warnings'] = [];
  const queue = new Set([ENTRY_PATH]); // a Set is walked in the order of insertion, along with what is added on the way
  for (const path of queue) {
    const file = files.get(path)!;
    if (!file.isOurs) warnings.push(...inspectSource(path, sourceTree(path, file, options), files));
    const { module, css, requires } = compileFile(path, file, options);
    modules.push(module);
    styles.unshift(...css); // the style sheet of a tag comes before that of what uses it, which may then change it
    for (const request of requires) {
      const dependency = new URL(request, `file://${path}`).pathname;
      if (files.has(dependency)) queue.add(dependency);
    }
  }
  return { modules, styles: styles.join('\n'), warnings, mentioned: mentionedNames(modules) };
}

function compileFile(path: string, { name, source, isOurs }: SourceFile, options: object) {
  const css: string[] = [];
  const { code, map } = compile(source, path, {
    ...options,
    output: 'html',
    modules: 'cjs',
    optimize: true,
    sourceMaps: true,
    resolveVirtualDependency(_from: string, dependency: { virtualPath: string; code: string }) {
      css.push(dependency.code);
      return dependency.virtualPath;
    },
  });
  // Requests for the tags that are used stand on lines of their own; what else looks like one is text and leads to no file.
  const requires = Array.from(code.matchAll(/\brequire\("(\.[^"\\]*\.marko)"\)/g), ([, request]) => request!);
  const module: CompiledModule = { id: idOf(path), file: name, code, map: isOurs ? '' : JSON.stringify(map), source };
  return { module, css, requires };
}

/** What a file says, before the compiler has turned it into code. */
function sourceTree(path: string, { source }: SourceFile, options: object): TemplateNode[] {
  return compile(source, path, { ...options, output: 'source', ast: true, code: false }).ast.program.body;
}

interface CompileResult {
  code: string;
  map: unknown;
  ast: { program: { body: TemplateNode[] } };
}

/** The types of the compiler's configuration lag behind the compiler. */
const compile = compiler.compileSync as unknown as (source: string, path: string, options: object) => CompileResult;

function compilerOptions(files: ReadonlyMap<string, SourceFile>): object {
  return {
    translator: placingTranslator,
    writeVersionComment: false,
    fileSystem: virtualFiles(new Map(Array.from(files, ([path, { source }]) => [path, source]))),
    // One for all files: each tag is analysed once, not once for every file that uses it.
    cache: new Map(),
  };
}
