import { posix } from 'node:path';
import type { StoredFile } from '../database/client/client.ts';
import type { Parts } from '../parts.ts';
import { snippetKind } from './library-kinds.ts';
import { mentionsAsset, mentionsSnippet, type Source } from './mentions.ts';
import { readText } from './read-content.ts';
import type { TemplateWithFile } from './template-source.ts';

/**
 * The templates that use a snippet or an asset (given by its file), directly or through snippets, by pk. It is read off the
 * sources as they are now; a name that a template puts together while it runs is not seen.
 */
export async function templatesUsing(parts: Pick<Parts, 'prisma' | 'files'>, file: Pick<StoredFile, 'path'>): Promise<TemplateWithFile[]> {
  const [templates, snippets] = await Promise.all([
    parts.prisma.reportTemplate.findMany({ include: { file: true }, orderBy: { pk: 'asc' } }),
    parts.prisma.reportSnippet.findMany({ include: { file: true } }),
  ]);
  const snippetSources = await Promise.all(snippets.map((snippet) => sourceOf(parts, snippet.file)));
  // Whoever uses a snippet that uses the file, uses the file.
  const used = [file.path];
  for (const path of used) {
    for (const source of snippetSources) if (!used.includes(source.path) && uses(source, path)) used.push(source.path);
  }
  const templateSources = await Promise.all(templates.map((template) => sourceOf(parts, template.file)));
  return templates.filter((_, index) => used.some((path) => uses(templateSources[index]!, path)));
}

async function sourceOf(parts: Pick<Parts, 'prisma' | 'files'>, file: StoredFile): Promise<Source> {
  return { path: file.path, text: await readText(parts, file) };
}

function uses(source: Source, path: string): boolean {
  const name = posix.basename(path);
  return path.startsWith(`${snippetKind.folder}/`) ? mentionsSnippet(source, name) : mentionsAsset(source, name);
}
