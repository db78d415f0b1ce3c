import { compare, isPyError, PySet, repr, SafeString, Tuple, typeName, type Dict, type Value } from '../values/index.ts';

const WIDTH = 80;

/** Python's `pprint.pformat`: over several lines where one is too long, dicts in the order of their keys. */
export function prettyPrint(value: Value): string {
  return format(value, 0, 0, 1);
}

/** `indent`: of the lines after the first; `allowance`: characters that follow behind. */
function format(value: Value, indent: number, allowance: number, level: number): string {
  const short = repr(sorted(value));
  if (Array.from(short).length <= WIDTH - indent - allowance) return short;
  if (value instanceof Map) return value.size === 0 ? '{}' : `{${formatEntries(value, indent + 1, allowance + 1, level)}}`;
  if (value instanceof PySet) return `{${formatItems([...value.items].toSorted(order), indent + 1, allowance + 1, level)}}`;
  if (Array.isArray(value)) {
    const [open, close] = value instanceof Tuple ? ['(', value.length === 1 ? ',)' : ')'] : ['[', ']'];
    return open + formatItems(value, indent + 1, allowance + close.length, level) + close;
  }
  return typeof value === 'string' || value instanceof SafeString
    ? formatText(typeof value === 'string' ? value : value.text, indent, allowance, level)
    : short;
}

/** With the keys of all dicts in order. */
function sorted(value: Value): Value {
  if (value instanceof Map) return new Map(entriesOf(value).map(([key, item]) => [key, sorted(item)]));
  if (value instanceof Tuple) return Tuple.make(value.map(sorted));
  return Array.isArray(value) ? value.map(sorted) : value;
}

function entriesOf(dict: Dict): [Value, Value][] {
  return [...dict].toSorted(([a], [b]) => order(a, b));
}

/** Values that have no order go by the names of their types. */
function order(a: Value, b: Value): number {
  try {
    return compare(a, b);
  } catch (error) {
    if (!isPyError(error, 'TypeError')) throw error;
    const [left, right] = [typeName(a), typeName(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  }
}

function formatItems(items: readonly Value[], indent: number, allowance: number, level: number): string {
  return items
    .map((item, index) => format(item, indent, index === items.length - 1 ? allowance : 1, level + 1))
    .join(`,\n${' '.repeat(indent)}`);
}

function formatEntries(dict: Dict, indent: number, allowance: number, level: number): string {
  return entriesOf(dict)
    .map(([key, item], index) => {
      const shown = repr(key);
      return `${shown}: ${format(item, indent + Array.from(shown).length + 2, index === dict.size - 1 ? allowance : 1, level + 1)}`;
    })
    .join(`,\n${' '.repeat(indent)}`);
}

/** A long text in pieces, each in quotes, broken at line ends and before words. */
function formatText(text: string, indent: number, allowance: number, level: number): string {
  const [start, behind] = level === 1 ? [indent + 1, allowance + 1] : [indent, allowance];
  const size = (piece: string) => Array.from(repr(piece)).length;
  const lines = text.split(/(?<=\n)|(?<=\r)(?!\n)/);
  const pieces: string[] = [];
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1;
    if (size(line) <= WIDTH - start - (isLast ? behind : 0)) pieces.push(line);
    else pieces.push(...brokenLine(line, (piece, isEnd) => size(piece) <= WIDTH - start - (isLast && isEnd ? behind : 0)));
  }
  if (pieces.length === 1) return repr(pieces[0]!);
  const joined = pieces.map(repr).join(`\n${' '.repeat(start)}`);
  return level === 1 ? `(${joined})` : joined;
}

function brokenLine(line: string, fits: (piece: string, isEnd: boolean) => boolean): string[] {
  const pieces: string[] = [];
  let current = '';
  const parts = line.match(/\S+\s*|\s+/g) ?? [];
  for (const [index, part] of parts.entries()) {
    if (fits(current + part, index === parts.length - 1)) current += part;
    else {
      if (current !== '') pieces.push(current);
      current = part;
    }
  }
  return current === '' ? pieces : [...pieces, current];
}
