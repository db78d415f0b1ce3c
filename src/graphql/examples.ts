import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('examples/', import.meta.url);

/** The operations that the explorer opens with, one per tab, in order. They run as they stand over the demo data. */
export const examples: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .toSorted()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
