import { readFile } from 'node:fs/promises';
import type { StoredFile } from '../database/client/client.ts';
import type { Parts } from '../parts.ts';
import type { TemplateSource } from '../rendering/engine.ts';
import { languageOf } from '../rendering/template-language.ts';
import { readText } from './read-content.ts';

type SourceFile = TemplateSource['snippets'][number];

/** Where InvenTree looks for what a template includes or extends: `report/snippets/x.html` goes by the name `snippets/x.html`. */
const ROOT = 'report/';

/** The templates that all of InvenTree's own extend. */
const BASES = ['report/inventree_report_base.html', 'report/inventree_order_report_base.html'];

let bases: Promise<SourceFile[]> | undefined;

/**
 * What a template in Django's language can include or extend, as far as it does: stored snippets, stored templates, and the bases
 * that come with the product, in whose place a stored one of the same name stands.
 */
export async function djangoFiles(
  parts: Pick<Parts, 'prisma' | 'files'>,
  content: string,
  snippets: Pick<StoredFile, 'pk' | 'key' | 'path'>[],
): Promise<SourceFile[]> {
  if (!mayUseFiles(content)) return [];
  const templates = await parts.prisma.storedFile.findMany({ where: { template: { isNot: null } } });
  bases ??= Promise.all(BASES.map(readBase));
  const all = new Map((await bases).map((file) => [file.name, file]));
  for (const file of [...templates, ...snippets].filter(({ path }) => languageOf(path) === 'django')) {
    const name = file.path.slice(file.path.startsWith(ROOT) ? ROOT.length : 0);
    all.set(name, { name, content: await readText(parts, file) });
  }
  return usedFiles(content, all);
}

async function readBase(name: string): Promise<SourceFile> {
  const file = new URL(`../../templates/django/${name.slice(name.indexOf('/') + 1)}`, import.meta.url);
  return { name, content: await readFile(file, 'utf8') };
}

const mayUseFiles = (content: string) => /\{%\s*(?:include|extends)\b/.test(content);

/** Those that are named, and what they name; all, where one is asked for by a name that only the data knows. */
function usedFiles(content: string, all: ReadonlyMap<string, SourceFile>): SourceFile[] {
  const used = new Set<SourceFile>();
  const waiting = [content];
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const [, tag] of text.matchAll(/\{%\s*((?:include|extends)\b[^]*?)%\}/g)) {
      const [, , name] = /^(?:include|extends)\s+(["'])([^"']*)\1(?![|])/.exec(tag!) ?? [];
      const named = name === undefined || name.startsWith('.') ? [...all.values()] : [all.get(name)].filter((file) => file !== undefined);
      for (const file of named) {
        if (used.has(file)) continue;
        used.add(file);
        waiting.push(file.content);
      }
    }
  }
  return [...used].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
