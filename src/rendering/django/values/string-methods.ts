import { PyError } from './errors.ts';
import { quoted } from './text.ts';
import { PyObject, type Callable, type Value } from './types.ts';

/** What Python takes as white space: not quite what JavaScript does. */
const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const SPACES = new RegExp(`[${SPACE}]+`, 'u');
const LEADING = new RegExp(`^[${SPACE}]+`, 'u');
const ONLY_SPACES = new RegExp(`^[${SPACE}]+$`, 'u');

/** `text.lstrip()` */
export function stripStart(text: string): string {
  return text.replace(LEADING, '');
}

/** `text.rstrip()` */
export function stripEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ONLY_SPACES.test(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}

/** `text.strip()` */
export function strip(text: string): string {
  return stripEnd(stripStart(text));
}

/** `text.split()`: the words between white space. */
export function words(text: string): string[] {
  return text.split(SPACES).filter((word) => word !== '');
}

/** `text.splitlines()` */
export function lines(text: string): string[] {
  const all = text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/u);
  if (all.at(-1) === '') all.pop();
  return all;
}

const isCased = (character: string): boolean => /\p{Cased}/u.test(character);

/** `text.title()`: a capital where a letter follows none, small letters elsewhere. */
export function title(text: string): string {
  const characters = Array.from(text);
  return characters
    .map((character, index) => {
      if (!isCased(characters[index - 1] ?? '')) return titleCaseOf(character);
      // The small sigma at the end of a word is another.
      return character === 'Σ' ? (isCased(characters[index + 1] ?? '') ? 'σ' : 'ς') : character.toLowerCase();
    })
    .join('');
}

/** A ligature or a digraph has a title case of its own. */
function titleCaseOf(character: string): string {
  const digraph = DIGRAPHS.get(character);
  if (digraph) return digraph;
  const [first = '', ...rest] = character.toUpperCase();
  return first + rest.join('').toLowerCase();
}

const DIGRAPHS = new Map([
  ['ǆ', 'ǅ'],
  ['ǉ', 'ǈ'],
  ['ǌ', 'ǋ'],
  ['ǳ', 'ǲ'],
  ['ŉ', 'ʼN'],
]);

/** `text.capitalize()` */
export function capitalize(text: string): string {
  const [first = ''] = text;
  return titleCaseOf(first) + text.toLowerCase().slice(first.toLowerCase().length);
}

/** For comparing: without any difference of case, and with `ss` for `ß`. */
function caseFold(text: string): string {
  return Array.from(text, (character) => (character === 'ı' ? character : character.toUpperCase().toLowerCase()))
    .join('')
    .replaceAll('ς', 'σ');
}

function swapCase(text: string): string {
  return Array.from(text, (character) => (/\p{Lu}/u.test(character) ? character.toLowerCase() : character.toUpperCase())).join('');
}

/** What `encode` gives: a text of bytes, to be printed. */
class Bytes extends PyObject {
  readonly typeName = 'bytes';
  readonly #text: string;
  constructor(text: string) {
    super();
    this.#text = text;
  }
  override str(): string {
    const bytes = new TextEncoder().encode(this.#text);
    const quote = this.#text.includes("'") && !this.#text.includes('"') ? '"' : "'";
    const shown = Array.from(bytes, (byte) => {
      if (byte >= 0x80) return `\\x${byte.toString(16)}`;
      const inside = quoted(String.fromCharCode(byte) + (quote === '"' ? "'" : '')).slice(1, quote === '"' ? -2 : -1);
      return byte === 0x22 || byte === 0x27 ? (byte === quote.charCodeAt(0) ? `\\${quote}` : String.fromCharCode(byte)) : inside;
    });
    return `b${quote}${shown.join('')}${quote}`;
  }
  override repr(): string {
    return this.str();
  }
  override length(): number {
    return new TextEncoder().encode(this.#text).length;
  }
}

const hasCased = (text: string): boolean => /\p{Cased}/u.test(text);

/** What a text answers to, without arguments. */
const METHODS: Record<string, (text: string) => Value> = {
  capitalize,
  casefold: caseFold,
  encode: (text) => new Bytes(text),
  expandtabs: expandTabs,
  format: (text) => formatWithout(text),
  isalnum: (text) => /^[\p{L}\p{N}]+$/u.test(text),
  isalpha: (text) => /^\p{L}+$/u.test(text),
  isascii: (text) => /^[\x00-\x7f]*$/.test(text),
  isdecimal: (text) => /^\p{Nd}+$/u.test(text),
  isdigit: (text) => /^[\p{Nd}²³¹⁰⁴-⁹₀-₉①-⑨]+$/u.test(text),
  isidentifier: (text) => /^[\p{XIDS}_]\p{XIDC}*$/u.test(text),
  islower: (text) => hasCased(text) && text === text.toLowerCase(),
  isnumeric: (text) => /^\p{N}+$/u.test(text),
  isprintable: (text) => !/(?! )[\p{C}\p{Z}]/u.test(text),
  isspace: (text) => ONLY_SPACES.test(text),
  istitle: (text) => hasCased(text) && text === title(text),
  isupper: (text) => hasCased(text) && text === text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  lstrip: stripStart,
  rsplit: words,
  rstrip: stripEnd,
  split: words,
  splitlines: lines,
  strip,
  swapcase: swapCase,
  title,
  upper: (text) => text.toUpperCase(),
};

const WITH_ARGUMENTS = new Set(
  'center count endswith find format_map index join ljust maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition startswith translate zfill'.split(
    ' ',
  ),
);

/** A method of a text, as a look-up finds it. */
export function stringMethod(text: string, name: string): Callable | undefined {
  if (Object.hasOwn(METHODS, name)) return () => METHODS[name]!(text);
  return WITH_ARGUMENTS.has(name) ? needingArguments() : undefined;
}

/** A method that a template cannot call. */
export function needingArguments(): Callable {
  return Object.assign(() => null, { needsArguments: true });
}

/** `text.expandtabs()` */
export function expandTabs(text: string): string {
  let column = 0;
  return text.replace(/[\t\n\r]|[^\t\n\r]+/g, (part) => {
    if (part === '\t') {
      const width = 8 - (column % 8);
      column += width;
      return ' '.repeat(width);
    }
    column = part === '\n' || part === '\r' ? 0 : column + Array.from(part).length;
    return part;
  });
}

/** `text.format()` has nothing to fill in. */
function formatWithout(text: string): string {
  return text.replace(/\{\{|\}\}|\{[^{}]*\}?|\}/g, (part) => {
    if (part === '{{') return '{';
    if (part === '}}') return '}';
    if (part === '}') throw new PyError('ValueError', "Single '}' encountered in format string");
    if (!part.endsWith('}')) throw new PyError('ValueError', "expected '}' before end of string");
    const name = part.slice(1, -1);
    if (name === '' || /^\d/.test(name)) throw new PyError('IndexError', 'Replacement index 0 out of range for positional args tuple');
    throw new PyError('KeyError', quoted(name));
  });
}
