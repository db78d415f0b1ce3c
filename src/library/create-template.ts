import { requireStaff } from '../accounts/require-staff.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { Parts } from '../parts.ts';
import { checkFile } from './check-file.ts';
import { checkName } from './check-name.ts';
import { checkSource } from './check-source.ts';
import { checkTemplateTexts } from './check-template-texts.ts';
import { overwrittenTemplateFields, templateFields, type CreateTemplateInput } from './fields.ts';
import { readForm, type RawForm } from './form.ts';
import { templateKind } from './library-kinds.ts';
import { defaultPageSize } from './settings.ts';
import { storeFile } from './store-file.ts';
import type { TemplateWithFile } from './template-source.ts';

export type LibraryParts = Pick<Parts, 'prisma' | 'files' | 'engine' | 'config'>;

/**
 * Stores a new template. Staff only. Throws `InvalidError`: the fields, then the name, then file, filters and pattern, then
 * the compiler's verdict; each stage tells all that it finds.
 */
export async function createTemplate(
  parts: LibraryParts,
  viewer: Viewer | null,
  input: CreateTemplateInput | RawForm,
): Promise<TemplateWithFile> {
  const { user } = requireStaff(viewer);
  const form = readForm(templateFields, input, overwrittenTemplateFields);
  const { file: upload, ...values } = form.values;
  const checkTaken = async () => {
    await checkName(parts, form, values.name, values.modelType);
    form.throwIfAny();
    return checkFile(parts, templateKind, form, upload);
  };
  const file = await checkTaken();
  await checkTemplateTexts(parts, form, values);
  form.throwIfAny();
  if (file) await checkSource(parts, form, file, 'template');
  form.throwIfAny();
  const pageSize = values.pageSize ?? (await defaultPageSize(parts));
  return storeFile(
    parts,
    file,
    async (tx, data) => {
      const { pk: filePk } = await tx.storedFile.create({ data: data! });
      return tx.reportTemplate.create({ data: { ...values, pageSize, filePk, updatedByPk: user.pk }, include: { file: true } });
    },
    async () => {
      await checkTaken();
      form.throwIfAny();
    },
  );
}
