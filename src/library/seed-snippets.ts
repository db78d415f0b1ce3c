import type { SnippetWithFile } from './create-snippet.ts';
import { snippetKind } from './library-kinds.ts';
import { seedDefaults, type SeedKind, type SeedParts } from './seed-defaults.ts';

/** A snippet that the default templates share. */
export interface DefaultSnippet {
  description: string;
  /** Path below the folder `templates/`: `tags/report-page.marko`. */
  file: string;
}

export const defaultSnippetKind: SeedKind<DefaultSnippet, SnippetWithFile> = {
  kind: snippetKind,
  find: (parts, pk) => parts.prisma.reportSnippet.findUnique({ where: { pk }, include: { file: true } }),
  create: (tx, { description }, filePk) => tx.reportSnippet.create({ data: { description, filePk }, include: { file: true } }),
  update: (tx, pk, { description }) => tx.reportSnippet.update({ where: { pk }, data: { description }, include: { file: true } }),
  columns: ({ description }) => ({ description }),
};

/** Creates the default snippets at a start of the server, by the rules of `seedTemplates`. */
export async function seedSnippets(parts: SeedParts, defaults: readonly DefaultSnippet[], folder?: string): Promise<void> {
  await seedDefaults(parts, defaultSnippetKind, defaults, folder);
}
