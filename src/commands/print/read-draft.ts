import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isMarko, stemOf } from '../../library/file-name.ts';
import type { DraftTemplate } from '../../printing/preview-report.ts';
import { isUsableTagName } from '../../rendering/is-usable-tag-name.ts';
import { PrintCommandError } from './print-error.ts';
import type { FileSource } from './print-job.ts';

/** A folder of more tags than this is no folder of a template. */
const MOST_SNIPPETS = 200;

/** A template's file cannot be read; an editor may be at it. */
export class TemplateFileError extends PrintCommandError {}

/** Where a template's tags lie: beside it, and in the folder `tags` beside it, as Marko has it. The nearer one wins. */
export function snippetFolders(path: string): string[] {
  return [dirname(path), join(dirname(path), 'tags')];
}

/** The file as it is now, with the tags that it may use. Throws {@link TemplateFileError}. */
export async function readDraft({ path, ...settings }: FileSource): Promise<DraftTemplate> {
  return { ...settings, name: basename(path), content: await readSource(path), snippets: await readSnippets(path) };
}

async function readSnippets(path: string): Promise<{ name: string; content: string }[]> {
  const paths = new Map<string, string>();
  for (const folder of snippetFolders(path).toReversed()) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names) if (isMarko(name) && isUsableTagName(stemOf(name))) paths.set(name, join(folder, name));
  }
  paths.delete(basename(path));
  if (paths.size > MOST_SNIPPETS)
    throw new TemplateFileError(`${dirname(path)} has ${paths.size} tags; at most ${MOST_SNIPPETS} may lie beside a template.`);
  return Promise.all([...paths].map(async ([name, file]) => ({ name, content: await readSource(file) })));
}

async function readSource(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    throw new TemplateFileError(
      error instanceof TypeError ? `${path} is no text in UTF-8.` : `${path} cannot be read: ${(error as Error).message}`,
      { cause: error },
    );
  }
}
