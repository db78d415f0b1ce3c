import { InvalidError } from '../errors.ts';
import { parsePk } from '../printing/parse-pk.ts';
import { badArgument } from './bad-argument.ts';

/** `ReportTemplate:4`: plain text, for what is opaque is decoded by callers all the same, and breaks them when it changes. */
export function encodeGlobalId(typename: string, id: string | number | bigint): string {
  return `${typename}:${id}`;
}

export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  const match = /^([A-Z][A-Za-z]*):(.+)$/s.exec(globalId);
  if (!match?.[1] || !match[2]) throw badArgument(`${JSON.stringify(globalId)} is no global id; "ReportTemplate:4" is one.`);
  return { typename: match[1], id: match[2] };
}

/**
 * The pk that an argument names, as text: a global id of `noun`, or a bare pk. What is no number stays as it is, and is
 * found nowhere. Throws `InvalidError` for the id of another type, naming the argument by `path`.
 */
export function pkText(id: string, noun: string, path: string | string[]): string {
  const separator = id.indexOf(':');
  if (separator < 0) return id;
  const typename = id.slice(0, separator);
  if (typename === noun) return id.slice(separator + 1);
  throw InvalidError.of(
    path,
    'WRONG_TYPE',
    `"${id}" is the id of a ${typename || 'nothing'}; a ${noun} is wanted here, such as "${noun}:4" or "4".`,
  );
}

/** As {@link pkText}, as a number; null: no row can have it. */
export function pkOf(id: string, noun: string, path: string | string[]): number | null {
  return parsePk(pkText(id, noun, path));
}
