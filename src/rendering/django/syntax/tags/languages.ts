import { quoted, TemplateSyntaxError } from '../../values/index.ts';
import { takeBindings } from '../arguments.ts';
import type { Parser, TagParser } from '../parser.ts';
import { splitContents, splitWords } from '../split-contents.ts';
import type { Token } from '../tokenize.ts';
import type { Binding, Expression, MessagePart, NodeOf, Question } from '../tree.ts';

/** `['a', 'b']` */
const list = (bits: readonly string[]): string => `[${bits.map(quoted).join(', ')}]`;

export const parseTranslate: TagParser = (parser, { contents }) => {
  const [tag = '', source, ...bits] = splitContents(contents);
  if (source === undefined) throw new TemplateSyntaxError(`'${tag}' takes at least one argument`);
  const message = parser.expression(source);
  let context: Expression | null = null;
  let asName: string | null = null;
  const seen = new Set<string>();
  while (bits.length > 0) {
    const option = bits.shift()!;
    if (seen.has(option)) throw new TemplateSyntaxError(`The '${option}' option was specified more than once.`);
    seen.add(option);
    if (option === 'context') context = messageContext(parser, tag, bits.shift());
    else if (option === 'as') asName = required(bits.shift(), tag, 'as');
    else if (option !== 'noop')
      throw new TemplateSyntaxError(
        `Unknown argument for '${tag}' tag: '${option}'. The only options available are 'noop', 'context' "xxx", and 'as VAR'.`,
      );
  }
  return { type: 'translate', message, isNoop: seen.has('noop'), context, asName };
};

function messageContext(parser: Parser, tag: string, given: string | undefined): Expression {
  const source = required(given, tag, 'context');
  if (source === 'as' || source === 'noop')
    throw new TemplateSyntaxError(`Invalid argument '${source}' provided to the '${tag}' tag for the context option`);
  return parser.expression(source);
}

function required(value: string | undefined, tag: string, option: string): string {
  if (value === undefined) throw new TemplateSyntaxError(`No argument provided to the '${tag}' tag for the ${option} option.`);
  return value;
}

type BlockOptions = Pick<NodeOf<'blockTranslate'>, 'count' | 'bindings' | 'context' | 'isTrimmed' | 'asName'>;

export const parseBlockTranslate: TagParser = (parser, token) => {
  const [tag = '', ...bits] = splitContents(token.contents);
  const options = blockOptions(parser, tag, bits);
  const singular = readMessage(parser);
  let plural: MessagePart[] = [];
  // At the end of the file, what Django looks at is the tag before.
  let end = singular.end ?? token;
  if (options.count) {
    if (end.contents !== 'plural') throw new TemplateSyntaxError(`'${tag}' doesn't allow other block tags inside it`);
    const read = readMessage(parser);
    plural = read.parts;
    end = read.end ?? end;
  }
  if (end.contents !== `end${tag}`)
    throw new TemplateSyntaxError(`'${tag}' doesn't allow other block tags (seen ${quoted(end.contents)}) inside it`);
  return { type: 'blockTranslate', tag, singular: singular.parts, plural, ...options };
};

function blockOptions(parser: Parser, tag: string, bits: string[]): BlockOptions {
  const options: BlockOptions = { count: null, bindings: [], context: null, isTrimmed: false, asName: null };
  const seen = new Set<string>();
  while (bits.length > 0) {
    const option = bits.shift()!;
    if (seen.has(option)) throw new TemplateSyntaxError(`The ${quoted(option)} option was specified more than once.`);
    seen.add(option);
    if (option === 'with') {
      options.bindings = takeBindings(bits, parser, { legacy: true });
      if (options.bindings.length === 0) throw new TemplateSyntaxError(`"with" in '${tag}' tag needs at least one keyword argument.`);
    } else if (option === 'count') options.count = countOf(takeBindings(bits, parser, { legacy: true }), tag);
    else if (option === 'context') options.context = blockContext(parser, tag, bits.shift());
    else if (option === 'trimmed') options.isTrimmed = true;
    else if (option === 'asvar') options.asName = required(bits.shift(), tag, 'asvar');
    else throw new TemplateSyntaxError(`Unknown argument for '${tag}' tag: ${quoted(option)}.`);
  }
  return options;
}

function countOf(bindings: Binding[], tag: string): Binding {
  if (bindings.length !== 1) throw new TemplateSyntaxError(`"count" in '${tag}' tag expected exactly one keyword argument.`);
  return bindings[0]!;
}

function blockContext(parser: Parser, tag: string, source: string | undefined): Expression {
  try {
    return parser.expression(source!);
  } catch {
    throw new TemplateSyntaxError(`"context" in '${tag}' tag expected exactly one argument.`);
  }
}

/** Text and variables up to any other tag, and that tag; at the end of the file it is the last token. */
function readMessage(parser: Parser): { parts: MessagePart[]; end: Token | undefined } {
  const parts: MessagePart[] = [];
  let token: Token | undefined;
  while (parser.hasMore) {
    token = parser.nextToken();
    if (token.kind === 'text') parts.push({ type: 'text', text: token.contents });
    else if (token.kind === 'variable') parts.push({ type: 'name', name: token.contents });
    else break;
  }
  return { parts, end: token };
}

export const parseLanguage: TagParser = (parser, { contents }) => {
  const [tag, value, ...more] = splitContents(contents);
  if (value === undefined || more.length > 0) throw new TemplateSyntaxError(`'${tag}' takes one argument (language)`);
  const setting = { type: 'language', value: parser.expression(value) } as const;
  return { type: 'within', setting, body: parser.parseUntil('endlanguage') };
};

/** A tag that only fills a variable: `{% get_… as name %}`. */
export function parseGet(question: Question): TagParser {
  return (_parser, { contents }) => {
    const bits = splitWords(contents);
    if (bits.length !== 3 || bits[1] !== 'as') throw new TemplateSyntaxError(`'${bits[0]}' requires 'as variable' (got ${list(bits)})`);
    return { type: 'ask', question, argument: null, asName: bits[2]! };
  };
}

/** `{% get_… for value as name %}` */
export function parseGetFor(question: Question, what: 'string' | 'sequence'): TagParser {
  return (parser, { contents }) => {
    const [tag, ...bits] = splitContents(contents);
    if (bits.length !== 4 || bits[0] !== 'for' || bits[2] !== 'as')
      throw new TemplateSyntaxError(`'${tag}' requires 'for ${what} as variable' (got ${list(bits)})`);
    return { type: 'ask', question, argument: parser.expression(bits[1]!), asName: bits[3]! };
  };
}

/** `{% localize on %}`, `{% localtime off %}` */
export function parseSwitch(type: 'localize' | 'localtime'): TagParser {
  return (parser, { contents }) => {
    const [tag, state = 'on', ...more] = splitContents(contents);
    if (more.length > 0 || (state !== 'on' && state !== 'off')) throw new TemplateSyntaxError(`'${tag}' argument should be 'on' or 'off'`);
    return { type: 'within', setting: { type, on: state === 'on' }, body: parser.parseUntil(`end${type}`) };
  };
}

export const parseTimezone: TagParser = (parser, { contents }) => {
  const [tag, value, ...more] = splitContents(contents);
  if (value === undefined || more.length > 0) throw new TemplateSyntaxError(`'${tag}' takes one argument (timezone)`);
  const setting = { type: 'timezone', value: parser.expression(value) } as const;
  return { type: 'within', setting, body: parser.parseUntil('endtimezone') };
};
