import { strip } from '../values/string-methods.ts';

/** Where something stands in a file: line from 1, column from 0. */
export interface Position {
  line: number;
  column: number;
}

/** A piece of a template: text as it is, or what stands between the brackets of a tag. */
export interface Token {
  kind: 'text' | 'variable' | 'block' | 'comment';
  contents: string;
  position: Position;
}

const OPENINGS = /\{[%{#]/g;
const CLOSINGS: Readonly<Record<string, string>> = { '{%': '%}', '{{': '}}', '{#': '#}' };

/** Cuts a template into tokens. Never fails: what is no tag is text. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let position: Position = { line: 1, column: 0 };
  /** Inside of `{% verbatim %}`: the tag that ends it. */
  let verbatimEnd: string | null = null;
  for (const [index, piece] of pieces(source).entries()) {
    if (piece === '') continue;
    const token = index % 2 === 1 ? readTag(piece, position, verbatimEnd) : textToken(piece, position);
    if (token.kind === 'block') verbatimEnd = endOfVerbatim(token.contents);
    tokens.push(token);
    position = advance(position, piece);
  }
  return tokens;
}

/**
 * Text and tags in turns, text first. A tag never goes over a line's end: what looks like one that does is text. Each end is
 * searched once, whatever number of openings waits for it.
 */
function pieces(source: string): string[] {
  const found: string[] = [];
  const ends = new Map<string, number>();
  const next = (text: string, from: number): number => {
    const known = ends.get(text);
    if (known !== undefined && known >= from) return known;
    const at = source.indexOf(text, from);
    const end = at === -1 ? Infinity : at;
    ends.set(text, end);
    return end;
  };
  let textStart = 0;
  OPENINGS.lastIndex = 0;
  for (let match = OPENINGS.exec(source); match; match = OPENINGS.exec(source)) {
    const { index } = match;
    const end = next(CLOSINGS[match[0]]!, index + 2);
    if (end < next('\n', index)) {
      found.push(source.slice(textStart, index), source.slice(index, end + 2));
      OPENINGS.lastIndex = textStart = end + 2;
    } else OPENINGS.lastIndex = index + 1;
  }
  return [...found, source.slice(textStart)];
}

function readTag(piece: string, position: Position, verbatimEnd: string | null): Token {
  const contents = strip(piece.slice(2, -2));
  if (verbatimEnd !== null && !(piece.startsWith('{%') && contents === verbatimEnd)) return textToken(piece, position);
  const kind = piece.startsWith('{%') ? 'block' : piece.startsWith('{{') ? 'variable' : 'comment';
  return { kind, contents, position };
}

const textToken = (contents: string, position: Position): Token => ({ kind: 'text', contents, position });

function endOfVerbatim(contents: string): string | null {
  return contents === 'verbatim' || contents.startsWith('verbatim ') ? `end${contents}` : null;
}

function advance({ line, column }: Position, piece: string): Position {
  const lastBreak = piece.lastIndexOf('\n');
  if (lastBreak === -1) return { line, column: column + piece.length };
  return { line: line + piece.split('\n').length - 1, column: piece.length - lastBreak - 1 };
}
