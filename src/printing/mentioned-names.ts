import type { Parts } from '../parts.ts';
import type { TemplateSource } from '../rendering/engine.ts';

/** By the template's own names, which are the same set each time; then by the pattern. */
const known = new WeakMap<ReadonlySet<string>, Map<string, ReadonlySet<string>>>();

/** The names of all members of records that a print may read, for its documents or for its file's name; undefined: anything. */
export async function mentionedNames(
  { engine }: Pick<Parts, 'engine'>,
  source: TemplateSource,
  filenamePattern: string,
  signal: AbortSignal,
): Promise<ReadonlySet<string> | undefined> {
  const own = await engine.mentionedNames(source, signal);
  if (!own) return undefined;
  const byPattern = known.get(own) ?? new Map<string, ReadonlySet<string>>();
  known.set(own, byPattern);
  const names = byPattern.get(filenamePattern) ?? own.union(new Set(filenamePattern.match(/\w+/g)));
  byPattern.set(filenamePattern, names);
  return names;
}
