import type { Diagnostic } from '../../../errors.ts';
import { codeFrame } from '../../code-frame.ts';
import type { CompileAnswer, CompiledModule } from '../../compile/protocol.ts';
import { LIBRARIES, type Libraries } from '../libraries.ts';
import { syntaxOf } from '../syntax/libraries.ts';
import { parseTemplate, type Syntax } from '../syntax/parser.ts';
import { relativeName } from '../syntax/relative-name.ts';
import { everyNode, type Node } from '../syntax/tree.ts';
import { TemplateError } from '../values/index.ts';
import { ModuleWriter } from './module-writer.ts';
import { mentionedMembers } from './mentioned-members.ts';
import { NodeEmitter } from './emit-nodes.ts';

/** A file in Django's template language. */
export interface DjangoFile {
  /** By which `{% include %}` and `{% extends %}` find it. */
  name: string;
  content: string;
}

export interface DjangoSource {
  entry: DjangoFile;
  /** All that it may include or extend. */
  files: readonly DjangoFile[];
  /** Default all that there are. */
  libraries?: Libraries;
}

/** How the code of a template finds the runtime. */
export const RUNTIME_ID = 'django/runtime';

/**
 * Compiles a template and the files that it can reach. Only a mistake in the template itself is an error, as for Django: any
 * other file tells its own when it is used, and is warned of.
 */
export function compileDjango({ entry, files, libraries = LIBRARIES }: DjangoSource): CompileAnswer {
  const syntax = syntaxOf(libraries);
  const all = new Map([...files, entry].map((file) => [file.name, file]));
  const parsed = new Map<string, Node[] | TemplateError>();
  const trees: Node[][] = [];
  const warnings: Diagnostic[] = [];
  const queue = new Set([entry.name]); // walked along with what is added on the way
  for (const name of queue) {
    const file = all.get(name)!;
    const result = parseFile(file, syntax);
    parsed.set(name, result);
    if (Array.isArray(result)) for (const other of reachable(name, result, [...all.keys()])) if (all.has(other)) queue.add(other);
    if (Array.isArray(result)) trees.push(result);
    else if (file === entry) return { diagnostics: [diagnosticOf(result, file, 'ERROR')] };
    else warnings.push(diagnosticOf(result, file, 'WARNING'));
  }
  const modules = [...parsed].map(([name, result], index) => compileFile(all.get(name)!, idOf(index), result));
  const program = programModule(entry.name, [...parsed.keys()]);
  return { compiled: { modules: [program, ...modules], styles: '', warnings, mentioned: mentionedMembers(trees, libraries) } };
}

const idOf = (index: number): string => `django/template-${index}`;

function parseFile({ name, content }: DjangoFile, syntax: Syntax): Node[] | TemplateError {
  try {
    return parseTemplate(name, content, syntax);
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

function diagnosticOf({ message, place }: TemplateError, { name, content }: DjangoFile, severity: Diagnostic['severity']): Diagnostic {
  const { line, column } = place ?? { line: 1, column: 0 };
  return { severity, code: 'SYNTAX', message, file: name, line, column: column + 1, frame: codeFrame(content, line, column + 1) };
}

/** The names of the files that a tree asks for: all there are, where it asks for one by a name that the data holds. */
function reachable(current: string, nodes: readonly Node[], all: readonly string[]): string[] {
  const names: string[] = [];
  for (const node of everyNode(nodes)) {
    if (node.type !== 'include' && node.type !== 'extends') continue;
    const { operand, filters } = node.type === 'include' ? node.template : node.parent;
    if (operand.type !== 'text' || filters.length > 0) return [...all];
    names.push(relativeName(current, operand.text, { mayRecurse: true }));
  }
  return names;
}

function compileFile({ name, content }: DjangoFile, id: string, parsed: Node[] | TemplateError): CompiledModule {
  return { id, file: name, code: Array.isArray(parsed) ? templateCode(name, parsed) : brokenCode(parsed), map: '', source: content };
}

function templateCode(name: string, nodes: readonly Node[]): string {
  const writer = new ModuleWriter();
  const emitter = new NodeEmitter(writer, name);
  const statements = emitter.statements(nodes);
  const isExtending = nodes.some(({ type }) => type === 'extends');
  return `"use strict";
const $ = require(${JSON.stringify(RUNTIME_ID)});
${writer.toString()}
const t = $.template(${JSON.stringify(name)}, { isExtending: ${isExtending}, blocks: [${emitter.blocks.join(', ')}], render(c) { let o = "";
${statements}
return o; } });
module.exports = t;
`;
}

function brokenCode({ type, message, place }: TemplateError): string {
  const given = [type, message, place].map((part) => JSON.stringify(part)).join(', ');
  return `require(${JSON.stringify(RUNTIME_ID)}).broken(${given});\n`;
}

/** The entry: which files there are, each to be linked when it is first used. */
function programModule(entry: string, names: readonly string[]): CompiledModule {
  const templates = names.map((name, index) => `[${JSON.stringify(name)}, () => require(${JSON.stringify(idOf(index))})]`);
  const code = `"use strict";
module.exports = require(${JSON.stringify(RUNTIME_ID)}).program(${JSON.stringify(entry)}, [${templates.join(', ')}]);
`;
  return { id: 'django/program', file: entry, code, map: '', source: '' };
}
