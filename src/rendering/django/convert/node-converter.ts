import type { Condition, Expression, MessagePart, Node, NodeOf } from '../syntax/tree.ts';
import { datePattern } from './date-pattern.ts';
import type { Conversion } from './convert-template.ts';
import { convertCondition, convertExpression } from './expressions.ts';
import type { FlatTemplate } from './flatten.ts';
import { bare, js, NoEquivalentError, NUMBER, TEXT, UsedFunctions, type JsValue } from './js-value.ts';
import { MarkupBuilder, templateLiteral, type Item, type Part } from './markup.ts';
import { readStartTag, resolveReferences } from './read-tag.ts';
import { Scope, type Loop } from './scope.ts';
import { SIMPLE_TAGS } from './simple-tags.ts';
import { elementOf, groupType, UNKNOWN, type TemplateType } from './template-type.ts';

/** Markup that has begun and not ended yet. */
interface Pending {
  kind: 'tag' | 'comment' | 'style' | 'script';
  parts: Part[];
  /** In a tag: within a value in quotes. */
  quote: string;
}

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const SIMPLE_PATH = /^[\w$.?[\]]+$/;

/** Turns the nodes of one file into items of Marko. */
export class NodeConverter {
  readonly functions = new UsedFunctions();
  readonly #conversion: Conversion;
  readonly #template: FlatTemplate;
  readonly #scope: Scope;
  readonly #cycles = new Set<string>();
  #builder = new MarkupBuilder();
  /** What is converted now. */
  #node: Node | undefined;
  #pending: Pending | undefined;
  /** Where the tag that is read now begins: what is said of it comes before it. */
  #remarks: Item[] = [];
  #isEscaping = true;
  /** Whether what is converted now is not reached in every round of its loop. */
  #isConditional = false;

  constructor(conversion: Conversion, template: FlatTemplate, variables: ReadonlyMap<string, TemplateType>) {
    this.#conversion = conversion;
    this.#template = template;
    this.#scope = new Scope(variables, (message) => this.#conversion.warn(message, this.#node!, template));
  }

  /** All of the file. */
  whole(): Item[] {
    this.#walk(this.#template.nodes);
    this.#endPending();
    return this.#builder.finish(true);
  }

  #walk(nodes: readonly Node[]): void {
    for (const node of nodes) this.#visit(node);
  }

  #visit(node: Node): void {
    this.#node = node;
    if (node.type === 'text') this.#read(node.text);
    else if (this.#pending) this.#pending.parts.push(...this.#parts([node]));
    else this.#orRemark(node, () => this.#convert(node));
  }

  /** What has no equivalent stands as a comment in its place. */
  #orRemark(node: Node, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof NoEquivalentError)) throw error;
      this.#remark(node, error.message);
    }
  }

  #remark(node: Node, message: string): void {
    const source = this.#conversion.warn(message, node, this.#template);
    const comment: Item = { type: 'comment', text: ` ${source}: ${message} ` };
    if (this.#pending) this.#remarks.push(comment);
    else this.#builder.add(comment);
  }

  // Markup

  #read(text: string): void {
    let rest = text;
    while (rest !== '') rest = this.#pending ? this.#readOn(this.#pending, rest) : this.#readText(rest);
  }

  #readText(text: string): string {
    const at = /<(?:[a-z/]|!--|!doctype)/i.exec(text)?.index ?? text.length;
    if (at > 0) this.#builder.add({ type: 'text', text: text.slice(0, at) });
    const rest = text.slice(at);
    if (rest === '') return '';
    const end = /^(?:<!doctype[^>]*>|<\/([^\s>]*)[^>]*>)/i.exec(rest);
    if (end) {
      if (end[1] === undefined) this.#builder.add({ type: 'doctype', text: end[0] });
      else this.#builder.end(end[1]);
      return rest.slice(end[0].length);
    }
    this.#pending = { kind: rest.startsWith('<!--') ? 'comment' : 'tag', parts: [], quote: '' };
    return rest;
  }

  /** Reads up to the end of what is pending; gives what comes behind it. */
  #readOn(pending: Pending, text: string): string {
    const end = pending.kind === 'tag' ? endOfTag(pending, text) : endOf(ENDS[pending.kind], text);
    const own = end === undefined ? text : text.slice(0, end);
    if (own !== '') pending.parts.push({ text: own });
    if (end === undefined) return '';
    this.#endPending();
    return text.slice(end);
  }

  #endPending(): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (!pending) return;
    this.#builder.add(...this.#remarks.splice(0));
    if (pending.kind === 'tag') return this.#startTag(pending.parts);
    if (pending.kind !== 'comment') return this.#builder.add(...styleItem(pending));
    const [only, ...more] = pending.parts;
    if (only && 'text' in only && more.length === 0) this.#builder.add({ type: 'comment', text: only.text.slice(4, -3) });
  }

  #startTag(parts: Part[]): void {
    const { name, attributes, isSelfClosed } = readStartTag(parts);
    const low = name.toLowerCase();
    if (low === 'style' || low === 'script') this.#pending = { kind: low, parts: [...parts], quote: '' };
    else this.#builder.start(name, attributes, parts, isSelfClosed);
  }

  /** What nodes print, as pieces of text and code. */
  #parts(nodes: readonly Node[]): Part[] {
    return nodes.flatMap((node): Part[] => {
      if (this.#pending?.kind === 'comment' || this.#pending?.kind === 'script') return [];
      this.#node = node;
      try {
        return this.#part(node);
      } catch (error) {
        if (!(error instanceof NoEquivalentError)) throw error;
        this.#remark(node, error.message);
        return [];
      }
    });
  }

  #part(node: Node): Part[] {
    const nested = (nodes: readonly Node[]) => this.#literal(this.#parts(nodes));
    switch (node.type) {
      case 'text':
        if (this.#pending?.kind === 'tag' && this.#pending.quote === '' && /[<>]/.test(node.text))
          throw new NoEquivalentError('A tag of HTML that ends in a tag of the template.');
        return [{ text: node.text }];
      case 'if': {
        const branches = node.branches.map(({ condition, body }) => ({
          test: condition ? this.#condition(condition) : null,
          ...this.#inBranch(() => nested(body)),
        }));
        const chain = (as: 'plain' | 'markup') =>
          `(${branches.map(({ test, ...literal }) => (test === null ? literal[as]() : `(${test}) ? ${literal[as]()} : `)).join('')}${branches.at(-1)!.test === null ? '' : '""'})`;
        return [{ plain: () => chain('plain'), markup: () => chain('markup') }];
      }
      case 'for': {
        const { rows, param, loop } = this.#loopOf(node);
        const index = loop.index();
        const { plain, markup } = this.#inLoop(node, loop, rows.type, () => nested(node.body));
        const map = (literal: string) => `${rows.code}.map((${param}, ${index}) => ${literal}).join("")`;
        return [{ plain: () => map(plain()), markup: () => map(markup()) }];
      }
      case 'with':
        return this.#scope.within(() => {
          for (const [name, value] of this.#bindings(node.bindings)) this.#scope.bind(name, value);
          return this.#parts(node.body);
        });
      case 'spaceless':
      case 'cache':
      case 'block':
        return this.#parts(node.body);
      case 'within':
        return this.#withSetting(node, () => this.#parts(node.body));
      case 'blockTranslate':
        return this.#message(node, (parts) =>
          parts.map((part) => (part.type === 'text' ? { text: part.text } : this.#valuePart(this.#named(part.name)))),
        );
      default: {
        const value = this.#valueOf(node);
        if ('asName' in node && node.asName) this.#scope.bind(node.asName, value);
        return 'asName' in node && node.asName ? [] : [this.#valuePart(value)];
      }
    }
  }

  #literal(parts: Part[]): { plain(): string; markup(): string } {
    const resolved = parts.map((part) => ('text' in part ? { text: resolveReferences(part.text) } : part));
    return { plain: () => templateLiteral(resolved, 'plain'), markup: () => templateLiteral(parts, 'markup') };
  }

  #valuePart(value: JsValue): Part {
    const text = this.functions.text(value);
    const isSafe = value.isSafe || !this.#isEscaping;
    return { plain: () => text, markup: () => (isSafe ? text : this.functions.call('escapeHtml', text)) };
  }

  // Nodes between tags of HTML

  #convert(node: Node): void {
    switch (node.type) {
      case 'if':
        return this.#if(node);
      case 'for':
        return this.#for(node);
      case 'with':
        return this.#scope.within(() => {
          for (const [name, value] of this.#bindings(node.bindings)) this.#keep(name, value);
          this.#walk(node.body);
        });
      case 'spaceless':
      case 'cache':
        return this.#walk(node.body);
      case 'block':
        return this.#scope.within(() => this.#walk(node.body));
      case 'within':
        return this.#withSetting(node, () => this.#walk(node.body));
      case 'filter':
      case 'ifChanged':
        this.#remark(node, `{% ${node.type.toLowerCase()} %} has no equivalent: what it encloses is printed as it is.`);
        return this.#walk(node.body);
      case 'include':
        return this.#include(node);
      case 'blockTranslate':
        return this.#blockTranslate(node);
      default: {
        const value = this.#valueOf(node);
        if ('asName' in node && node.asName) this.#keep(node.asName, value);
        if (!('asName' in node && node.asName) || (node.type === 'cycle' && !node.isSilent)) this.#output(value);
      }
    }
  }

  #output(value: JsValue): void {
    const code = this.functions.text(value);
    const isRaw = (value.isSafe || !this.#isEscaping) && !/^"[^<>&]*"$/.test(code);
    this.#builder.add({ type: 'output', code: bare(code), isRaw });
  }

  /** A name for a value that is worked out once. */
  #keep(name: string, value: JsValue): void {
    if (SIMPLE_PATH.test(value.code)) return this.#scope.bind(name, value);
    const own = this.#scope.newName(name);
    this.#builder.add({ type: 'marko', code: `<const/${own}=(${bare(value.code)})/>`, isInline: false });
    this.#scope.bind(name, { ...value, code: own });
  }

  #named(name: string): JsValue {
    const found = this.#scope.lookUp(name);
    if (!found) throw new NoEquivalentError(`The name ${name} was set within an {% if %}: in Marko it is not seen behind it.`);
    return found;
  }

  #bindings(bindings: readonly { name: string; value: Expression }[]): [string, JsValue][] {
    return bindings.map(({ name, value }) => [name, this.#value(value)]);
  }

  #value(expression: Expression): JsValue {
    return convertExpression(this.#scope, this.functions, expression);
  }

  #condition(condition: Condition): string {
    return convertCondition(this.#scope, this.functions, condition);
  }

  /** The items that a body of its own becomes. */
  #body(nodes: readonly Node[], owner: Node): Item[] {
    const outer = this.#builder;
    this.#builder = new MarkupBuilder(outer.isInSvg);
    this.#walk(nodes);
    if (this.#pending) {
      this.#pending = undefined;
      this.#remarks = [];
      this.#remark(owner, 'A tag of HTML that begins in it and ends behind it.');
    }
    const items = this.#builder.finish(false);
    this.#builder = outer;
    return items;
  }

  #inBranch<T>(work: () => T): T {
    const before = this.#isConditional;
    this.#isConditional = true;
    try {
      return this.#scope.withinBranch(work);
    } finally {
      this.#isConditional = before;
    }
  }

  #if(node: NodeOf<'if'>): void {
    const branches = node.branches.map(({ condition, body }, index) => {
      let test: string | null = null;
      if (condition) {
        test = 'false';
        this.#orRemark(node, () => {
          test = this.#condition(condition);
        });
      }
      const children = this.#inBranch(() => this.#body(body, node));
      const name = index === 0 ? 'if' : 'else';
      const open = test === null ? '<else>' : index === 0 ? `<if=(${bare(test)})>` : `<else if=(${bare(test)})>`;
      return { open, close: `</${name}>`, children };
    });
    this.#builder.add({ type: 'flow', branches });
  }

  #for(node: NodeOf<'for'>): void {
    const { rows, param, loop, indexName, rowsName } = this.#loopOf(node);
    const children = this.#inLoop(node, loop, rows.type, () => this.#body(node.body, node));
    const list = node.empty ? loop.rows() : (rowsName() ?? rows.code);
    if (rowsName() !== undefined) this.#builder.add({ type: 'marko', code: `<const/${list}=(${bare(rows.code)})/>`, isInline: false });
    const index = indexName();
    const open = `<for|${param}${index === undefined ? '' : `, ${index}`}| of=(${bare(list)})>`;
    this.#builder.add({ type: 'flow', branches: [{ open, close: '</for>', children }] });
    if (!node.empty) return;
    const empty = this.#inBranch(() => this.#body(node.empty!, node));
    this.#builder.add({ type: 'flow', branches: [{ open: `<if=(${list}.length === 0)>`, close: '</if>', children: empty }] });
  }

  /** What a loop walks through, under which names. The names of its index and its list are taken when they are asked for. */
  #loopOf(node: NodeOf<'for'>) {
    const { operand, filters } = node.sequence;
    const isEntries = node.names.length === 2 && operand.type === 'path' && operand.names.at(-1) === 'items' && filters.length === 0;
    const sequence = isEntries ? { ...node.sequence, operand: { ...operand, names: operand.names.slice(0, -1) } } : node.sequence;
    const value = this.#value(sequence);
    const list = isEntries ? `Object.entries(${value.code} ?? {})` : this.functions.rows(value);
    const rows = js(node.isReversed ? `${list}.toReversed()` : list, value.type);
    const names = node.names.map((name) => this.#scope.newName(name));
    let index: string | undefined;
    let rowsName: string | undefined;
    const loop: Loop & { names: string[] } = {
      names,
      index: () => (index ??= this.#scope.newName('index')),
      rows: () => (rowsName ??= SIMPLE_PATH.test(rows.code) ? rows.code : this.#scope.newName('rows')),
      parent: this.#scope.loop,
    };
    const param = names.length === 1 ? names[0]! : `[${names.join(', ')}]`;
    return { rows, param, loop, indexName: () => index, rowsName: () => (rowsName === rows.code ? undefined : rowsName) };
  }

  #inLoop<T>(node: NodeOf<'for'>, loop: Loop & { names: string[] }, type: TemplateType, work: () => T): T {
    const before = { loop: this.#scope.loop, isConditional: this.#isConditional };
    this.#isConditional = false;
    this.#scope.loop = loop;
    try {
      return this.#scope.within(() => {
        const types =
          node.names.length === 1 ? [elementOf(type)] : node.names.map((_, at) => (at === 1 && type.kind === 'map' ? type.of : UNKNOWN));
        for (const [at, name] of node.names.entries()) this.#scope.bind(name, js(loop.names[at]!, types[at]));
        return work();
      });
    } finally {
      this.#scope.loop = before.loop;
      this.#isConditional = before.isConditional;
    }
  }

  #withSetting<T>(node: NodeOf<'within'>, work: () => T): T {
    const { setting } = node;
    if (setting.type !== 'autoescape') {
      if (!('on' in setting)) this.#remark(node, `{% ${setting.type} %} has no equivalent: give the helpers a locale or timeZone.`);
      return work();
    }
    const before = this.#isEscaping;
    this.#isEscaping = setting.on;
    try {
      return work();
    } finally {
      this.#isEscaping = before;
    }
  }

  #include(node: NodeOf<'include'>): void {
    const bound = new Map(node.isIsolated ? [] : this.#scope.bound());
    for (const [name, value] of this.#bindings(node.bindings)) bound.set(name, value);
    const types = [...(node.isIsolated ? [] : this.#scope.variables), ...Array.from(bound, ([name, { type }]) => [name, type] as const)];
    const tag = this.#conversion.tagOf(node, new Map(types));
    if (tag === undefined) throw new NoEquivalentError('What it includes is not among the files that were given, or cannot be converted.');
    const given = [...bound].filter(([name]) => IDENTIFIER.test(name)).map(([name, { code }]) => ` ${name}=(${code})`);
    this.#builder.add({ type: 'marko', code: `<${tag}${node.isIsolated ? '' : ' ...input'}${given.join('')}/>`, isInline: true });
  }

  #blockTranslate(node: NodeOf<'blockTranslate'>): void {
    if (node.asName !== null) {
      const parts = this.#part({ ...node, asName: null });
      return this.#keep(node.asName, js(templateLiteral(parts, 'plain'), TEXT));
    }
    this.#message(node, (parts, test) => {
      if (test !== null)
        return this.#builder.add({ type: 'output', code: templateLiteral(this.#messageParts(node, test), 'markup'), isRaw: true });
      for (const part of parts) {
        if (part.type === 'text') this.#read(part.text);
        else this.#output(this.#named(part.name));
      }
    });
  }

  /** The texts of a message, one for one and one for many: `test` tells which. */
  #message<T>(node: NodeOf<'blockTranslate'>, work: (parts: readonly MessagePart[], test: string | null) => T): T {
    return this.#scope.within(() => {
      for (const [name, value] of this.#bindings(node.bindings)) this.#scope.bind(name, value);
      if (!node.count) return work(trimmed(node.singular, node.isTrimmed), null);
      const count = this.#value(node.count.value);
      this.#scope.bind(node.count.name, count);
      return work(trimmed(node.singular, node.isTrimmed), `${count.code} === 1`);
    });
  }

  #messageParts(node: NodeOf<'blockTranslate'>, test: string): Part[] {
    const [one, many] = [node.singular, node.plural].map((message) =>
      this.#literal(
        trimmed(message, node.isTrimmed).map((part) =>
          part.type === 'text' ? { text: part.text } : this.#valuePart(this.#named(part.name)),
        ),
      ),
    );
    return [
      { plain: () => `${test} ? ${one!.plain()} : ${many!.plain()}`, markup: () => `${test} ? ${one!.markup()} : ${many!.markup()}` },
    ];
  }

  /** The value of a tag that is an expression. Throws {@link NoEquivalentError}. */
  #valueOf(node: Node): JsValue {
    switch (node.type) {
      case 'output':
        return this.#value(node.expression);
      case 'translate':
        return this.#value(node.message);
      case 'firstOf': {
        const values = node.values.map((value) => this.#value(value));
        return js(`(${values.map((value) => `${this.functions.test(value)} ? ${value.code} : `).join('')}"")`);
      }
      case 'now': {
        const { pattern, hasTime } = datePattern(node.format);
        return js(`${hasTime ? 'datetime' : 'date'}(input.datetime, { pattern: ${JSON.stringify(pattern)} })`, TEXT);
      }
      case 'widthRatio': {
        const [value, most, width] = [node.value, node.maxValue, node.maxWidth].map((each) => this.#value(each).code);
        return js(`Math.round(${value} / ${most} * ${width})`, NUMBER);
      }
      case 'regroup':
        return this.#groups(node);
      case 'cycle':
        return this.#cycle(node);
      case 'simpleTag':
        return this.#simpleTag(node);
      case 'ask':
        if (node.question === 'currentLanguage') return js('settings().locale', TEXT);
        if (node.question === 'currentTimezone') return js('settings().timeZone', TEXT);
        throw new NoEquivalentError('This tag has no equivalent.');
      default:
        throw new NoEquivalentError('This tag has no equivalent.');
    }
  }

  #groups(node: NodeOf<'regroup'>): JsValue {
    const { operand, filters } = node.by;
    if (operand.type !== 'path' || filters.length > 0)
      throw new NoEquivalentError('Groups by a value that is worked out have no equivalent.');
    const list = this.#value(node.target);
    this.#conversion.warn('Rows of one group are put together even where others stand between them.', node, this.#template);
    const field = JSON.stringify(operand.names.slice(1).join('.'));
    const code = `groupBy(${this.functions.rows(list)}, ${field}).map(({ key, items }) => ({ grouper: key, list: items }))`;
    return js(code, { kind: 'list', of: groupType(list.type), isManager: false });
  }

  #cycle(node: NodeOf<'cycle'>): JsValue {
    const { loop } = this.#scope;
    const isFirst = !this.#cycles.has(node.key);
    this.#cycles.add(node.key);
    if (!loop || this.#isConditional || !isFirst)
      throw new NoEquivalentError('A cycle that does not move on with each round of its loop has no equivalent.');
    const values = node.values.map((value) => this.#value(value));
    const type = values.every((value) => value.isSafe) ? TEXT : UNKNOWN;
    return js(`[${values.map(({ code }) => code).join(', ')}][${loop.index()} % ${values.length}]`, type);
  }

  #simpleTag(node: NodeOf<'simpleTag'>): JsValue {
    const convert = Object.hasOwn(SIMPLE_TAGS, node.name) ? SIMPLE_TAGS[node.name] : undefined;
    if (!convert) throw new NoEquivalentError(`The tag ${node.name} has no equivalent.`);
    const positional = node.positional.map((expression) => this.#value(expression));
    return convert({ positional, named: new Map(this.#bindings(node.keywords)) }, this.functions);
  }
}

const ENDS = { comment: /-->/, style: /<\/style[^>]*>/i, script: /<\/script[^>]*>/i };

function endOf(pattern: RegExp, text: string): number | undefined {
  const found = pattern.exec(text);
  return found ? found.index + found[0].length : undefined;
}

/** Where a tag ends, outside of quotes; the quotes are kept in mind for the next piece of it. */
function endOfTag(pending: Pending, text: string): number | undefined {
  for (let index = 0; index < text.length; index++) {
    const letter = text[index]!;
    if (pending.quote !== '') {
      if (letter === pending.quote) pending.quote = '';
    } else if (letter === '"' || letter === "'") pending.quote = letter;
    else if (letter === '>') return index + 1;
  }
  return undefined;
}

/** A style sheet, its own tag in front. A script is never run, and left out. */
function styleItem({ kind, parts }: Pending): Item[] {
  if (kind !== 'style') return [];
  const tagEnd = parts.findIndex((part) => 'text' in part && part.text.endsWith('>'));
  const { attributes } = readStartTag(parts.slice(0, tagEnd + 1));
  const content = parts.slice(tagEnd + 1);
  const last = content.at(-1);
  if (last && 'text' in last) content[content.length - 1] = { text: last.text.replace(/<\/style[^>]*>$/i, '') };
  return [{ type: 'style', attributes: attributes ?? [], content }];
}

function trimmed(parts: readonly MessagePart[], isTrimmed: boolean): MessagePart[] {
  if (!isTrimmed) return [...parts];
  return parts.map((part, index) => {
    if (part.type !== 'text') return part;
    const text = part.text.replaceAll(/\s*\n\s*/g, ' ');
    return { type: 'text', text: index === 0 ? text.trimStart() : index === parts.length - 1 ? text.trimEnd() : text };
  });
}
