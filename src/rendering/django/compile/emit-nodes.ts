import { placeNumber } from '../runtime/place.ts';
import type { Binding, Expression, Node, NodeOf } from '../syntax/tree.ts';
import { emitCondition, emitExpression, emitFilters, emitLazy, emitOperand, type Missing } from './emit-expression.ts';
import type { ModuleWriter } from './module-writer.ts';

type Emitters = { [T in Node['type']]: (emitter: NodeEmitter, node: NodeOf<T>) => string };

/** Turns the nodes of one file into statements that add what they print to `o`. */
export class NodeEmitter {
  readonly writer: ModuleWriter;
  readonly templateName: string;
  /** The blocks of the file, in the order of their tags. */
  readonly blocks: string[] = [];

  constructor(writer: ModuleWriter, templateName: string) {
    this.writer = writer;
    this.templateName = templateName;
  }

  statements(nodes: readonly Node[]): string {
    return nodes.map((node) => this.#statement(node)).join('\n');
  }

  #statement(node: Node): string {
    if (node.type === 'text') return node.text === '' ? '' : `o += ${JSON.stringify(node.text)};`;
    const at = `c.at = ${placeNumber(node.position)};`;
    if (node.type === 'if') return `${at} ${emitIf(this, node)}`;
    const emit = EMITTERS[node.type] as (emitter: NodeEmitter, node: Node) => string;
    return `${at} o += ${emit(this, node)};`;
  }

  /** The name of a function that prints these nodes. */
  body(nodes: readonly Node[]): string {
    return this.writer.constant(`(c) => { let o = "";\n${this.statements(nodes)}\nreturn o; }`);
  }

  value(expression: Expression, missing: Missing = 'empty'): string {
    return emitExpression(this.writer, expression, missing);
  }

  lazy(expression: Expression, missing: Missing = 'empty'): string {
    return emitLazy(this.writer, expression, missing);
  }

  /** The name of a function that gives the values of several expressions. */
  lazyList(expressions: readonly Expression[], missing: Missing = 'empty'): string {
    return this.writer.constant(`(c) => ${this.list(expressions, missing)}`);
  }

  list(expressions: readonly Expression[], missing: Missing = 'empty'): string {
    return `[${expressions.map((expression) => this.value(expression, missing)).join(', ')}]`;
  }

  /** A list of functions, one for each expression. */
  lazies(expressions: readonly Expression[], missing: Missing = 'empty'): string {
    return this.writer.constant(`[${expressions.map((expression) => this.lazy(expression, missing)).join(', ')}]`);
  }

  names(bindings: readonly Binding[]): string {
    return this.writer.json(bindings.map(({ name }) => name));
  }

  json(value: unknown): string {
    return JSON.stringify(value);
  }
}

const values = (bindings: readonly Binding[]): Expression[] => bindings.map(({ value }) => value);

function emitIf(emitter: NodeEmitter, { branches }: NodeOf<'if'>): string {
  const parts = branches.map(({ condition, body }) => {
    const test = condition ? `if ($.test(c, ${emitCondition(emitter.writer, condition)})) ` : '';
    return `${test}{\n${emitter.statements(body)}\n}`;
  });
  return parts.join(' else ');
}

const EMITTERS: Omit<Emitters, 'text' | 'if'> = {
  output: (e, { expression }) => `$.output(${e.value(expression)}, c)`,
  for: (e, node) =>
    `$.loop(c, ${e.value(node.sequence, 'none')}, ${e.writer.json(node.names)}, ${node.isReversed}, ${e.body(node.body)}, ${node.empty ? e.body(node.empty) : null})`,
  ifChanged: (e, node) =>
    `$.ifChanged(c, ${e.json(node.key)}, ${node.values.length > 0 ? e.lazyList(node.values, 'none') : null}, ${e.body(node.body)}, ${node.otherwise ? e.body(node.otherwise) : null})`,
  with: (e, { bindings, body }) => `$.bind(c, ${e.names(bindings)}, ${e.list(values(bindings))}, ${e.body(body)})`,
  within: (e, { setting, body }) =>
    `$.within(c, ${e.json(setting.type)}, ${'on' in setting ? setting.on : e.value(setting.value)}, ${e.body(body)})`,
  filter: (e, { chain, body }) => `$.filtered(c, ${e.body(body)}, ${e.lazy(chain)})`,
  spaceless: (e, { body }) => `$.spaceless(${e.body(body)}(c))`,
  cache: (e, node) => `$.cache(c, ${e.lazy(node.expires)}, ${e.json(node.fragment)}, ${e.lazyList(node.vary)}, ${e.body(node.body)})`,
  extends: (e, { parent, body }) => {
    e.statements(body); // for its blocks
    const isText = parent.operand.type === 'text' && parent.filters.length === 0;
    return `$.extend(c, t, ${e.value(parent)}, ${isText ? null : e.json(parent.source)})`;
  },
  block: (e, { name, body }) => {
    const place = e.blocks.length;
    e.blocks.push('');
    const block = e.writer.constant(`{ name: ${e.json(name)}, template: ${e.json(e.templateName)}, render: ${e.body(body)} }`);
    e.blocks[place] = block;
    return `$.block(c, ${block})`;
  },
  include: (e, { template, bindings, isIsolated }) =>
    `$.include(c, ${e.json(e.templateName)}, ${e.value(template)}, ${e.names(bindings)}, ${e.lazyList(values(bindings))}, ${isIsolated})`,
  cycle: (e, node) => `$.cycle(c, ${e.json(node.key)}, ${e.lazies(node.values)}, ${e.json(node.asName)}, ${node.isSilent})`,
  resetCycle: (e, { key }) => `$.resetCycle(c, ${e.json(key)})`,
  firstOf: (e, node) => `$.firstOf(c, ${e.lazies(node.values, 'none')}, ${e.json(node.asName)})`,
  now: (e, { format, asName }) => `$.now(c, ${e.json(format)}, ${e.json(asName)})`,
  regroup: (e, { target, by, asName }) => `$.regroup(c, ${e.value(target, 'none')}, ${e.lazy(by, 'none')}, ${e.json(asName)})`,
  widthRatio: (e, node) =>
    `$.widthRatio(c, ${e.lazy(node.value)}, ${e.lazy(node.maxValue)}, ${e.lazy(node.maxWidth)}, ${e.json(node.asName)})`,
  lorem: (e, { count, method, isCommon }) => `$.lorem(${e.value(count)}, ${e.json(method)}, ${isCommon})`,
  url: (e, { view, asName }) => `$.url(c, ${e.value(view)}, ${e.json(asName)})`,
  translate: (e, node) => `$.translate(c, ${emitMessage(e, node)}, ${e.json(node.asName)})`,
  blockTranslate: (e, { tag, singular, plural, count, isTrimmed, asName, bindings, context }) => {
    const spec = e.writer.json({ tag, singular, plural, countName: count?.name ?? null, isTrimmed, asName });
    const number = count ? e.lazy(count.value) : null;
    return `$.blockTranslate(c, ${spec}, ${e.names(bindings)}, ${e.lazyList(values(bindings))}, ${number}, ${context ? e.lazy(context) : null})`;
  },
  ask: (e, { question, argument, asName }) => `$.ask(c, ${e.json(question)}, ${argument ? e.value(argument) : null}, ${e.json(asName)})`,
  static: (e, { path, asName }) => `$.staticFile(c, ${e.value(path)}, ${e.json(asName)})`,
  prefix: (e, { of, asName }) => `$.prefix(c, ${e.json(of)}, ${e.json(asName)})`,
  simpleTag: (e, node) => {
    const tag = e.writer.constant(`$.tag(${e.json(node.library)}, ${e.json(node.name)})`);
    return `$.simpleTag(c, ${e.json(node.name)}, ${tag}, ${e.list(node.positional)}, ${e.names(node.keywords)}, ${e.list(values(node.keywords))}, ${e.json(node.asName)})`;
  },
};

/** The value of `{% translate %}`: what stands in front of the filters is looked up in the catalogue. */
function emitMessage(e: NodeEmitter, { message: { operand, filters }, isNoop, context }: NodeOf<'translate'>): string {
  const found = context ? e.value(context) : 'null';
  if (isNoop || (operand.type === 'text' && operand.translate))
    return emitFilters(e.writer, emitOperand(e.writer, operand, 'empty'), filters);
  return emitFilters(e.writer, `$.message(c, ${emitOperand(e.writer, operand, 'empty')}, ${found})`, filters);
}
