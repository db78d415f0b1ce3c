/** The names that `wanted` is most likely a slip of, nearest first: those that hold it, and those a few letters away. */
export function nearestNames(wanted: string, names: readonly string[], most = 5): string[] {
  const low = wanted.toLowerCase();
  return names
    .map((name) => ({ name, distance: name.toLowerCase().includes(low) ? 0.5 : lettersApart(low, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(low.length / 3)) + 1)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ name }) => name);
}

/** How many letters have to be put in, taken out or changed (Levenshtein). */
function lettersApart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [place, otherLetter] of [...other].entries()) {
      const change = (row[place] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(change, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
