import type { DjangoFile } from '../compile/compile-django.ts';
import { TemplateSyntaxError } from '../values/index.ts';
import type { Syntax } from '../syntax/parser.ts';
import { parseTemplate } from '../syntax/parser.ts';
import type { Position } from '../syntax/tokenize.ts';
import { everyNode, type Expression, type Node, type NodeOf } from '../syntax/tree.ts';

/** The tree of a template, its parents' blocks filled. */
export interface FlatTemplate {
  nodes: Node[];
  /** In which file a place is. */
  fileOf: (position: Position) => DjangoFile;
}

/** The text in quotes that an expression is; undefined: only the data knows. */
export function plainText({ operand, filters }: Expression): string | undefined {
  return operand.type === 'text' && filters.length === 0 ? operand.text : undefined;
}

/** Reads a template and the parents that it extends, and fills their blocks. Throws a `TemplateError` that knows its place. */
export function flatten(entry: DjangoFile, files: ReadonlyMap<string, DjangoFile>, syntax: Syntax): FlatTemplate {
  const places = new WeakMap<Position, DjangoFile>();
  const blocks = new Map<string, Node[][]>();
  const seen = new Set<string>();
  let file = entry;
  for (;;) {
    if (seen.has(file.name)) throw new TemplateSyntaxError(`${file.name} extends itself.`);
    seen.add(file.name);
    const nodes = parseTemplate(file.name, file.content, syntax);
    for (const node of everyNode(nodes)) {
      places.set(node.position, file);
      if (node.type === 'block') blocks.set(node.name, [...(blocks.get(node.name) ?? []), node.body]);
    }
    const extending = nodes.find((node) => node.type === 'extends');
    if (!extending) return { nodes: fillBlocks(nodes, blocks), fileOf: (position) => places.get(position) ?? entry };
    file = parentOf(extending, files, file);
  }
}

function parentOf({ parent, position }: NodeOf<'extends'>, files: ReadonlyMap<string, DjangoFile>, from: DjangoFile): DjangoFile {
  const name = plainText(parent);
  const found = name === undefined ? undefined : files.get(name);
  if (found) return found;
  const problem =
    name === undefined ? 'Which template is extended is known when it is printed only' : `The template "${name}" is not among the files`;
  const error = new TemplateSyntaxError(`${problem}: it cannot be converted without.`);
  error.place = { template: from.name, ...position };
  throw error;
}

/** `blocks`: the contents of each block, the youngest first. */
function fillBlocks(nodes: readonly Node[], blocks: ReadonlyMap<string, Node[][]>): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (node.type !== 'block') return [mapBodies(node, (body) => fillBlocks(body, blocks))];
    return [{ ...node, body: blockContent(blocks.get(node.name) ?? [node.body], 0, blocks) }];
  });
}

function blockContent(contents: readonly Node[][], index: number, blocks: ReadonlyMap<string, Node[][]>): Node[] {
  const content = contents[index];
  return content ? withSuper(fillBlocks(content, blocks), () => blockContent(contents, index + 1, blocks)) : [];
}

function withSuper(nodes: readonly Node[], parent: () => Node[]): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (node.type === 'output' && node.expression.source.replace(/\|safe$/, '') === 'block.super') return parent();
    // A block within has a parent of its own, and is filled already.
    return node.type === 'block' ? [node] : [mapBodies(node, (body) => withSuper(body, parent))];
  });
}

function mapBodies(node: Node, map: (body: Node[]) => Node[]): Node {
  switch (node.type) {
    case 'if':
      return { ...node, branches: node.branches.map(({ condition, body }) => ({ condition, body: map(body) })) };
    case 'for':
      return { ...node, body: map(node.body), empty: node.empty && map(node.empty) };
    case 'ifChanged':
      return { ...node, body: map(node.body), otherwise: node.otherwise && map(node.otherwise) };
    default:
      return 'body' in node ? { ...node, body: map(node.body) } : node;
  }
}
