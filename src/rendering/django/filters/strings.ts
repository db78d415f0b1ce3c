import { escapeHtml } from '../escape.ts';
import {
  isPyError,
  isText,
  noAttribute,
  requireLength,
  SafeString,
  str,
  toIndex,
  Tuple,
  typeError,
  typeName,
  valueError,
  type Value,
} from '../values/index.ts';
import { expandTabs, strip, title, words } from '../values/string-methods.ts';
import { escaping, ofText, plain, withArgument, type FilterLibrary } from './filter.ts';
import { prettyPrint } from './pretty-print.ts';
import { printf } from './printf.ts';
import { truncateCharacters, truncateHtmlCharacters, truncateHtmlWords, truncateWords } from './truncate.ts';

const KEYPAD = '22233344455566677778889999';

/** Its words with capitals, but for letters behind an apostrophe or a digit. */
function titleCase(text: string): string {
  return title(text)
    .replace(/([a-z])'([A-Z])/g, (match) => match.toLowerCase())
    .replace(/\p{Nd}([A-Z])/gu, (match) => match.toLowerCase());
}

function capitalFirst(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/** Puts blanks round a text; `blanksBefore` tells how many of them come first. */
function padding(blanksBefore: (blanks: number, width: number) => number) {
  return withArgument(
    ofText((text, argument: Value) => {
      const width = toIndex(argument);
      const blanks = width - Array.from(text).length;
      if (blanks <= 0) return text;
      requireLength(width);
      const before = blanksBefore(blanks, width);
      return ' '.repeat(before) + text + ' '.repeat(blanks - before);
    }),
    { isSafe: true },
  );
}

/** Cuts a text at a length; of what is no length, it does nothing. */
function truncation(truncate: (text: string, length: number) => string) {
  return withArgument(
    ofText((text, argument: Value) => {
      let length: number;
      try {
        length = toIndex(argument);
      } catch (error) {
        if (isPyError(error, 'ValueError')) return text;
        throw error;
      }
      return truncate(text, length);
    }),
    { isSafe: true },
  );
}

/** Lines of so many characters at most, broken between words; a longer word stays whole. */
function wrap(text: string, width: number): string {
  if (width <= 0) throw valueError(`invalid width ${width} (must be > 0)`);
  const lines = text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/u);
  const endsWithBreak = lines.at(-1) === '';
  if (endsWithBreak) lines.pop();
  const wrapped = lines.flatMap((line) => {
    const broken = wrapLine(expandTabs(line), width);
    return broken.length === 0 ? [line] : broken;
  });
  if (text.endsWith('\n')) wrapped.push('');
  return wrapped.join('\n');
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current: string[] = [];
  let size = 0;
  const end = () => {
    if (strip(current.at(-1) ?? '') === '') current.pop();
    if (current.length > 0) lines.push(current.join(''));
    current = [];
    size = 0;
  };
  for (const chunk of line.match(/[\t-\r ]+|[^\t-\r ]+/g) ?? []) {
    const length = Array.from(chunk).length;
    if (size + length > width) end();
    // No line but the first begins with blanks.
    if (current.length === 0 && lines.length > 0 && strip(chunk) === '') continue;
    current.push(chunk);
    size += length;
  }
  end();
  return lines;
}

function numberLines(text: string, escapes: boolean): SafeString {
  const lines = text.split('\n');
  const width = String(lines.length).length;
  return new SafeString(
    lines.map((line, index) => `${String(index + 1).padStart(width, '0')}. ${escapes ? escapeHtml(line) : line}`).join('\n'),
  );
}

function slugify(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\0-\x7f]/g, '')
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/[-\s\x1c-\x1f]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
}

function cut(text: string, argument: Value, isSafe: boolean): Value {
  if (!isText(argument)) throw typeError(`replace() argument 1 must be str, not ${typeName(argument)}`);
  const rest = text.replaceAll(str(argument), '');
  // Without its semicolons, an entity is none any more.
  return isSafe && str(argument) !== ';' ? new SafeString(rest) : rest;
}

function stringFormat(value: Value, argument: Value): Value {
  try {
    return printf(`%${str(argument)}`, value instanceof Tuple ? str(value) : value);
  } catch (error) {
    if (isPyError(error, 'ValueError', 'TypeError')) return '';
    throw error;
  }
}

function keypad(value: Value): Value {
  if (!isText(value)) throw noAttribute(value, 'lower');
  return str(value)
    .toLowerCase()
    .replace(/[a-z]/g, (letter) => KEYPAD[letter.charCodeAt(0) - 97]!);
}

/** Filters of texts: what they are given becomes one. */
export const stringFilters: FilterLibrary = {
  addslashes: plain(
    ofText((text) => text.replace(/[\\"']/g, String.raw`\$&`)),
    { isSafe: true },
  ),
  capfirst: plain(ofText(capitalFirst), { isSafe: true }),
  center: padding((blanks, width) => Math.floor(blanks / 2) + (blanks & width & 1)),
  cut: withArgument(ofText((text, argument: Value, _state: unknown, isSafe: boolean) => cut(text, argument, isSafe))),
  linenumbers: escaping('linenumbers', (value, { autoescape }) => numberLines(str(value), autoescape && !(value instanceof SafeString)), {
    isSafe: true,
  }),
  ljust: padding(() => 0),
  lower: plain(
    ofText((text) => text.toLowerCase()),
    { isSafe: true },
  ),
  make_list: plain(ofText((text) => Array.from(text))),
  phone2numeric: plain(keypad, { isSafe: true }),
  pprint: plain(prettyPrint, { isSafe: true }),
  rjust: padding((blanks) => blanks),
  slugify: plain(ofText(slugify), { isSafe: true }),
  stringformat: withArgument(stringFormat, { isSafe: true }),
  title: plain(ofText(titleCase), { isSafe: true }),
  truncatechars: truncation(truncateCharacters),
  truncatechars_html: truncation(truncateHtmlCharacters),
  truncatewords: truncation(truncateWords),
  truncatewords_html: truncation(truncateHtmlWords),
  upper: plain(ofText((text) => text.toUpperCase())),
  wordcount: plain(ofText((text) => words(text).length)),
  wordwrap: withArgument(
    ofText((text, argument: Value) => wrap(text, toIndex(argument))),
    { isSafe: true },
  ),
};
