import type { GraphQLField } from 'graphql';
import { DEFAULT_PAGE, LARGEST_PAGE } from './keyset.ts';

/** What a plain list is taken to hold: the lines of a build order, the users of a snippet. */
const LIST_LENGTH = 10;

/**
 * The cost of a field is 1, and its selection counts as often as it may have rows: a connection by `first` or `last`,
 * a plain list ten times. A field that costs more says so where it is defined.
 */
export function fieldCost(
  args: object,
  _context: object,
  field: Pick<GraphQLField<unknown, unknown>, 'name' | 'type'>,
): { field: number; multiplier: number } {
  if (field.name === 'edges' || field.name === 'nodes') return { field: 1, multiplier: 1 }; // the connection counted already
  const type = String(field.type);
  if (type.endsWith('Connection!') || type.endsWith('Connection')) return { field: 1, multiplier: rows(args) };
  return { field: 1, multiplier: type.startsWith('[') ? LIST_LENGTH : 1 };
}

function rows(args: { first?: number | null; last?: number | null }): number {
  return Math.min(Math.max(args.first ?? args.last ?? DEFAULT_PAGE, 1), LARGEST_PAGE);
}
