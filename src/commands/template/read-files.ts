import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { OperatorError } from '../../errors.ts';
import type { TemplateSource } from '../../rendering/engine.ts';
import { isUsableTagName } from '../../rendering/is-usable-tag-name.ts';
import { languageOf } from '../../rendering/template-language.ts';

/** A folder of more files than this is none of templates. */
const MOST_FILES = 500;
/** The bases that InvenTree's own templates extend; they come with the product. */
const BASES = ['inventree_report_base.html', 'inventree_order_report_base.html'];

/** A file or folder that cannot be used; the message says why. */
export class TemplateCommandError extends OperatorError {}

/** A template's file with what it may use: of the folder `snippets`, and for Django's language the bases. Throws {@link TemplateCommandError}. */
export async function readTemplate(path: string, snippets: string | undefined): Promise<TemplateSource> {
  const name = basename(path);
  if (!/\.(?:marko|html?)$/i.test(name))
    throw new TemplateCommandError(`${path} is no template: its name must end in .marko, .html or .htm.`);
  const content = await readText(path);
  if (languageOf(name) === 'marko') return { name, content, snippets: snippets === undefined ? [] : await readTags(snippets, name) };
  const files = new Map((await readBases()).map((file) => [file.name, file]));
  if (snippets !== undefined) for (const file of await readIncluded(snippets)) files.set(file.name, file);
  return { name, content, snippets: [...files.values()] };
}

async function readTags(folder: string, except: string): Promise<TemplateSource['snippets']> {
  const names = (await filesBelow(folder)).filter((file) => /\.marko$/i.test(file) && isUsableTagName(basename(file).slice(0, -6)));
  const tags = new Map(names.map((file) => [basename(file), file]));
  tags.delete(except);
  return Promise.all(Array.from(tags, async ([name, file]) => ({ name, content: await readText(join(folder, file)) })));
}

/** `x.html` in a folder is found as `snippets/x.html` and as `report/x.html`, or as it lies: `snippets/x.html` in its own folder. */
async function readIncluded(folder: string): Promise<TemplateSource['snippets']> {
  const names = (await filesBelow(folder)).filter((file) => /\.html?$/i.test(file));
  const files = await Promise.all(names.map(async (file) => ({ file, content: await readText(join(folder, file)) })));
  return files.flatMap(({ file, content }) => {
    const known = file.split(sep).join('/');
    const asNamed = known.includes('/') ? [known] : [known, `snippets/${known}`, `report/${known}`];
    return asNamed.map((name) => ({ name, content }));
  });
}

function readBases(): Promise<TemplateSource['snippets']> {
  const folder = new URL('../../../templates/django/', import.meta.url);
  return Promise.all(BASES.map(async (file) => ({ name: `report/${file}`, content: await readFile(new URL(file, folder), 'utf8') })));
}

async function filesBelow(folder: string): Promise<string[]> {
  let entries;
  try {
    entries = await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    throw new TemplateCommandError(`The folder ${folder} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  const files = entries.filter((entry) => entry.isFile() && /\.(?:marko|html?)$/i.test(entry.name));
  if (files.length > MOST_FILES) throw new TemplateCommandError(`${folder} has ${files.length} templates; at most ${MOST_FILES} are read.`);
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).toSorted();
}

async function readText(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const problem = error instanceof TypeError ? 'is no text in UTF-8.' : `cannot be read: ${(error as Error).message}`;
    throw new TemplateCommandError(`${path} ${problem}`, { cause: error });
  }
}
