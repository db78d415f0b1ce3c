import { posix } from 'node:path';
import type { ReportTemplate, StoredFile } from '../database/client/client.ts';
import type { Parts } from '../parts.ts';
import type { TemplateSource } from '../rendering/engine.ts';
import { isMarko } from './file-name.ts';
import { readText } from './read-content.ts';

export type TemplateWithFile = ReportTemplate & { file: StoredFile };

/** The template's text, with the snippets that it may use. */
export async function templateSource(parts: Pick<Parts, 'prisma' | 'files'>, template: TemplateWithFile): Promise<TemplateSource> {
  const name = posix.basename(template.file.path);
  const [content, snippets] = await Promise.all([readText(parts, template.file), snippetSources(parts, name)]);
  return { name, content, snippets };
}

/** All stored snippets in the language of a file: the other language's are of no use to it. By name, so that equal libraries give equal sources. */
export async function snippetSources(parts: Pick<Parts, 'prisma' | 'files'>, fileName: string): Promise<TemplateSource['snippets']> {
  const rows = await parts.prisma.reportSnippet.findMany({ include: { file: true }, orderBy: { file: { path: 'asc' } } });
  const named = rows
    .map(({ file }) => ({ file, name: posix.basename(file.path) }))
    .filter(({ name }) => isMarko(name) === isMarko(fileName));
  return Promise.all(named.map(async ({ file, name }) => ({ name, content: await readText(parts, file) })));
}
