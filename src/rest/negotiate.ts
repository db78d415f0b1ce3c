import { RequestError } from './request-error.ts';

/**
 * Decides how to write the answer: JSON, indented by so many blanks where `Accept` says so. Throws `RequestError`, for a
 * client that takes no JSON (406) and for another `?format=` (404).
 */
export function negotiate(accept: string | undefined, format: string | undefined): { indent: number } {
  if (format && format !== 'json') throw new RequestError(404, 'Not found.');
  const ranges = (accept ?? '*/*').split(',').map((range) => range.split(';').map((piece) => piece.trim()));
  const matching = ranges.filter(([type = '']) => ['*/*', 'application/*', 'application/json'].includes(type));
  if (matching.length === 0) throw new RequestError(406, 'Could not satisfy the request Accept header.');
  const indent = matching.flat().find((parameter) => /^indent=\d+$/.test(parameter));
  return { indent: Math.min(Number(indent?.slice('indent='.length) ?? 0), 8) };
}
