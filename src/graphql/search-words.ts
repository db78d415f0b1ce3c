/** More words than anyone types; further ones do not count. */
const MOST_WORDS = 10;

/** The words of a search, each for Prisma's `contains`, which gives `%` and `_` to LIKE as they come. */
export function searchWords(search: string | null | undefined): string[] {
  const words = (search ?? '').slice(0, 250).replaceAll('\0', '').toWellFormed().split(/\s+/).filter(Boolean);
  return words.slice(0, MOST_WORDS).map((word) => word.replace(/[\\%_]/g, '\\$&'));
}
