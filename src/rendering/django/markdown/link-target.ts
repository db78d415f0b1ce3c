/** Brackets in brackets, parentheses in parentheses. */
const DEEPEST = 50;

export interface LinkTarget {
  address: string;
  title: string | undefined;
  /** Behind the closing parenthesis. */
  end: number;
}

/** The text between brackets, brackets within it included; `end` is behind the closing one. */
export function readLinkText(text: string, from: number): { text: string; end: number } | undefined {
  let depth = 1;
  for (let place = from; place < text.length; place += 1) {
    if (text[place] === '[') depth += 1;
    else if (text[place] === ']') depth -= 1;
    if (depth === 0) return { text: text.slice(from, place), end: place + 1 };
    if (depth > DEEPEST) return undefined;
  }
  return undefined;
}

const IN_ANGLES = /\(\s*<([^<>]*)>\s*(?:('[^']*'|"[^"]*")\s*)?\)/y;

/** `(address "title")` */
export function readLinkTarget(text: string, from: number): LinkTarget | undefined {
  IN_ANGLES.lastIndex = from;
  const angles = IN_ANGLES.exec(text);
  if (angles) return { address: angles[1]!, title: angles[2]?.slice(1, -1), end: IN_ANGLES.lastIndex };
  if (text[from] !== '(') return undefined;
  const start = from + 1 + /^\s*/.exec(text.slice(from + 1))![0].length;
  return withTitle(text, start) ?? balanced(text, start);
}

/** A title is in quotes and ends right before the parenthesis. */
function withTitle(text: string, start: number): LinkTarget | undefined {
  const pattern = /([^()'"]*(?:\([^()'"]*\)[^()'"]*)*)(["'])((?:(?!\2 *\)).)*)\2 *\)/sy;
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  return match ? { address: match[1]!, title: match[3]!.replace(/\s/g, ' '), end: pattern.lastIndex } : undefined;
}

/** Parentheses within an address come in pairs. */
function balanced(text: string, start: number): LinkTarget | undefined {
  let depth = 1;
  for (let place = start; place < text.length; place += 1) {
    if (text[place] === '(') depth += 1;
    else if (text[place] === ')') depth -= 1;
    if (depth === 0) return { address: text.slice(start, place), title: undefined, end: place + 1 };
    if (depth > DEEPEST) return undefined;
  }
  return undefined;
}
