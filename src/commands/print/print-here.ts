import type { Prisma } from '../../database/client/client.ts';
import { templateKind } from '../../library/library-kinds.ts';
import type { TemplateWithFile } from '../../library/template-source.ts';
import type { Parts } from '../../parts.ts';
import { parsePk } from '../../printing/parse-pk.ts';
import { previewReport } from '../../printing/preview-report.ts';
import { PrintCommandError } from './print-error.ts';
import type { Printer, StoredSource } from './print-job.ts';
import { readDraft } from './read-draft.ts';

export type PrintCommandParts = Pick<Parts, 'prisma' | 'files' | 'engine' | 'config' | 'log'> & { close(): Promise<void> };

/** Names of templates that an error lists. */
const MOST_NAMES = 50;

/** Prints in this process. Closing it closes the parts. */
export function printHere(parts: PrintCommandParts): Printer {
  return {
    async print({ source, ...job }, signal) {
      const template = 'path' in source ? await readDraft(source) : await findTemplate(parts, source);
      return previewReport(parts, null, { ...job, source: template, timeLimitMs: parts.config.jobTimeLimitMs, signal });
    },
    async libraryVersion() {
      // A content never changes under its key.
      const [files, templates] = await Promise.all([
        parts.prisma.storedFile.findMany({ where: { path: { startsWith: 'report/' } }, select: { key: true }, orderBy: { pk: 'asc' } }),
        parts.prisma.reportTemplate.findMany({ select: { pk: true, revision: true }, orderBy: { pk: 'asc' } }),
      ]);
      return JSON.stringify([files, templates]);
    },
    close: () => parts.close(),
  };
}

async function findTemplate({ prisma }: PrintCommandParts, { name, modelType }: StoredSource): Promise<TemplateWithFile> {
  const pk = parsePk(name);
  const paths = [name, `${name}.marko`, `${name}.html`].map((file) => `${templateKind.folder}/${file}`);
  const named: Prisma.ReportTemplateWhereInput = pk === null ? { OR: [{ name }, { file: { path: { in: paths } } }] } : { pk };
  const found = await prisma.reportTemplate.findMany({ where: { ...named, modelType }, include: { file: true }, take: 2 });
  if (found.length === 1) return found[0]!;
  if (found.length > 1)
    throw new PrintCommandError(`Several templates are named ${JSON.stringify(name)}. Tell with --model-type which is meant.`);
  const known = await prisma.reportTemplate.findMany({
    where: { modelType },
    select: { name: true },
    orderBy: { name: 'asc' },
    take: MOST_NAMES,
  });
  const names = known.map((template) => template.name).join(', ') || 'none';
  throw new PrintCommandError(
    `There is no file and no template ${JSON.stringify(name)}. Templates${modelType ? ` for ${modelType}` : ''}: ${names}.`,
  );
}
