import { InvalidError } from '../../errors.ts';
import type { QueryTexts } from './form-value.ts';

/** Rows that a list without `limit` gives, and the most that one page has. */
const MOST_ROWS = 10_000;
const LARGEST_INT = 2 ** 31 - 1;
const MOST_TERMS = 20;

export interface Page<Row> {
  /** Null: the whole list was asked for. */
  limit: number | null;
  offset: number;
  totalCount: () => Promise<number>;
  nodes: Row[];
}

/** Which rows to take: Prisma's words. */
export interface Slice {
  skip: number;
  take: number;
}

/** A page by `limit` and `offset`, read as Django REST framework reads them: what is no usable `limit` asks for the whole list. */
export async function readPage<Row>(
  { limit: limitText, offset: offsetText }: QueryTexts,
  find: (slice: Slice) => Promise<Row[]>,
  count: () => Promise<number>,
): Promise<Page<Row>> {
  const asked = pythonInteger(limitText) || null;
  const limit = asked && Math.min(asked, MOST_ROWS); // links go on from there
  const offset = limit === null ? 0 : (pythonInteger(offsetText) ?? 0);
  const most = limit ?? MOST_ROWS;
  const rows = await find({ skip: offset, take: most + 1 });
  const nodes = rows.slice(0, most);
  // The row behind the page says whether more follows: a last page tells the count by itself, unless it lies past the end.
  const isLast = rows.length === nodes.length && (rows.length > 0 || offset === 0);
  return { limit, offset, totalCount: async () => (isLast ? offset + nodes.length : await count()), nodes };
}

/** What Python's `int()` takes and is not negative; null for all else. */
function pythonInteger(text: string | undefined): number | null {
  if (!/^\s*[+-]?\d+(_\d+)*\s*$/.test(text ?? '')) return null;
  const value = Number((text ?? '').replaceAll('_', ''));
  return value < 0 ? null : Math.min(value, LARGEST_INT);
}

/** What DRF's smart split takes for one term: a phrase in quotes, or what stands between blanks. */
const TERMS = /((?:[^\s'"]*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')[^\s'"]*)+|\S+)/g;

/**
 * The terms of `search`, all of which have to occur: split at blanks and commas, phrases in quotes kept together. Each is
 * for Prisma's `contains`, which gives `%` and `_` to LIKE as they come. Throws `InvalidError`.
 */
export function searchTerms({ search = '' }: QueryTexts): string[] {
  if (search.includes('\0')) throw InvalidError.of('search', 'WRONG_TYPE', 'Null characters are not allowed.');
  const terms = (search.toWellFormed().match(TERMS) ?? []).flatMap((piece) => {
    const term = piece.replace(/^,+|,+$/g, '');
    const quote = term[0];
    if (term.length > 1 && (quote === '"' || quote === "'") && term.endsWith(quote)) return [term.slice(1, -1).replaceAll(/\\(.)/g, '$1')];
    return term.split(',').filter(Boolean);
  });
  return terms.slice(0, MOST_TERMS).map((term) => term.replace(/[\\%_]/g, '\\$&'));
}

/** `true` and `1`, `false` and `0`, in any case; anything else is no condition. */
export function booleanFilter(text: string | undefined): boolean | undefined {
  const values: Record<string, boolean> = { true: true, '1': true, false: false, '0': false };
  const key = text?.toLowerCase() ?? '';
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
