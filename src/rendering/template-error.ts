import { SourceMap } from 'node:module';
import { PrintError, type Diagnostic } from '../errors.ts';
import { codeFrame } from './code-frame.ts';
import type { CompiledModule } from './compile/protocol.ts';
import { memoryLimitError, type Limits } from './limits.ts';

/** Names a template's modules in stacks. */
export const URL_PREFIX = 'template:';
const OUT_OF_MEMORY = /Array buffer allocation failed|Invalid array buffer length|Invalid typed array length|out of memory/i;

/** What a template threw while it ran, told at the place in the file where its author wrote it. */
export function templateError(thrown: Thrown, modules: CompiledModule[], limits: Limits): PrintError {
  const { error: message, stack } = thrown;
  if (OUT_OF_MEMORY.test(message)) return memoryLimitError(limits);
  const place = thrown.file === undefined ? placeOf(stack, modules) : toldPlace(thrown, modules);
  const diagnostic: Diagnostic = { severity: 'ERROR', code: 'RUNTIME', message, ...place };
  const line = diagnostic.line === undefined ? '' : `, line ${diagnostic.line}`;
  const where = diagnostic.file === undefined ? '' : `${diagnostic.file}${line}: `;
  return new PrintError('TEMPLATE', `${where}${message}`, [diagnostic]);
}

/** What a template threw; with its place in a file where the language itself knows it. */
export interface Thrown {
  error: string;
  stack: string;
  file?: string;
  line?: number;
  column?: number;
}

function toldPlace({ file, line = 1, column = 1 }: Thrown, modules: CompiledModule[]): Partial<Diagnostic> {
  const source = modules.findLast((module) => module.file === file)?.source;
  const place = { file, line, column };
  return source === undefined ? place : { ...place, frame: codeFrame(source, line, column) };
}

/** The innermost place of the stack that its author can change. */
function placeOf(stack: string, modules: CompiledModule[]): Partial<Diagnostic> {
  let innermost: string | undefined;
  for (const [, id, line, column] of stack.matchAll(/template:([^\s()]+?):(\d+):(\d+)/g)) {
    const module = modules.find((candidate) => candidate.id === id && candidate.map);
    if (!module) continue;
    innermost ??= module.file;
    const map = new SourceMap(JSON.parse(module.map) as ConstructorParameters<typeof SourceMap>[0]);
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalLine' in entry)) continue;
    const place = { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
    return { file: module.file, ...place, frame: codeFrame(module.source, place.line, place.column) };
  }
  // Code that the compiler made of no particular place, such as a tag's call of itself: the file says enough.
  return innermost === undefined ? {} : { file: innermost };
}
