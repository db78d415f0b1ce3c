import { messages } from './messages.ts';

/** One condition of a template's `filters`: Django's lookup and the value as written; a list where it stood in brackets. */
export interface FilterCondition {
  lookup: string;
  value: string | unknown[];
}

/** The text of `filters` is malformed; the message is for the user. */
export class FilterSyntaxError extends Error {
  override name = 'FilterSyntaxError';
}

/** Commas inside brackets do not split. */
const SEPARATOR = /,(?![^[]*\])/;

/**
 * Reads `part__active=True, pk__in=[1,2]` as InvenTree does: pairs at commas, blanks ignored, of a repeated lookup the last.
 * Whether fields and values fit a record type is not looked at here. Throws {@link FilterSyntaxError}.
 */
export function parseFilters(text: string): FilterCondition[] {
  if (text.trim() === '') return [];
  const conditions = new Map<string, FilterCondition>();
  for (const part of text.split(SEPARATOR)) {
    const group = part.trim();
    const [lookup = '', value = '', more] = group.split('=').map((piece) => piece.trim());
    if (!lookup || !value || more !== undefined) throw new FilterSyntaxError(messages.badGroup(group));
    conditions.set(lookup, { lookup, value: parseValue(value) });
  }
  return [...conditions.values()];
}

function parseValue(value: string): string | unknown[] {
  if (!(value.startsWith('[') && value.endsWith(']'))) return value;
  try {
    return JSON.parse(value) as unknown[];
  } catch {
    throw new FilterSyntaxError(messages.badList(value));
  }
}
