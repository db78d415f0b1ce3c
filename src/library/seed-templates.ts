import type { ModelType, PageSize } from '../database/client/enums.ts';
import { templateFields } from './fields.ts';
import { templateKind } from './library-kinds.ts';
import { seedDefaults, type SeedKind, type SeedParts } from './seed-defaults.ts';
import type { TemplateWithFile } from './template-source.ts';

/** A template that comes with the product. */
export interface DefaultTemplate {
  name: string;
  description: string;
  modelType: ModelType;
  /** Path below the folder `templates/`: `build-order.marko`. */
  file: string;
  filters?: string;
  filenamePattern?: string;
  pageSize?: PageSize;
  landscape?: boolean;
  merge?: boolean;
  attachToModel?: boolean;
  taggedPdf?: boolean;
  outline?: boolean;
}

export const defaultTemplateKind: SeedKind<DefaultTemplate, TemplateWithFile> = {
  kind: templateKind,
  find: (parts, pk) => parts.prisma.reportTemplate.findUnique({ where: { pk }, include: { file: true } }),
  create: (tx, shipped, filePk) => tx.reportTemplate.create({ data: { ...columnsOf(shipped), filePk }, include: { file: true } }),
  update: (tx, pk, shipped) =>
    tx.reportTemplate.update({
      where: { pk },
      data: { ...columnsOf(shipped), revision: { increment: 1 }, updatedAt: new Date(), updatedByPk: null },
      include: { file: true },
    }),
  columns: saidOf,
};

/**
 * What a user can edit, as far as it is not the default: a column or a field that a later version adds is no edit, so a
 * template that nobody touched still follows the product then.
 */
function saidOf(row: TemplateWithFile): Record<string, unknown> {
  const fields = Object.entries(templateFields).filter(([name]) => name !== 'file');
  const values = fields.map(
    ([name, field]) => [name, row[name as keyof TemplateWithFile], 'default' in field ? field.default : undefined] as const,
  );
  return Object.fromEntries(values.filter(([, value, fallback]) => value !== fallback).map(([name, value]) => [name, value]));
}

/** What the default does not say is as in a new template: an update must not keep what an older default said. */
function columnsOf({ file: _file, ...said }: DefaultTemplate) {
  const unsaid = Object.entries(templateFields).filter(
    ([name, field]) => 'default' in field && said[name as keyof typeof said] === undefined,
  );
  return { ...said, ...Object.fromEntries(unsaid.map(([name, field]) => [name, 'default' in field ? field.default : undefined])) };
}

/**
 * Creates the default templates at a start of the server, each once in the life of a database: an edited one is never
 * overwritten, a deleted one does not come back, and one that nobody has edited follows the product.
 */
export async function seedTemplates(parts: SeedParts, defaults: readonly DefaultTemplate[], folder?: string): Promise<void> {
  await seedDefaults(parts, defaultTemplateKind, defaults, folder);
}
