import type { Diagnostic } from '../../errors.ts';
import { codeFrame } from '../code-frame.ts';
import type { SourceFile } from './source-files.ts';

/** Line from 1, column from 0. */
interface Place {
  line: number;
  column: number;
}

/** A node of the tree that the compiler reads from a file, as far as it is looked at here. */
export interface TemplateNode {
  type: string;
  loc?: { start: Place } | null;
  /** Of an import. */
  source?: { value: string; loc?: { start: Place } | null };
  importKind?: string;
  exportKind?: string;
  /** Of code at the top level: `static …`, `server …`, `client …`. */
  static?: boolean;
  target?: string;
  /** Of a tag: its name, and what stands in it. */
  name?: { type: string; value?: string };
  attributes?: { name?: string; value?: { type: string; value?: unknown } }[];
  body?: TemplateNode[] | { body?: TemplateNode[] };
}

/** Something that the compiler takes and a report does not. */
export class RefusedError extends Error {
  readonly path: string;
  readonly start: Place;
  constructor(message: string, path: string, start: Place) {
    super(message);
    this.path = path;
    this.start = start;
  }
}

/**
 * Refuses what has no place in a report: imports of anything but our helpers and the library's tags, code that is run once for a
 * server or in a browser, and style sheets in other languages than CSS. Gives warnings for scripts, which a report does not run.
 */
export function inspectSource(path: string, nodes: TemplateNode[], files: ReadonlyMap<string, SourceFile>): Diagnostic[] {
  const file = files.get(path)!;
  const warnings: Diagnostic[] = [];
  if (/\bimport\b(?!\s*[\w"'{*])/.test(file.source)) refuseDynamicImports(path, nodes);
  for (const node of everyNode(nodes)) {
    const start = node.loc?.start ?? { line: 1, column: 0 };
    if (node.type === 'ImportDeclaration' && node.importKind !== 'type') refuseImport(path, node, files);
    if (node.type === 'MarkoScriptlet' && node.static) {
      throw new RefusedError(
        `A template has no "${node.target ?? 'static'}" code: it is run for each document by itself. Use <const/name=…> for values and functions.`,
        path,
        { line: bodyOf(node)[0]?.loc?.start.line ?? 1, column: 0 },
      );
    }
    if (node.type === 'ExportNamedDeclaration' && node.exportKind !== 'type')
      throw new RefusedError('A template exports nothing.', path, start);
    if (node.type !== 'MarkoTag') continue;
    const styleLanguage = node.name?.value === 'style' ? node.attributes?.find(({ name }) => name === 'class')?.value?.value : undefined;
    if (typeof styleLanguage === 'string' && styleLanguage !== 'css') {
      throw new RefusedError(`A style sheet must be plain CSS; ${styleLanguage} is not compiled here.`, path, start);
    }
    if (node.name?.value === 'script' || node.name?.value === 'html-script') {
      const place = { line: start.line, column: start.column + 1 };
      warnings.push({
        severity: 'WARNING',
        code: 'SCRIPT_IGNORED',
        message: 'A report does not run scripts: this one has no effect.',
        file: file.name,
        ...place,
        frame: codeFrame(file.source, place.line, place.column),
      });
    }
  }
  return warnings;
}

function refuseImport(path: string, { source, loc }: TemplateNode, files: ReadonlyMap<string, SourceFile>): void {
  const request = source?.value ?? '';
  if (request === 'reportree' || /^<[\w-]+>$/.test(request)) return;
  if (request.startsWith('.') && files.has(new URL(request, `file://${path}`).pathname)) return;
  const start = source?.loc?.start ?? loc?.start ?? { line: 1, column: 0 };
  throw new RefusedError(
    `"${request}" cannot be imported: a template may import the helpers from "reportree", and a tag of the library as "<its-name>".`,
    path,
    start,
  );
}

/** Looks into all expressions, wherever they stand; most templates do not even hold the word. */
function refuseDynamicImports(path: string, nodes: TemplateNode[]): void {
  const waiting: unknown[] = [...nodes];
  const seen = new Set<unknown>();
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    const { type, loc } = node as TemplateNode;
    if (type === 'Import' || type === 'ImportExpression')
      throw new RefusedError('A template cannot load code by import().', path, loc?.start ?? { line: 1, column: 0 });
    waiting.push(...Object.values(node));
  }
}

/** Without recursion: a template may be nested deeper than the stack. */
function* everyNode(nodes: TemplateNode[]): Generator<TemplateNode> {
  const waiting = nodes.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if (node.type === 'MarkoTag') waiting.push(...bodyOf(node).toReversed());
  }
}

function bodyOf({ body }: TemplateNode): TemplateNode[] {
  return Array.isArray(body) ? body : (body?.body ?? []);
}
