import { seedSnippets } from '../library/seed-snippets.ts';
import { seedTemplates } from '../library/seed-templates.ts';
import type { SeedParts } from '../library/seed-defaults.ts';
import { defaultSnippets, defaultTemplates } from '../../templates/defaults.ts';

/** Brings the product's own templates and tags into the library, as far as they are not there and nobody wants them otherwise. */
export async function seedLibrary(parts: SeedParts): Promise<void> {
  await seedSnippets(parts, defaultSnippets);
  await seedTemplates(parts, defaultTemplates);
}
