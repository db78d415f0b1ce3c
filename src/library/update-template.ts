import { requireStaff } from '../accounts/require-staff.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import { checkFile } from './check-file.ts';
import { checkName } from './check-name.ts';
import { checkSource } from './check-source.ts';
import { checkTemplateTexts } from './check-template-texts.ts';
import type { LibraryParts } from './create-template.ts';
import { overwrittenTemplateFields, templateFields, type UpdateTemplateInput } from './fields.ts';
import { RawForm, readChanges } from './form.ts';
import { templateKind } from './library-kinds.ts';
import { messages } from './messages.ts';
import { defaultPageSize } from './settings.ts';
import { isCode, replaceFile, storeFile } from './store-file.ts';
import type { TemplateWithFile } from './template-source.ts';

export interface UpdateTemplateOptions {
  /** The revision that the caller has seen: another one is a `ConflictError`. */
  ifRevision?: number | null | undefined;
}

/**
 * Changes what the input names and raises the revision, also when it names nothing. Staff only. Throws `NotFoundError`,
 * `ConflictError`, and `InvalidError` as `createTemplate` does.
 */
export async function updateTemplate(
  parts: LibraryParts,
  viewer: Viewer | null,
  pk: number,
  input: UpdateTemplateInput | RawForm,
  { ifRevision }: UpdateTemplateOptions = {},
): Promise<TemplateWithFile> {
  const { user } = requireStaff(viewer);
  const current = await requireRevision(parts, pk, ifRevision);
  const form = readChanges(templateFields, input, overwrittenTemplateFields);
  const { file: upload, ...values } = form.values;
  if (input instanceof RawForm && input.replaces) values.pageSize ??= await defaultPageSize(parts); // InvenTree resets nothing else
  const checkTaken = async () => {
    await checkName(parts, form, values.name ?? current.name, values.modelType ?? current.modelType, pk);
    form.throwIfAny();
    return upload && checkFile(parts, templateKind, form, upload, current.filePk);
  };
  const file = await checkTaken();
  await checkTemplateTexts(parts, form, { modelType: current.modelType, filters: current.filters, ...values });
  form.throwIfAny();
  if (file) await checkSource(parts, form, file, 'template');
  form.throwIfAny();
  const commit: Parameters<typeof storeFile<{ row: TemplateWithFile; oldKey?: string }>>[2] = async (tx, data) => {
    const row = await tx.reportTemplate.update({
      where: { pk, ...(ifRevision != null && { revision: ifRevision }) },
      data: { ...values, revision: { increment: 1 }, updatedAt: new Date(), updatedByPk: user.pk },
      include: { file: true },
    });
    if (!data) return { row };
    // The row is locked by its own update: the file cannot be replaced by somebody else meanwhile.
    const { file: stored, oldKey } = await replaceFile(tx, row.filePk, data);
    return { row: { ...row, file: stored }, oldKey };
  };
  try {
    const { row, oldKey } = await storeFile(parts, file, commit, async () => {
      await checkTaken();
      form.throwIfAny();
    });
    if (oldKey) await parts.files.remove(oldKey);
    return row;
  } catch (error) {
    // Deleted or changed since it was read above.
    if (isCode(error, 'P2025')) await requireRevision(parts, pk, ifRevision);
    throw error;
  }
}

async function requireRevision(parts: LibraryParts, pk: number, ifRevision: number | null | undefined): Promise<TemplateWithFile> {
  const template = await parts.prisma.reportTemplate.findUnique({ where: { pk }, include: { file: true } });
  if (!template) throw NotFoundError.of(templateKind.noun);
  if (ifRevision != null && template.revision !== ifRevision)
    throw new ConflictError(messages.staleRevision(ifRevision, template.revision));
  return template;
}
