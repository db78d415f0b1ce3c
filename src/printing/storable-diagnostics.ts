import type { Diagnostic, PrintFailure } from '../errors.ts';

/** Characters of a message or a code frame; a template may throw a text of any length. */
const MESSAGE_LENGTH = 2_000;
const FRAME_LENGTH = 10_000;
const MOST = 100;

/** Remarks as they can be stored: bounded, and without what PostgreSQL's JSON does not take, a NUL or half a surrogate pair. */
export function storableDiagnostics(diagnostics: Diagnostic[]): Diagnostic[] {
  return diagnostics.slice(0, MOST).map((diagnostic) => ({
    ...diagnostic,
    message: storableText(diagnostic.message),
    ...(diagnostic.file !== undefined && { file: storableText(diagnostic.file) }),
    ...(diagnostic.frame !== undefined && { frame: storableText(diagnostic.frame, FRAME_LENGTH) }),
  }));
}

export function storableFailure({ code, message, diagnostics }: PrintFailure): PrintFailure {
  return { code, message: storableText(message), diagnostics: storableDiagnostics(diagnostics) };
}

/** The text, cut where it is too long. */
export function storableText(text: string, length = MESSAGE_LENGTH): string {
  const cut = text.length > length ? `${text.slice(0, length)}…` : text;
  return cut.toWellFormed().replaceAll('\0', '\ufffd');
}
