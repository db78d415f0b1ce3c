import { requireStaff } from '../accounts/require-staff.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { NotFoundError } from '../errors.ts';
import { checkFile } from './check-file.ts';
import type { AssetWithFile } from './create-asset.ts';
import type { LibraryParts } from './create-template.ts';
import { assetFields, type UpdateAssetInput } from './fields.ts';
import { readChanges, type RawForm } from './form.ts';
import { assetKind } from './library-kinds.ts';
import { isCode, replaceFile, storeFile } from './store-file.ts';

/** Changes what the input names. Staff only. Throws `NotFoundError` and `InvalidError`. */
export async function updateAsset(
  parts: Omit<LibraryParts, 'engine'>,
  viewer: Viewer | null,
  pk: number,
  input: UpdateAssetInput | RawForm,
): Promise<AssetWithFile> {
  requireStaff(viewer);
  const current = await parts.prisma.reportAsset.findUnique({ where: { pk }, include: { file: true } });
  if (!current) throw NotFoundError.of(assetKind.noun);
  const form = readChanges(assetFields, input);
  const { file: upload, ...values } = form.values;
  const checkUpload = async () => {
    const checked = upload && (await checkFile(parts, assetKind, form, upload, current.filePk));
    form.throwIfAny();
    return checked;
  };
  const file = await checkUpload();
  const commit: Parameters<typeof storeFile<{ row: AssetWithFile; oldKey?: string }>>[2] = async (tx, data) => {
    const row = await tx.reportAsset.update({ where: { pk }, data: values, include: { file: true } });
    if (!data) return { row };
    const { file: stored, oldKey } = await replaceFile(tx, row.filePk, data);
    return { row: { ...row, file: stored }, oldKey };
  };
  try {
    const { row, oldKey } = await storeFile(parts, file, commit, async () => {
      await checkUpload();
    });
    if (oldKey) await parts.files.remove(oldKey);
    return row;
  } catch (error) {
    throw isCode(error, 'P2025') ? NotFoundError.of(assetKind.noun) : error;
  }
}
