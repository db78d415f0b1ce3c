import { isPyError, isText, str, toIndex, typeError, typeName, type Value } from '../values/index.ts';

/** Undefined for None, and for a text that is no whole number. Throws `TypeError` for what is neither number nor text. */
export function wholeNumber(value: Value | undefined): number | undefined {
  if (value === null || value === undefined) return undefined;
  try {
    return toIndex(value);
  } catch (error) {
    if (isPyError(error, 'ValueError')) return undefined;
    throw error;
  }
}

/** Throws `TypeError` for what is no text. */
export function requireText(name: string, value: Value): string {
  if (isText(value)) return str(value);
  throw typeError(`${name}() takes a text, not ${typeName(value)}`);
}

/** A value as error messages of tags show it: `'12' (int)`. */
export function shown(value: Value): string {
  return `'${str(value)}' (${typeName(value).replace(/^.*\./, '')})`;
}
