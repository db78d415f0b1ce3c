import { createReadStream } from 'node:fs';
import { InvalidError } from '../../errors.ts';

/** A file's path, or the bytes themselves. */
export type ExportSource = string | AsyncIterable<Uint8Array>;

/** Parsed, an export takes five to ten times its size in memory; and V8 ends at texts of 512 MiB. */
export const EXPORT_SIZE_LIMIT = 256 * 1024 * 1024;

/** Reads a JSON list. Throws InvalidError: the file cannot be read, is too large, no UTF-8, no JSON (with the place), or no list. */
export async function readExport(source: ExportSource, sizeLimit = EXPORT_SIZE_LIMIT): Promise<unknown[]> {
  const text = decode(await readBytes(source, sizeLimit));
  if (!text.trim()) throw InvalidError.of('file', 'EMPTY_FILE', 'The file is empty.');
  const value = parse(text);
  if (!Array.isArray(value)) {
    throw InvalidError.of(
      'file',
      'FILE_TYPE',
      'The file is JSON, but no list. An InvenTree export is a list of records: [{"model": …, "pk": …, "fields": {…}}, …].',
    );
  }
  return value as unknown[];
}

async function readBytes(source: ExportSource, sizeLimit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of typeof source === 'string' ? (createReadStream(source) as AsyncIterable<Uint8Array>) : source) {
      size += chunk.length;
      if (size > sizeLimit)
        throw InvalidError.of('file', 'FILE_TOO_LARGE', `The file is larger than ${Math.floor(sizeLimit / 1024 / 1024)} MiB.`);
      chunks.push(chunk);
    }
  } catch (error) {
    if (typeof source === 'string' && isSystemError(error))
      throw InvalidError.of('file', 'NOT_A_FILE', `Cannot read ${source}: ${reasons[error.code] ?? error.message}.`);
    throw error;
  }
  return Buffer.concat(chunks);
}

const reasons: Record<string, string> = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'permission denied' };

function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

function decode(bytes: Buffer): string {
  try {
    // As a stream: a file that is cut off inside a character is reported as cut off, not as no UTF-8.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    throw InvalidError.of('file', 'FILE_ENCODING', `The file is not UTF-8 (from ${firstBadByte(bytes)}). Exports of InvenTree are.`);
  }
}

function firstBadByte(bytes: Buffer): string {
  const lines = bytes.toString('utf8').split('\uFFFD', 1)[0] ?? '';
  return placeOf(lines, lines.length);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (isCutOff(message, text))
      throw InvalidError.of(
        'file',
        'FILE_TYPE',
        `The file is cut off: it ends at ${placeOf(text, text.length)}, ${recordAt(text, text.length)}.`,
      );
    const position = positionIn(message) ?? firstBadCharacter(text);
    const what = message.replace(/ in JSON at position.*| at position.*|, (\.\.\.)?".*/s, '');
    throw InvalidError.of(
      'file',
      'FILE_TYPE',
      `The file is not valid JSON (${what}) at ${placeOf(text, position)}, ${recordAt(text, position)}.`,
    );
  }
}

function positionIn(message: string): number | undefined {
  const digits = / at position (\d+)/.exec(message)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Whether a text, not JSON by this message of V8, is a beginning of JSON. */
function isCutOff(message: string, text: string): boolean {
  return (
    message === 'Unexpected end of JSON input' ||
    message.startsWith('Unterminated string') ||
    (positionIn(message) ?? -1) >= text.trimEnd().length
  );
}

/** V8 does not tell the position of an unexpected token, so it is searched: the longest beginning that is one of JSON. */
function firstBadCharacter(text: string): number {
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isBeginning(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    return isCutOff(error instanceof Error ? error.message : '', text);
  }
}

function placeOf(text: string, position: number): string {
  const before = text.slice(0, position);
  return `line ${before.split('\n').length}, column ${position - before.lastIndexOf('\n')}`;
}

/** Names the record of a list that a position lies in, by scanning the brackets before it; the text itself cannot be parsed. */
function recordAt(text: string, position: number): string {
  let depth = 0;
  let number = 0;
  let start = 0;
  for (const { 0: token, index } of text.slice(0, position).matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|[[\]{}]/gs)) {
    if (token === '{' || token === '[') {
      if (depth++ !== 1) continue;
      number++;
      start = index;
    } else if (token === '}' || token === ']') depth--;
  }
  if (number === 0) return 'before the first record';
  const model = /"model"\s*:\s*"([^"]*)"/.exec(text.slice(start, position))?.[1];
  const pk = /"pk"\s*:\s*(\d+)/.exec(text.slice(start, position))?.[1];
  const name = model === undefined ? '' : ` (${model}${pk === undefined ? '' : ` ${pk}`})`;
  return `${depth > 1 ? 'in' : 'after'} record ${number}${name}`;
}
