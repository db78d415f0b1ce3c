import { requireStaff } from '../accounts/require-staff.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { Parts } from '../parts.ts';
import { deleteWithFile } from './delete-with-file.ts';
import { assetKind } from './library-kinds.ts';

/** Deletes an asset and its file; a report that shows it then prints without, with a warning. Staff only. Throws `NotFoundError`. */
export async function deleteAsset(parts: Pick<Parts, 'prisma' | 'files'>, viewer: Viewer | null, pk: number): Promise<void> {
  requireStaff(viewer);
  await deleteWithFile(parts, assetKind.noun, (tx) => tx.reportAsset.delete({ where: { pk } }));
}
