import type { Diagnostic } from '../../errors.ts';
import { codeFrame } from '../code-frame.ts';
import { RefusedError } from './inspect-source.ts';
import { ENTRY_PATH, idOf, type SourceFile } from './source-files.ts';

interface CompileError extends Error {
  loc?: { start?: { line: number; column: number } };
  errors?: CompileError[];
}

/** What the compiler threw, in the user's own names and places. */
export function compileDiagnostics(error: unknown, files: ReadonlyMap<string, SourceFile>): Diagnostic[] {
  const { errors } = error as CompileError;
  if (errors?.length) return errors.flatMap((each) => compileDiagnostics(each, files));
  if (error instanceof RefusedError) return [diagnostic('NOT_ALLOWED', error.message, error.path, error.start, files)];
  if (error instanceof RangeError)
    return [diagnostic('TOO_LARGE', 'The template is nested too deeply to be compiled.', ENTRY_PATH, undefined, files)];
  const { message, loc } = error as CompileError;
  const text = String(message ?? error).replace(/\u001B\[[0-9;]*m/g, '');
  return [diagnostic('SYNTAX', sentenceOf(text), pathOf(text, files), loc?.start, files)];
}

function diagnostic(
  code: string,
  message: string,
  path: string,
  start: { line: number; column: number } | undefined,
  files: ReadonlyMap<string, SourceFile>,
): Diagnostic {
  const { name, source } = files.get(path)!;
  const line = Math.max(1, start?.line ?? 1);
  const column = Math.max(0, start?.column ?? 0) + 1; // the compiler counts columns from 0, editors from 1
  return { severity: 'ERROR', code, message, file: name, line, column, frame: codeFrame(source, line, column) };
}

/**
 * The compiler's message is a picture: `at ../template/tags/x.marko:1:6`, lines of source, and the sentence behind a row of `^`.
 */
function sentenceOf(text: string): string {
  const sentence =
    /\|\s*\^+ ?([^]*?)(?=\n\s*(?:>?\s*\d+ \||at )|$)/.exec(text)?.[1] ??
    text.replace(/^\s*at \S+\n?/, '').replace(/^\S*\.marko[:(]\S*\s*/, '');
  const plain = sentence
    .replace(/\n\s*\|?\s*/g, ' ')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1') // links to Marko's manual
    .trim();
  return plain || 'The template does not compile.';
}

/** The file that the message is about: the compiler reads a tag's file to compile one that uses it. */
function pathOf(text: string, files: ReadonlyMap<string, SourceFile>): string {
  const named = /\/((?:tags\/)?[\w.-]+\.marko)[:(]\d/.exec(text)?.[1];
  const path = [...files.keys()].find((candidate) => idOf(candidate) === named);
  return path ?? ENTRY_PATH;
}
