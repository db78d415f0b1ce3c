import { requireStaff } from '../accounts/require-staff.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { ReportAsset, StoredFile } from '../database/client/client.ts';
import { checkFile } from './check-file.ts';
import type { LibraryParts } from './create-template.ts';
import { assetFields, type CreateAssetInput } from './fields.ts';
import { readForm, type RawForm } from './form.ts';
import { assetKind } from './library-kinds.ts';
import { storeFile } from './store-file.ts';

export type AssetWithFile = ReportAsset & { file: StoredFile };

/** Stores a new asset. Staff only. Throws `InvalidError`. */
export async function createAsset(
  parts: Omit<LibraryParts, 'engine'>,
  viewer: Viewer | null,
  input: CreateAssetInput | RawForm,
): Promise<AssetWithFile> {
  requireStaff(viewer);
  const form = readForm(assetFields, input);
  const { file: upload, description } = form.values;
  const file = await checkFile(parts, assetKind, form, upload);
  form.throwIfAny();
  return storeFile(
    parts,
    file,
    async (tx, data) => {
      const { pk: filePk } = await tx.storedFile.create({ data: data! });
      return tx.reportAsset.create({ data: { description, filePk }, include: { file: true } });
    },
    async () => {
      await checkFile(parts, assetKind, form, upload);
      form.throwIfAny();
    },
  );
}
