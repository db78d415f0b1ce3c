import type { Diagnostic } from '../../errors.ts';
import { nearestNames } from '../../inventory/context/nearest-names.ts';
import { codeFrame } from '../../rendering/code-frame.ts';
import type { DjangoFile } from '../../rendering/django/compile/compile-django.ts';
import {
  elementOf,
  filteredType,
  groupType,
  isUnknownName,
  literalType,
  loopType,
  memberOf,
  recordOf,
  UNKNOWN,
  type TemplateType,
  type UnknownName,
} from '../../rendering/django/convert/template-type.ts';
import { childNodes, everyNode, type Condition, type Expression, type Node, type NodeOf } from '../../rendering/django/syntax/tree.ts';

/** A file in Django's language, with its tree. */
export interface ParsedFile extends DjangoFile {
  nodes: Node[];
}

export type Variables = ReadonlyMap<string, TemplateType>;

/** Includes that are followed from one template: one that includes itself stops here, or where it is in itself. */
const MOST_INCLUDES = 1_000;
const ALWAYS_THERE = ['True', 'False', 'None'];
/** Tags that give rows as they got them, and those that give one of them. */
const ROWS_OF_ROWS = new Set(['filter_queryset', 'order_queryset', 'reverse', 'truncate']);
const ONE_OF_ROWS = new Set(['getindex', 'first', 'last']);

/**
 * Warns of each name that a template reads and that leads nowhere, with the nearest that there is. `files` are those that it may
 * include or extend; where it does so with another, what that one may bring is not complained about.
 */
export function unknownNames(entry: ParsedFile, files: ReadonlyMap<string, ParsedFile>, variables: Variables): Diagnostic[] {
  const walker = new NameWalker(files, variables);
  walker.walkFile(entry);
  return [...walker.found.values()];
}

class NameWalker {
  /** By place and message: a file that is included twice says a thing once. */
  readonly found = new Map<string, Diagnostic>();
  readonly #files: ReadonlyMap<string, ParsedFile>;
  /** The innermost last. */
  #scopes: Map<string, TemplateType>[];
  /** Variables may come from a file that is not here. */
  #isOpen = false;
  #includes = 0;
  #file!: ParsedFile;
  readonly #entered: string[] = [];

  constructor(files: ReadonlyMap<string, ParsedFile>, variables: Variables) {
    this.#files = files;
    this.#scopes = [new Map(ALWAYS_THERE.map((name) => [name, UNKNOWN])), new Map(variables)];
  }

  walkFile(file: ParsedFile): void {
    const before = this.#file;
    this.#file = file;
    this.#entered.push(file.name);
    this.#inScope(() => this.#walk(file.nodes));
    this.#entered.pop();
    this.#file = before;
  }

  #inScope(work: () => void, names: readonly (readonly [string, TemplateType])[] = []): void {
    this.#scopes.push(new Map(names));
    work();
    this.#scopes.pop();
  }

  #walk(nodes: readonly Node[]): void {
    for (const node of nodes) this.#visit(node);
  }

  #visit(node: Node): void {
    switch (node.type) {
      case 'if':
        for (const { condition, body } of node.branches) {
          if (condition) this.#condition(condition, node);
          this.#walk(body);
        }
        return;
      case 'for':
        return this.#loop(node);
      case 'with': {
        const names = node.bindings.map(({ name, value }) => [name, this.#type(value, node)] as const);
        return this.#inScope(() => this.#walk(node.body), names);
      }
      case 'include':
        return this.#include(node);
      case 'extends':
        return this.#extend(node);
      case 'block':
        return this.#inScope(() => this.#walk(node.body), [['block', recordOf('block', { super: UNKNOWN })]]);
      case 'filter':
        this.#type(node.chain, node, [['var', UNKNOWN]]);
        return this.#walk(node.body);
      case 'regroup': {
        const list = this.#type(node.target, node);
        this.#type(node.by, node, [[node.asName, elementOf(list)]]);
        return this.#bind(node.asName, { kind: 'list', of: groupType(list), isManager: false });
      }
      case 'blockTranslate':
        return this.#message(node);
      case 'simpleTag':
        return this.#simpleTag(node);
      default:
        for (const expression of expressionsOf(node)) this.#type(expression, node);
        this.#walk(childNodes(node));
        if ('asName' in node && node.asName) this.#bind(node.asName, UNKNOWN);
    }
  }

  #bind(name: string, type: TemplateType): void {
    this.#scopes.at(-1)!.set(name, type);
  }

  #loop(node: NodeOf<'for'>): void {
    const rows = this.#type(node.sequence, node);
    if (rows.kind === 'list' && rows.isManager && node.sequence.filters.length === 0)
      this.#add('ERROR', 'NOT_A_LIST', `${node.sequence.source} leads to rows: they come by ${node.sequence.source}.all.`, node, [
        node.sequence.source,
      ]);
    const [name, ...more] = node.names;
    const names = more.length > 0 ? node.names.map((each) => [each, UNKNOWN] as const) : [[name!, elementOf(rows)] as const];
    const { operand } = node.sequence;
    if (more.length === 1 && operand.type === 'path' && operand.names.at(-1) === 'items') {
      const map = this.#path(operand.names.slice(0, -1), undefined);
      if (map.kind === 'map') names[1] = [node.names[1]!, map.of];
    }
    const loop = loopType(this.#lookUp('forloop') ?? UNKNOWN);
    this.#inScope(() => this.#walk(node.body), [['forloop', loop], ...names]);
    if (node.empty) this.#walk(node.empty);
  }

  #include(node: NodeOf<'include'>): void {
    this.#type(node.template, node);
    const names = node.bindings.map(({ name, value }) => [name, this.#type(value, node)] as const);
    const { operand, filters } = node.template;
    const file = operand.type === 'text' && filters.length === 0 ? this.#files.get(operand.text) : undefined;
    if (!file || this.#entered.includes(file.name) || this.#includes++ >= MOST_INCLUDES) return;
    const scopes = this.#scopes;
    if (node.isIsolated) this.#scopes = [scopes[0]!];
    this.#inScope(() => this.walkFile(file), names);
    this.#scopes = scopes;
  }

  /** What the parent binds round its blocks is there in them as well. */
  #extend(node: NodeOf<'extends'>): void {
    const names: string[] = [];
    let next: NodeOf<'extends'> | undefined = node;
    const seen = new Set<string>();
    while (next) {
      this.#type(next.parent, next);
      const { operand, filters }: Expression = next.parent;
      const parent: ParsedFile | undefined = operand.type === 'text' && filters.length === 0 ? this.#files.get(operand.text) : undefined;
      if (!parent) this.#isOpen = true;
      if (!parent || seen.has(parent.name)) break;
      seen.add(parent.name);
      names.push(...boundNames(parent.nodes));
      next = parent.nodes.find((each) => each.type === 'extends');
    }
    const blocks = node.body.filter(({ type }) => type === 'block');
    this.#inScope(
      () => this.#walk(blocks),
      names.map((name) => [name, UNKNOWN]),
    );
  }

  #message(node: NodeOf<'blockTranslate'>): void {
    const bindings = node.count ? [...node.bindings, node.count] : node.bindings;
    const names = bindings.map(({ name, value }) => [name, this.#type(value, node)] as const);
    if (node.context) this.#type(node.context, node);
    this.#inScope(() => {
      for (const part of [...node.singular, ...node.plural]) if (part.type === 'name') this.#path([part.name], node);
    }, names);
    if (node.asName) this.#bind(node.asName, UNKNOWN);
  }

  #simpleTag(node: NodeOf<'simpleTag'>): void {
    const [first] = node.positional.map((expression) => this.#type(expression, node));
    for (const { value } of node.keywords) this.#type(value, node);
    if (!node.asName) return;
    if (first && ROWS_OF_ROWS.has(node.name)) this.#bind(node.asName, first.kind === 'list' ? { ...first, isManager: false } : first);
    else this.#bind(node.asName, first && ONE_OF_ROWS.has(node.name) ? elementOf(first) : UNKNOWN);
  }

  #condition(condition: Condition, node: Node): void {
    if (condition.type === 'value') this.#type(condition.expression, node);
    else if (condition.type === 'not') this.#condition(condition.operand, node);
    else for (const side of [condition.left, condition.right]) this.#condition(side, node);
  }

  /** What an expression gives; its unknown names are noted, under `node`. */
  #type({ operand, filters }: Expression, node: Node, names: [string, TemplateType][] = []): TemplateType {
    let type: TemplateType = UNKNOWN;
    this.#inScope(() => {
      type = operand.type === 'path' ? this.#path(operand.names, node) : literalType(operand);
      for (const filter of filters) {
        if (filter.argument?.type === 'path') this.#path(filter.argument.names, node);
        type = filteredType(type, filter);
      }
    }, names);
    return type;
  }

  #lookUp(name: string): TemplateType | undefined {
    return this.#scopes.findLast((scope) => scope.has(name))?.get(name);
  }

  #path(names: readonly string[], node: Node | undefined): TemplateType {
    const [root = '', ...rest] = names;
    let type = this.#lookUp(root);
    if (type === undefined) {
      if (node && !this.#isOpen) this.#addUnknown({ name: root, of: undefined, known: this.#knownNames() }, names, 0, node);
      return UNKNOWN;
    }
    for (const [index, name] of rest.entries()) {
      const found: TemplateType | UnknownName = memberOf(type, name);
      if (isUnknownName(found)) {
        if (node) this.#addUnknown(found, names, index + 1, node);
        return UNKNOWN;
      }
      type = found;
    }
    return type;
  }

  #knownNames(): string[] {
    return [...new Set(this.#scopes.flatMap((scope) => [...scope.keys()]))].filter((name) => !ALWAYS_THERE.includes(name));
  }

  #addUnknown({ name, of, known }: UnknownName, names: readonly string[], index: number, node: Node): void {
    const near = nearestNames(name, known, 3);
    const where = of === undefined ? `There is no variable "${name}"` : `${of} has no "${name}"`;
    const advice = near.length > 0 ? ` Did you mean ${near.join(', ')}?` : '';
    this.#add('WARNING', 'UNKNOWN_NAME', `${where}: nothing is printed.${advice}`, node, names, index);
  }

  #add(severity: Diagnostic['severity'], code: string, message: string, node: Node, names: readonly string[], index = 0): void {
    const { name: file, content } = this.#file;
    const { line, column } = placeOf(content, node, names, index);
    const place = { file, line, column, frame: codeFrame(content, line, column) };
    this.found.set(`${file}:${line}:${column} ${message}`, { severity, code, message, ...place });
  }
}

/** Line and column, both from 1, of a name within a path that a tag reads. */
function placeOf(content: string, { position }: Node, names: readonly string[], index: number): { line: number; column: number } {
  const start = content.split('\n', position.line - 1).reduce((length, line) => length + line.length + 1, position.column);
  const path = names.join('.').replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const found = new RegExp(String.raw`(?<![\p{L}\p{N}_."'])${path}(?![\p{L}\p{N}_])`, 'u').exec(content.slice(start));
  if (!found) return { line: position.line, column: position.column + 1 };
  const before = content.slice(0, start + found.index);
  const inPath = names.slice(0, index).reduce((length, name) => length + name.length + 1, 0);
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') + inPath };
}

function boundNames(nodes: readonly Node[]): string[] {
  return [...everyNode(nodes)].flatMap((node) => {
    if (node.type === 'for') return ['forloop', ...node.names];
    if (node.type === 'with') return node.bindings.map(({ name }) => name);
    return 'asName' in node && node.asName ? [node.asName] : [];
  });
}

/** The expressions that a tag reads in the scope where it stands. */
function expressionsOf(node: Node): Expression[] {
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) => {
    if (name === 'body' || name === 'otherwise') return [];
    const values = Array.isArray(value) ? (value as unknown[]) : [value];
    return values.flatMap((each) => (isExpression(each) ? [each] : isSetting(each) ? [each.value] : []));
  });
}

const isExpression = (value: unknown): value is Expression =>
  typeof value === 'object' && value !== null && 'operand' in value && 'filters' in value;
const isSetting = (value: unknown): value is { value: Expression } =>
  typeof value === 'object' && value !== null && 'value' in value && isExpression(value.value);
