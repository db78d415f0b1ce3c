/**
 * Why Python's `json.loads` refuses a text, in its words: `Expecting value: line 1 column 1 (char 0)`. For texts that
 * `JSON.parse` refuses; the scanner is https://github.com/python/cpython/blob/3.11/Lib/json/decoder.py by another hand.
 */
export function pythonJsonError(text: string): string {
  try {
    const end = value(text, skipBlanks(text, 0));
    const rest = skipBlanks(text, end);
    if (rest < text.length) fail('Extra data', rest);
  } catch (error) {
    if (error instanceof Fault) return `${error.message}: ${place(text, error.position)}`;
    throw error;
  }
  return `Expecting value: ${place(text, 0)}`;
}

class Fault extends Error {
  readonly position: number;
  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

function fail(message: string, position: number): never {
  throw new Fault(message, position);
}

function place(text: string, position: number): string {
  const before = text.slice(0, position);
  const column = position - before.lastIndexOf('\n');
  return `line ${before.split('\n').length} column ${column} (char ${[...before].length})`;
}

function skipBlanks(text: string, at: number): number {
  let position = at;
  while (position < text.length && ' \t\n\r'.includes(text.charAt(position))) position++;
  return position;
}

const NUMBER_OR_WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|null|true|false/y;

/** Checks the value at `at` and gives the place after it. */
function value(text: string, at: number): number {
  const first = text[at];
  if (first === '"') return string(text, at + 1);
  if (first === '{') return members(text, at);
  if (first === '[') return elements(text, at);
  NUMBER_OR_WORD.lastIndex = at;
  const match = NUMBER_OR_WORD.exec(text);
  return match && match[0] !== '-' ? at + match[0].length : fail('Expecting value', at);
}

function members(text: string, open: number): number {
  let at = skipBlanks(text, open + 1);
  if (text[at] === '}') return at + 1;
  for (;;) {
    if (text[at] !== '"') fail('Expecting property name enclosed in double quotes', at);
    at = skipBlanks(text, string(text, at + 1));
    if (text[at] !== ':') fail("Expecting ':' delimiter", at);
    at = skipBlanks(text, value(text, skipBlanks(text, at + 1)));
    if (text[at] === '}') return at + 1;
    if (text[at] !== ',') fail("Expecting ',' delimiter", at);
    at = skipBlanks(text, at + 1);
  }
}

function elements(text: string, open: number): number {
  let at = skipBlanks(text, open + 1);
  if (text[at] === ']') return at + 1;
  for (;;) {
    at = skipBlanks(text, value(text, at));
    if (text[at] === ']') return at + 1;
    if (text[at] !== ',') fail("Expecting ',' delimiter", at);
    at = skipBlanks(text, at + 1);
  }
}

function string(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '"') return at + 1;
    if (letter < ' ') fail('Invalid control character at', at);
    if (letter !== '\\') continue;
    const escape = text[++at];
    if (escape === undefined) break;
    if (escape === 'u') {
      if (!/^[\da-f]{4}$/i.test(text.slice(at + 1, at + 5))) fail('Invalid \\uXXXX escape', at);
      at += 4;
    } else if (!'"\\/bfnrt'.includes(escape)) fail('Invalid \\escape', at - 1);
  }
  return fail('Unterminated string starting at', start - 1);
}
