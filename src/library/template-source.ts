import { posix } from 'node:path';
import type { ReportTemplate, StoredFile } from '../database/client/client.ts';
import type { Parts } from '../parts.ts';
import type { TemplateSource } from '../rendering/engine.ts';
import { languageOf } from '../rendering/template-language.ts';
import { djangoFiles } from './django-files.ts';
import { readText } from './read-content.ts';

export type TemplateWithFile = ReportTemplate & { file: StoredFile };

/** As much of a stored file as its text is read by. */
export type SourceFile = Pick<StoredFile, 'pk' | 'key' | 'path'>;

/** The template's text, with the files that it may use: `snippetFiles` are all snippets, where they are known already. */
export async function templateSource(
  parts: Pick<Parts, 'prisma' | 'files'>,
  template: { file: SourceFile },
  snippetFiles?: SourceFile[],
): Promise<TemplateSource> {
  const name = posix.basename(template.file.path);
  const content = await readText(parts, template.file);
  return { name, content, snippets: await snippetSources(parts, { name, content }, snippetFiles) };
}

/**
 * What a file can use: all stored snippets that are tags in Marko, and in Django's language what it includes and extends. The other
 * language's are of no use to it. By name, so that equal libraries give equal sources.
 */
export async function snippetSources(
  parts: Pick<Parts, 'prisma' | 'files'>,
  { name, content }: { name: string; content: string },
  files?: SourceFile[],
): Promise<TemplateSource['snippets']> {
  const all = files ?? (await parts.prisma.storedFile.findMany({ where: { snippet: { isNot: null } } }));
  if (languageOf(name) === 'django') return djangoFiles(parts, content, all);
  const tags = all
    .filter(({ path }) => languageOf(path) === 'marko')
    .map((file) => ({ file, name: posix.basename(file.path) }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return Promise.all(tags.map(async (tag) => ({ name: tag.name, content: await readText(parts, tag.file) })));
}
