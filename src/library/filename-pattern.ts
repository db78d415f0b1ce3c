import type { TemplateSource } from '../rendering/engine.ts';
import { cleanFileName } from './file-name.ts';
import { messages } from './messages.ts';

/** A pattern is malformed, or what it gives is no usable name; the message is for the user. */
export class FilenamePatternError extends Error {
  override name = 'FilenamePatternError';
}

type Piece = { text: string } | { path: string[] };

/** Whether a pattern has placeholders alone; another is a template of Django's language, tags, filters and all. */
export function isPlainPattern(pattern: string): boolean {
  return !/\{[%#]|\{\{[^}]*\|/.test(pattern);
}

/** The template that such a pattern is. */
export function patternSource(pattern: string): TemplateSource {
  // A file's name is no HTML.
  return { name: 'filename_pattern.html', content: `{% autoescape off %}${pattern}{% endautoescape %}`, snippets: [] };
}

/** Characters of the whole name, and of each folder and the stem; what is longer is cut. File systems take 255 bytes per piece. */
const MAX_NAME = 200;
const MAX_PIECE = 80;
const ENDING = '.pdf';

/**
 * Reads a pattern such as `Build-{{ build.reference }}.pdf`: text with `{{ dotted.path }}` placeholders, which name
 * variables of the report; a number in a path is a place in a list. Throws {@link FilenamePatternError} with the character,
 * counted from 1, where it is wrong, and for a pattern that tries to leave its folder.
 */
export function parseFilenamePattern(pattern: string): Piece[] {
  const pieces: Piece[] = [];
  let position = 0;
  for (const match of pattern.matchAll(/\{\{|\{%|\{#/g)) {
    if (match.index < position) continue;
    if (match[0] !== '{{') throw syntaxError(match.index, `"${match[0]}" is not known here; write {{ name }} for a variable.`);
    const end = pattern.indexOf('}}', match.index);
    if (end < 0) throw syntaxError(match.index, '"{{" has no "}}".');
    pieces.push({ text: pattern.slice(position, match.index) }, { path: parsePath(pattern.slice(match.index + 2, end), match.index) });
    position = end + 2;
  }
  pieces.push({ text: pattern.slice(position) });
  refuseEscape(pattern, pieces.map((piece) => ('text' in piece ? piece.text : 'x')).join(''));
  return pieces;
}

function parsePath(source: string, position: number): string[] {
  const path = source.trim();
  if (path === '') throw syntaxError(position, 'the placeholder names no variable.');
  if (path.includes('|'))
    throw syntaxError(position, `"${path}" uses a filter; only a variable such as {{ build.reference }} can stand here.`);
  if (!/^[A-Za-z_]\w*(?:\.(?:[A-Za-z_]\w*|\d+))*$/.test(path))
    throw syntaxError(position, `"${path}" is no variable such as {{ build.reference }}.`);
  return path.split('.');
}

function refuseEscape(pattern: string, skeleton: string): void {
  if (/^\s*[/\\]/.test(skeleton))
    throw syntaxError(pattern.search(/[/\\]/), 'a name starts with no slash; it lies below the folder of printed files.');
  if (skeleton.split(/[/\\]/).some((piece) => piece.trim() === '..'))
    throw syntaxError(pattern.indexOf('..'), '".." would leave the folder of printed files.');
}

function syntaxError(index: number, text: string): FilenamePatternError {
  return new FilenamePatternError(messages.badPattern(Math.max(index, 0) + 1, text));
}

/**
 * The name of a printed file: the pattern filled from a report's variables, clean, relative, ending in `.pdf`. Slashes in
 * the pattern make sub-folders; a slash in a value does not (it cannot choose a folder of its own).
 * As in Django's templates an unknown variable gives nothing and null gives `None`. Throws {@link FilenamePatternError}
 * where the pattern is wrong; what is unusable in values is dropped, and `report` stands for a name of which nothing is left.
 */
export function fillFilenamePattern(pattern: string, context: Record<string, unknown>): string {
  const filled = parseFilenamePattern(pattern)
    .map((piece) => ('text' in piece ? piece.text : printed(lookUp(context, piece.path)).replaceAll(/[/\\]/g, '-')))
    .join('');
  return fileNameOf(filled);
}

/** The name that a filled pattern is, clean and relative. Throws {@link FilenamePatternError}. */
export function fileNameOf(filled: string): string {
  const segments = filled.split(/[/\\]/);
  const last = cleanFileName(segments.pop() ?? '');
  const folders = segments.map((segment) => cut(cleanFileName(segment))).filter((segment) => segment !== '');
  const stem = cut(last.endsWith(ENDING) ? last.slice(0, -ENDING.length) : last) || 'report';
  const path = [...folders, stem + ENDING].join('/');
  if (path.length > MAX_NAME) throw new FilenamePatternError(`The name has ${path.length} characters; at most ${MAX_NAME} are allowed.`);
  return path;
}

function cut(name: string): string {
  return [...name].slice(0, MAX_PIECE).join('');
}

/** Own properties of plain data alone: a path cannot reach `constructor` or the length of a text. */
function lookUp(context: unknown, path: string[]): unknown {
  let value = context;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step) || (Array.isArray(value) && !/^\d+$/.test(step)))
      return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/** What names a record where the record itself stands in a pattern, in this order. */
const LABELS = ['full_name', 'reference', 'name', 'title', 'username'];

function printed(value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return value.map(printed).join(', ');
  if (typeof value !== 'object') return String(value);
  const record = value as Record<string, unknown>;
  if (typeof record.amount === 'string' && typeof record.currency === 'string') return `${record.amount} ${record.currency}`;
  const label = LABELS.find((key) => typeof record[key] === 'string');
  return label ? String(record[label]) : '';
}
