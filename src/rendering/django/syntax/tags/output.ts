import { quoted, PyError, TemplateSyntaxError } from '../../values/index.ts';
import { takeAsName } from '../arguments.ts';
import type { TagParser } from '../parser.ts';
import { splitContents, splitWords } from '../split-contents.ts';
import type { NodeOf } from '../tree.ts';

export const parseAutoescape: TagParser = (parser, { contents }) => {
  const bits = splitWords(contents);
  if (bits.length !== 2) throw new TemplateSyntaxError("'autoescape' tag requires exactly one argument.");
  if (bits[1] !== 'on' && bits[1] !== 'off') throw new TemplateSyntaxError("'autoescape' argument should be 'on' or 'off'");
  return { type: 'within', setting: { type: 'autoescape', on: bits[1] === 'on' }, body: parser.parseUntil('endautoescape') };
};

export const parseComment: TagParser = (parser) => {
  parser.skipPast('endcomment');
  return null;
};

export const parseVerbatim: TagParser = (parser) => {
  const nodes = parser.parseUntil('endverbatim');
  return { type: 'text', text: nodes.map((node) => (node.type === 'text' ? node.text : '')).join('') };
};

const BRACKETS: Record<string, string> = {
  openblock: '{%',
  closeblock: '%}',
  openvariable: '{{',
  closevariable: '}}',
  openbrace: '{',
  closebrace: '}',
  opencomment: '{#',
  closecomment: '#}',
};

export const parseTemplateTag: TagParser = (_parser, { contents }) => {
  const bits = splitWords(contents);
  if (bits.length !== 2) throw new TemplateSyntaxError("'templatetag' statement takes one argument");
  const name = bits[1]!;
  if (!Object.hasOwn(BRACKETS, name))
    throw new TemplateSyntaxError(
      `Invalid templatetag argument: '${name}'. Must be one of: [${Object.keys(BRACKETS).map(quoted).join(', ')}]`,
    );
  return { type: 'text', text: BRACKETS[name]! };
};

export const parseSpaceless: TagParser = (parser) => ({ type: 'spaceless', body: parser.parseUntil('endspaceless') });

export const parseFilter: TagParser = (parser, { contents }) => {
  const chain = /^\S+\s+([^]*)$/u.exec(contents)?.[1];
  if (chain === undefined) throw new PyError('ValueError', 'not enough values to unpack (expected 2, got 1)');
  const expression = parser.expression(`var|${chain}`);
  for (const { name } of expression.filters)
    if (name === 'escape' || name === 'safe')
      throw new TemplateSyntaxError(`"filter ${name}" is not permitted.  Use the "autoescape" tag instead.`);
  return { type: 'filter', chain: expression, body: parser.parseUntil('endfilter') };
};

export const parseFirstOf: TagParser = (parser, { contents }) => {
  const bits = splitContents(contents).slice(1);
  if (bits.length === 0) throw new TemplateSyntaxError("'firstof' statement requires at least one argument");
  const asName = takeAsName(bits);
  return { type: 'firstOf', values: bits.map(parser.expression), asName };
};

export const parseCycle: TagParser = (parser, token) => {
  const bits = splitContents(token.contents);
  if (bits.length < 2) throw new TemplateSyntaxError("'cycle' tag requires at least two arguments");
  if (bits.length === 2) {
    const name = bits[1]!;
    if (!parser.namedCycles) throw new TemplateSyntaxError(`No named cycles in template. '${name}' is not defined`);
    const named = parser.namedCycles.get(name);
    if (!named) throw new TemplateSyntaxError(`Named cycle '${name}' does not exist`);
    return named;
  }
  const isSilent = bits.length > 4 && bits.at(-3) === 'as';
  if (isSilent && bits.at(-1) !== 'silent')
    throw new TemplateSyntaxError(`Only 'silent' flag is allowed after cycle's name, not '${bits.at(-1)}'.`);
  if (isSilent) bits.pop();
  const asName = isSilent || bits.length > 4 ? takeAsName(bits) : null;
  const values = bits.slice(1).map(parser.expression);
  const node: NodeOf<'cycle'> = { type: 'cycle', key: parser.newKey(), values, asName, isSilent, position: token.position };
  if (asName !== null) (parser.namedCycles ??= new Map()).set(asName, node);
  parser.lastCycle = node;
  return node;
};

export const parseResetCycle: TagParser = (parser, { contents }) => {
  const bits = splitContents(contents);
  if (bits.length > 2) throw new TemplateSyntaxError(`'${bits[0]}' tag accepts at most one argument.`);
  const name = bits[1];
  const cycle = name === undefined ? parser.lastCycle : parser.namedCycles?.get(name);
  if (!cycle) throw new TemplateSyntaxError(name === undefined ? 'No cycles in template.' : `Named cycle '${name}' does not exist.`);
  return { type: 'resetCycle', key: cycle.key };
};

export const parseNow: TagParser = (_parser, { contents }) => {
  const bits = splitContents(contents);
  const asName = bits.length === 4 ? takeAsName(bits) : null;
  if (bits.length !== 2) throw new TemplateSyntaxError("'now' statement takes one argument");
  return { type: 'now', format: bits[1]!.slice(1, -1), asName };
};

export const parseRegroup: TagParser = (parser, { contents }) => {
  const bits = splitContents(contents);
  if (bits.length !== 6) throw new TemplateSyntaxError("'regroup' tag takes five arguments");
  const [, target = '', by, path, as, asName = ''] = bits;
  const targetExpression = parser.expression(target);
  if (by !== 'by') throw new TemplateSyntaxError("second argument to 'regroup' tag must be 'by'");
  if (as !== 'as') throw new TemplateSyntaxError("next-to-last argument to 'regroup' tag must be 'as'");
  return { type: 'regroup', target: targetExpression, by: parser.expression(`${asName}.${path}`), asName };
};

export const parseWidthRatio: TagParser = (parser, { contents }) => {
  const bits = splitContents(contents);
  const [, value = '', maxValue = '', maxWidth = '', as, asName = null] = bits;
  if (bits.length !== 4 && bits.length !== 6) throw new TemplateSyntaxError('widthratio takes at least three arguments');
  if (bits.length === 6 && as !== 'as') throw new TemplateSyntaxError("Invalid syntax in widthratio tag. Expecting 'as' keyword");
  return {
    type: 'widthRatio',
    value: parser.expression(value),
    maxValue: parser.expression(maxValue),
    maxWidth: parser.expression(maxWidth),
    asName,
  };
};

export const parseLorem: TagParser = (parser, { contents }) => {
  const bits = splitContents(contents);
  const tag = bits[0];
  const isCommon = bits.at(-1) !== 'random';
  if (!isCommon) bits.pop();
  const method = /^[wpb]$/.test(bits.at(-1)!) ? (bits.pop() as 'w' | 'p' | 'b') : 'b';
  const count = parser.expression((bits.length > 1 ? bits.pop() : undefined) ?? '1');
  if (bits.length !== 1) throw new TemplateSyntaxError(`Incorrect format for '${tag}' tag`);
  return { type: 'lorem', count, method, isCommon };
};
