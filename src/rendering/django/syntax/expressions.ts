import { TemplateSyntaxError } from '../values/index.ts';
import type { Expression, FilterCall, Operand } from './tree.ts';

const DOUBLE_QUOTED = String.raw`"[^"\\]*(?:\\[^\n][^"\\]*)*"`;
const SINGLE_QUOTED = String.raw`'[^'\\]*(?:\\[^\n][^'\\]*)*'`;
const CONSTANT = `_\\(${DOUBLE_QUOTED}\\)|_\\(${SINGLE_QUOTED}\\)|${DOUBLE_QUOTED}|${SINGLE_QUOTED}`;
const LETTER = '[\\p{L}\\p{N}_]';
const VARIABLE = `[\\p{L}\\p{N}_.]+|[-+.]?\\p{Nd}[\\p{Nd}.e]*`;
const PIECE = new RegExp(
  `^(?<constant>${CONSTANT})|^(?<variable>${VARIABLE})|` +
    `(?:\\s*\\|\\s*(?<filter>${LETTER}+)(?::(?:(?<constantArgument>${CONSTANT})|(?<variableArgument>${VARIABLE})))?)`,
  'gu',
);

/** Longer chains are nothing that a person writes. */
const MOST_FILTERS = 500;

/** Finds the filter of a name and checks what it is given; throws `TemplateSyntaxError`. Gives the name of its library. */
export type FindFilter = (name: string, argumentCount: number) => string;

/** Reads `variable|filter:argument`. Throws `TemplateSyntaxError`. */
export function parseExpression(source: string, findFilter: FindFilter): Expression {
  let operand: Operand | undefined;
  const filters: FilterCall[] = [];
  let end = 0;
  for (const match of source.matchAll(PIECE)) {
    const { constant, variable, filter, constantArgument, variableArgument } = match.groups!;
    if (match.index !== end)
      throw new TemplateSyntaxError(
        `Could not parse some characters: ${source.slice(0, end)}|${source.slice(end, match.index)}|${source.slice(match.index)}`,
      );
    end = match.index + match[0].length;
    if (operand === undefined) {
      if (constant === undefined && variable === undefined) throw new TemplateSyntaxError(`Could not find variable at start of ${source}.`);
      operand = constant === undefined ? readVariable(variable!) : readConstant(constant);
      continue;
    }
    const given = constantArgument ?? variableArgument;
    const argument = given === undefined ? null : constantArgument === undefined ? readVariable(given) : readConstant(given);
    filters.push({ library: findFilter(filter!, argument ? 1 : 0), name: filter!, argument });
    if (filters.length > MOST_FILTERS) throw new TemplateSyntaxError(`More than ${MOST_FILTERS} filters in one chain.`);
  }
  if (operand === undefined || end !== source.length)
    throw new TemplateSyntaxError(`Could not parse the remainder: '${source.slice(end)}' from '${source}'`);
  return { operand, filters, source };
}

/** A text in quotes, or in `_("…")`. */
function readConstant(source: string): Operand {
  const translate = source.startsWith('_(');
  return { type: 'text', text: unquote(translate ? source.slice(2, -1) : source), translate };
}

/** Takes the quotes from a text, and the backslashes before quotes and backslashes. */
export function unquote(quotedText: string): string {
  const quote = quotedText[0]!;
  return quotedText.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\');
}

/** A number, or a path of names. */
function readVariable(source: string): Operand {
  const number = readNumber(source);
  if (number) return number;
  if (source.startsWith('_') || source.includes('._'))
    throw new TemplateSyntaxError(`Variables and attributes may not begin with underscores: '${source}'`);
  return { type: 'path', names: source.split('.') };
}

function readNumber(source: string): Operand | undefined {
  const ascii = asciiDigits(source);
  const bare = ascii.replaceAll(/(?<=\d)_(?=\d)/g, '');
  if (bare.includes('_')) return undefined;
  if (/[.e]/i.test(bare)) {
    const isFloat = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(bare) && !bare.endsWith('.');
    return isFloat ? { type: 'float', value: Number(bare) } : undefined;
  }
  if (!/^[-+]?\d+$/.test(bare)) return undefined;
  const digits = bare.replace(/^([-+]?)0+(?=\d)/, '$1').replace('+', '');
  return { type: 'int', digits: digits === '-0' ? '0' : digits };
}

/** Digits of any script are digits: those of a script stand in a row of ten. */
function asciiDigits(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return text.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0)!;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0)! - zero < 9) zero -= 1;
    return String(digit.codePointAt(0)! - zero);
  });
}
