import { quoted, TemplateSyntaxError } from '../../values/index.ts';
import { takeBindings } from '../arguments.ts';
import { parseCondition } from '../condition.ts';
import type { Parser, TagParser } from '../parser.ts';
import { splitContents } from '../split-contents.ts';
import type { Token } from '../tokenize.ts';
import type { Condition, Node } from '../tree.ts';

export const parseIf: TagParser = (parser, token) => {
  const branches: { condition: Condition | null; body: Node[] }[] = [];
  let next: Token = token;
  do {
    const condition = parseCondition(splitContents(next.contents).slice(1), parser.expression);
    branches.push({ condition, body: parser.parse(['elif', 'else', 'endif']) });
    next = parser.nextToken();
  } while (next.contents.startsWith('elif'));
  if (next.contents === 'else') {
    branches.push({ condition: null, body: parser.parse(['endif']) });
    next = parser.nextToken();
  }
  if (next.contents !== 'endif') throw new TemplateSyntaxError(`Malformed template tag at line ${next.position.line}: "${next.contents}"`);
  return { type: 'if', branches };
};

export const parseFor: TagParser = (parser, { contents }) => {
  const bits = splitContents(contents);
  if (bits.length < 4) throw new TemplateSyntaxError(`'for' statements should have at least four words: ${contents}`);
  const isReversed = bits.at(-1) === 'reversed';
  const inIndex = bits.length - (isReversed ? 3 : 2);
  if (bits[inIndex] !== 'in') throw new TemplateSyntaxError(`'for' statements should use the format 'for x in y': ${contents}`);
  const names = bits.slice(1, inIndex).join(' ').split(/ *, */);
  if (names.some((name) => name === '' || /[ "'|]/.test(name)))
    throw new TemplateSyntaxError(`'for' tag received an invalid argument: ${contents}`);
  const sequence = parser.expression(bits[inIndex + 1]!);
  const { body, otherwise } = parseAlternatives(parser, 'empty', 'endfor');
  return { type: 'for', names, sequence, isReversed, body, empty: otherwise };
};

export const parseIfChanged: TagParser = (parser, { contents }) => {
  const bits = splitContents(contents);
  const { body, otherwise } = parseAlternatives(parser, 'else', 'endifchanged');
  return { type: 'ifChanged', key: parser.newKey(), values: bits.slice(1).map(parser.expression), body, otherwise };
};

/** What comes up to `middle`, and what comes from there up to `end`. */
function parseAlternatives(parser: Parser, middle: string, end: string): { body: Node[]; otherwise: Node[] | null } {
  const body = parser.parse([middle, end]);
  const otherwise = parser.nextToken().contents === middle ? parser.parseUntil(end) : null;
  return { body, otherwise };
}

export const parseWith: TagParser = (parser, { contents }) => {
  const [tag, ...bits] = splitContents(contents);
  const bindings = takeBindings(bits, parser, { legacy: true });
  if (bindings.length === 0) throw new TemplateSyntaxError(`'${tag}' expected at least one variable assignment`);
  if (bits.length > 0) throw new TemplateSyntaxError(`'${tag}' received an invalid token: ${quoted(bits[0]!)}`);
  return { type: 'with', bindings, body: parser.parseUntil('endwith') };
};
