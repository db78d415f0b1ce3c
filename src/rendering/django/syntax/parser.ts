import { checkArguments, type Filter } from '../filters/filter.ts';
import { BUILTINS } from '../libraries.ts';
import { TemplateError, TemplateSyntaxError } from '../values/index.ts';
import { parseExpression } from './expressions.ts';
import { tokenize, type Position, type Token } from './tokenize.ts';
import { words } from '../values/string-methods.ts';
import type { Expression, Node, NodeOf } from './tree.ts';

/** Tags that enclose tags that enclose tags … have an end: everything behind walks down the tree. */
const DEEPEST = 200;

type WithoutPosition<T> = T extends unknown ? Omit<T, 'position'> : never;
/** What a tag becomes; null: nothing that is ever printed. */
export type ParsedTag = WithoutPosition<Node> | null;
/** Reads one tag, and what it encloses. Throws `TemplateSyntaxError`. */
export type TagParser = (parser: Parser, token: Token) => ParsedTag;

/** What `{% load %}` brings. */
export interface LoadableLibrary {
  tags: Readonly<Record<string, TagParser>>;
  filters: Readonly<Record<string, Filter>>;
}

export interface Syntax {
  /** The library that every template has without loading it. */
  builtins: LoadableLibrary;
  /** The others, by the name that `{% load %}` knows. */
  libraries: ReadonlyMap<string, LoadableLibrary>;
}

/** Reads the text of a template into its tree. Throws a `TemplateError` that knows its place. */
export function parseTemplate(name: string, source: string, syntax: Syntax): Node[] {
  return new Parser(name, tokenize(source), syntax).parse([]);
}

/** What tags read themselves with. */
export class Parser {
  readonly templateName: string;
  readonly syntax: Syntax;
  /** Names of blocks so far: each may come once. */
  readonly blockNames = new Set<string>();
  /** Those that other tags can speak of; undefined until there is one. */
  namedCycles: Map<string, NodeOf<'cycle'>> | undefined;
  lastCycle: NodeOf<'cycle'> | undefined;
  readonly #tokens: Token[];
  #next = 0;
  #keys = 0;
  readonly #tags = new Map<string, TagParser>();
  readonly #filters = new Map<string, { library: string; filter: Filter }>();
  /** The tags that are open, the innermost last. */
  readonly #open: { command: string; position: Position }[] = [];

  constructor(templateName: string, tokens: Token[], syntax: Syntax) {
    this.templateName = templateName;
    this.syntax = syntax;
    this.#tokens = tokens;
    this.addLibrary(BUILTINS, syntax.builtins);
  }

  addLibrary(name: string, { tags, filters }: LoadableLibrary): void {
    for (const [tag, parse] of Object.entries(tags)) this.#tags.set(tag, parse);
    for (const [filterName, filter] of Object.entries(filters)) this.#filters.set(filterName, { library: name, filter });
  }

  /** Whether there is a token left. */
  get hasMore(): boolean {
    return this.#next < this.#tokens.length;
  }

  nextToken(): Token {
    return this.#tokens[this.#next++]!;
  }

  /** A name for something of which a document keeps the state, unique in its file. */
  newKey(): string {
    this.#keys += 1;
    return `${this.templateName}:${this.#keys}`;
  }

  readonly expression = (source: string): Expression =>
    parseExpression(source, (name, argumentCount) => {
      const found = this.#filters.get(name);
      if (!found) throw new TemplateSyntaxError(`Invalid filter: '${name}'`);
      checkArguments(name, found.filter, argumentCount);
      return found.library;
    });

  /** Reads up to one of these tags, which is the next token then; without any, up to the end. */
  parse(until: readonly string[]): Node[] {
    const nodes: Node[] = [];
    let hasNonText = false;
    while (this.hasMore) {
      const token = this.nextToken();
      if (token.kind === 'comment') continue;
      if (token.kind === 'text') {
        nodes.push({ type: 'text', text: token.contents, position: token.position });
        continue;
      }
      const command = words(token.contents)[0];
      if (token.kind === 'block' && command !== undefined && until.includes(command)) {
        this.#next -= 1;
        return nodes;
      }
      const parsed = this.#placing(token, () => (token.kind === 'variable' ? this.#variable(token) : this.#tag(token, command, until)));
      if (parsed?.type === 'extends' && hasNonText)
        throw this.#placed(
          new TemplateSyntaxError(`{% extends ${parsed.parent.source} %} must be the first tag in '${this.templateName}'.`),
          token.position,
        );
      hasNonText = true;
      if (parsed) nodes.push({ ...parsed, position: token.position });
    }
    if (until.length > 0) this.#unclosed(until);
    return nodes;
  }

  /** Reads up to the end tag, and over it. */
  parseUntil(end: string): Node[] {
    const nodes = this.parse([end]);
    this.nextToken();
    return nodes;
  }

  /** Goes over everything up to the end tag, whatever it is. */
  skipPast(end: string): void {
    while (this.hasMore) {
      const token = this.nextToken();
      if (token.kind === 'block' && token.contents === end) return;
    }
    this.#unclosed([end]);
  }

  /** The error of a tag that is unknown, or not expected here. */
  invalidTag(token: Token, command: string, until: readonly string[]): TemplateError {
    const expected = until.length > 0 ? `, expected ${enumerate(until)}` : '';
    const message = `Invalid block tag on line ${token.position.line}: '${command}'${expected}. Did you forget to register or load this tag?`;
    return this.#placed(new TemplateSyntaxError(message), token.position);
  }

  #variable(token: Token): ParsedTag {
    if (token.contents === '') throw new TemplateSyntaxError(`Empty variable tag on line ${token.position.line}`);
    return { type: 'output', expression: this.expression(token.contents) };
  }

  #tag(token: Token, command: string | undefined, until: readonly string[]): ParsedTag {
    if (command === undefined) throw new TemplateSyntaxError(`Empty block tag on line ${token.position.line}`);
    this.#open.push({ command, position: token.position });
    if (this.#open.length > DEEPEST) throw new TemplateSyntaxError(`Tags enclose each other more than ${DEEPEST} levels deep.`);
    const parse = this.#tags.get(command);
    if (!parse) throw this.invalidTag(token, command, until);
    const parsed = parse(this, token);
    this.#open.pop();
    return parsed;
  }

  #unclosed(until: readonly string[]): never {
    const { command, position } = this.#open.pop()!;
    throw this.#placed(
      new TemplateSyntaxError(`Unclosed tag on line ${position.line}: '${command}'. Looking for one of: ${until.join(', ')}.`),
      position,
    );
  }

  #placing<T>(token: Token, work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw error instanceof TemplateError ? this.#placed(error, token.position) : error;
    }
  }

  #placed(error: TemplateError, position: Position): TemplateError {
    error.place ??= { template: this.templateName, ...position };
    return error;
  }
}

/** `'a', 'b' or 'c'` */
function enumerate(names: readonly string[]): string {
  const shown = names.map((name) => `'${name}'`);
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}
