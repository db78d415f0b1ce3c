import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { demoAssets, demoFiles, demoRecords } from '../../demo/index.ts';
import { importExport } from '../../src/inventory/import-export.ts';
import { loadItemContexts } from '../../src/inventory/load-item-contexts.ts';
import type { DefaultTemplate } from '../../src/library/seed-templates.ts';
import type { Parts } from '../../src/parts.ts';
import type { RenderedReport, RenderFile, RenderJob, TemplateSource } from '../../src/rendering/engine.ts';
import { defaultSnippets, defaultTemplates } from '../../templates/defaults.ts';

const templatesFolder = new URL('../../templates/', import.meta.url);
const baseOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const textOf = (path: string) => readFile(new URL(path, templatesFolder), 'utf8');

/** A default template with the tags that it may use, as the library gives them to the engine. */
export async function defaultSource(file: string): Promise<TemplateSource> {
  const snippets = await Promise.all(
    defaultSnippets.map(async (snippet) => ({ name: baseOf(snippet.file), content: await textOf(snippet.file) })),
  );
  return { name: file, content: await textOf(file), snippets };
}

export function defaultTemplate(name: string): DefaultTemplate {
  const template = defaultTemplates.find((candidate) => candidate.name === name);
  if (!template) throw new Error(`There is no default template "${name}".`);
  return template;
}

export const importDemo = (parts: Pick<Parts, 'prisma'>) => importExport(parts, Readable.from([Buffer.from(JSON.stringify(demoRecords))]));

const files = new Map([
  ...demoFiles.map(({ path, ...file }) => [path, file] as const),
  ...demoAssets.map(({ name, ...file }) => [name, file] as const),
]);

/** The demo's pictures and assets, by the path that a document gives. */
async function loadDemoFile(path: string): Promise<RenderFile | null> {
  const found = files.get(path) ?? files.get(baseOf(path));
  return found ? { content: await readFile(found.file), contentType: found.contentType } : null;
}

export type Context = Record<string, unknown>;

/** The context of a stored record, with the variables that every report has; of several records where the template merges. */
export async function contextOf(
  parts: Pick<Parts, 'prisma' | 'config'>,
  template: Pick<DefaultTemplate, 'name' | 'description' | 'modelType' | 'merge'>,
  ...pks: [number, ...number[]]
): Promise<Context> {
  const contexts = await loadItemContexts(parts, template.modelType, pks);
  const instances = pks.map((pk) => {
    const context = contexts.get(pk);
    if (!context) throw new Error(`There is no ${template.modelType} ${pk}.`);
    return context;
  });
  return {
    base_url: 'http://reportree.test',
    date: '2026-11-25',
    datetime: '2026-11-25T09:30:00+00:00',
    user: null,
    page_size: 'A4',
    landscape: false,
    merge: template.merge ?? false,
    template_name: template.name,
    template_description: template.description,
    template_revision: 2,
    ...(template.merge ? { instances } : instances[0]),
  };
}

/** Prints a default template, or with `job.template` another in its place. */
export async function printDefault(
  parts: Pick<Parts, 'engine'>,
  { file }: Pick<DefaultTemplate, 'file'>,
  context: Context,
  job: Partial<RenderJob> = {},
): Promise<RenderedReport> {
  return parts.engine.render({
    template: await defaultSource(file),
    documents: [{ inputJson: JSON.stringify(context), itemPk: 1 }],
    pageSize: 'A4',
    landscape: false,
    locale: 'en',
    timeZone: 'UTC',
    currency: 'EUR',
    exchangeRates: {},
    server: { instanceName: 'Reportree', companyName: '', baseUrl: '', version: '0.0.0' },
    title: 'report.pdf',
    taggedPdf: false,
    outline: false,
    loadFile: loadDemoFile,
    signal: AbortSignal.timeout(60_000),
    keepParts: false,
    ...job,
  });
}
