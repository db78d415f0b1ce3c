import { PyError, TemplateError, type Place } from '../values/index.ts';

const COLUMNS = 4096;

/** A place as one number, which costs a template nothing to note before each tag. */
export function placeNumber({ line, column }: { line: number; column: number }): number {
  return line * COLUMNS + Math.min(column, COLUMNS - 1);
}

function placeOf(template: string, at: number): Place {
  return { template, line: Math.floor(at / COLUMNS), column: at % COLUMNS };
}

/** Runs a part of a template's code; an error that does not know its place is told it. */
export function placing<T>(template: string, context: { at: number }, work: () => T): T {
  try {
    return work();
  } catch (caught) {
    const error = caught instanceof RangeError ? tooDeep(caught) : caught;
    if (error instanceof TemplateError) error.place ??= placeOf(template, context.at);
    throw error;
  }
}

/** What JavaScript says where Python would speak of recursion. */
function tooDeep(error: RangeError): Error {
  return /call stack/i.test(error.message) ? new PyError('RecursionError', 'maximum recursion depth exceeded') : error;
}
