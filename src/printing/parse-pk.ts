/** The largest pk that a 32-bit column holds. */
const MAX_PK = 2 ** 31 - 1;

/** A pk from its text: `4`, `04`; null for anything that cannot be one, however many digits it has. */
export function parsePk(text: string): number | null {
  if (!/^\d{1,20}$/.test(text)) return null;
  const pk = Number(text);
  return pk >= 1 && pk <= MAX_PK ? pk : null;
}
