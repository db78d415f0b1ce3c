import {
  isText,
  iterate,
  PyError,
  PyObject,
  PySet,
  repr,
  SafeString,
  str,
  TemplateDoesNotExist,
  TemplateSyntaxError,
  truthy,
  Tuple,
  typeError,
  typeName,
  type Value,
} from '../values/index.ts';
import { relativeName } from '../syntax/relative-name.ts';
import { Context, Memory, type RenderOptions } from './context.ts';
import { placing } from './place.ts';

/** Prints a part of a template. */
export type Body = (context: Context) => string;

/** A part of a template that templates which extend it can replace. */
export interface Block {
  name: string;
  /** The name of the file that it stands in. */
  template: string;
  render: Body;
}

/** What the code of one file is. */
export interface Template {
  name: string;
  render: Body;
  blocks: readonly Block[];
  /** Whether it extends another, so that its blocks are told of by itself. */
  isExtending: boolean;
}

/** A template and all that it can include or extend, by name. A file that does not compile throws its error when it is asked for. */
export interface Program {
  entry: string;
  templates: ReadonlyMap<string, () => Template>;
}

/** How deep templates may include, extend and repeat each other's blocks. */
const DEEPEST = 200;

/** Prints a document. Throws a `TemplateError` that knows its place. */
export function renderProgram(program: Program, data: ReadonlyMap<string, Value>, options: RenderOptions): string {
  return renderTemplate(findTemplate(program, program.entry), new Context(program, data, options));
}

function findTemplate({ templates }: Program, name: string): Template {
  const template = templates.get(name);
  if (!template) throw new TemplateDoesNotExist(name);
  return template();
}

function renderTemplate(template: Template, context: Context): string {
  return nested(context, template.name, () => placing(template.name, context, () => template.render(context)));
}

function nested<T>(context: Context, name: string, work: () => T): T {
  if (context.depth >= DEEPEST)
    throw new PyError('RecursionError', `Templates include one another more than ${DEEPEST} levels deep, at last '${name}'.`);
  context.depth += 1;
  try {
    return work();
  } finally {
    context.depth -= 1;
  }
}

/** `{% include %}`: `values` are those of `names`, read when the template is found. */
export function include(
  context: Context,
  current: string,
  named: Value,
  names: readonly string[],
  values: (context: Context) => Value[],
  isIsolated: boolean,
): string {
  const template = selectTemplate(context.program, current, named);
  const given = values(context);
  const bound = new Map(names.map((name, index) => [name, given[index]!]));
  const render = () => withMemory(context, template, () => renderTemplate(template, context));
  return isIsolated ? context.isolated(bound, render) : context.scoped(bound, render);
}

/** The first of these names that there is. */
function selectTemplate(program: Program, current: string, named: Value): Template {
  const names = templateNames(current, named);
  if (names.length === 0) throw new TemplateDoesNotExist('No template names provided');
  const missing = new Set<string>();
  for (const name of names) {
    const template = program.templates.get(name);
    if (template) return template();
    missing.add(name);
  }
  throw new TemplateDoesNotExist([...missing].join(', '));
}

function templateNames(current: string, named: Value): string[] {
  if (!truthy(named)) return [];
  if (isText(named)) return [relativeName(current, str(named), { mayRecurse: false })];
  return Array.from(iterate(named), (name, index) => {
    if (!isText(name)) throw typeError(`sequence item ${index}: expected str instance, ${typeName(name)} found`);
    return str(name);
  });
}

function withMemory<T>(context: Context, template: Template, work: () => T): T {
  const before = context.memory;
  context.memory = new Memory(template.name);
  try {
    return work();
  } finally {
    context.memory = before;
  }
}

/** `{% extends %}`: prints the parent with this template's blocks. `source` says where a bad name comes from, if not from a text. */
export function extend(context: Context, template: Template, named: Value, source: string | null): string {
  const parent = findParent(context, named, source);
  const blocks = (context.memory.blocks ??= new Map());
  addBlocks(blocks, template.blocks);
  if (!parent.isExtending) addBlocks(blocks, parent.blocks);
  return renderTemplate(parent, context);
}

function findParent({ program, memory }: Context, named: Value, source: string | null): Template {
  if (!truthy(named)) {
    const from = source === null ? '' : ` Got this from the '${source}' variable.`;
    throw new TemplateSyntaxError(`Invalid template name in 'extends' tag: ${repr(named)}.${from}`);
  }
  if (!isText(named)) throw notAName(named);
  const name = str(named);
  if (memory.extended.includes(name)) throw new TemplateDoesNotExist(name);
  const parent = findTemplate(program, name);
  memory.extended.push(name);
  return parent;
}

/** What a value that is no text comes to as the name of a parent. */
function notAName(value: Value): Error {
  const isUnhashable = (Array.isArray(value) && !(value instanceof Tuple)) || value instanceof Map || value instanceof PySet;
  return isUnhashable ? typeError(`unhashable type: '${typeName(value)}'`) : new TemplateDoesNotExist(str(value));
}

/** Those that come later are further from the template that is printed: they stand at the front. */
function addBlocks(all: Map<string, Block[]>, blocks: readonly Block[]): void {
  for (const block of blocks) {
    const known = all.get(block.name);
    if (known) known.unshift(block);
    else all.set(block.name, [block]);
  }
}

/** `{% block %}` */
export function printBlock(context: Context, own: Block): string {
  const known = context.memory.blocks?.get(own.name);
  const last = known?.pop();
  try {
    const shown = last ?? own;
    const names = new Map<string, Value>([['block', new BlockValue(context.memory.blocks ? context : null, shown)]]);
    return context.scoped(names, () => nested(context, own.template, () => placing(shown.template, context, () => shown.render(context))));
  } finally {
    if (last) known!.push(last);
  }
}

/** `block` in a block: its name, and what it would be without this template's own version. */
class BlockValue extends PyObject {
  readonly typeName = 'BlockNode';
  readonly #context: Context | null;
  readonly #block: Block;

  constructor(context: Context | null, shown: Block) {
    super();
    this.#context = context;
    this.#block = shown;
  }

  override str(): string {
    return `<Block Node: ${this.#block.name}>`;
  }

  override repr(): string {
    return this.str();
  }

  override attribute(name: string): Value | undefined {
    if (name === 'name') return this.#block.name;
    return name === 'super' ? () => this.#super() : undefined;
  }

  #super(): Value {
    const context = this.#context;
    if (!context)
      throw new TemplateSyntaxError("'BlockNode' object has no attribute 'context'. Did you use {{ block.super }} in a base template?");
    const above = context.memory.blocks?.get(this.#block.name);
    return above && above.length > 0 ? new SafeString(printBlock(context, this.#block)) : '';
  }
}
