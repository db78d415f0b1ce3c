import { posix } from 'node:path';
import type { ReportTemplate, StoredFile } from '../database/client/client.ts';
import type { Parts } from '../parts.ts';
import type { TemplateSource } from '../rendering/engine.ts';
import { isMarko } from './file-name.ts';
import { readText } from './read-content.ts';

export type TemplateWithFile = ReportTemplate & { file: StoredFile };

/** As much of a stored file as its text is read by. */
export type SourceFile = Pick<StoredFile, 'pk' | 'key' | 'path'>;

/** The template's text, with the snippets that it may use: of these files where they are known, or else of all that are stored. */
export async function templateSource(
  parts: Pick<Parts, 'prisma' | 'files'>,
  template: { file: SourceFile },
  snippetFiles?: SourceFile[],
): Promise<TemplateSource> {
  const name = posix.basename(template.file.path);
  const [content, snippets] = await Promise.all([readText(parts, template.file), snippetSources(parts, name, snippetFiles)]);
  return { name, content, snippets };
}

/** All stored snippets in the language of a file: the other language's are of no use to it. By name, so that equal libraries give equal sources. */
export async function snippetSources(
  parts: Pick<Parts, 'prisma' | 'files'>,
  fileName: string,
  files?: SourceFile[],
): Promise<TemplateSource['snippets']> {
  const all = files ?? (await parts.prisma.storedFile.findMany({ where: { snippet: { isNot: null } } }));
  const named = all
    .map((file) => ({ file, name: posix.basename(file.path) }))
    .filter(({ name }) => isMarko(name) === isMarko(fileName))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return Promise.all(named.map(async ({ file, name }) => ({ name, content: await readText(parts, file) })));
}
