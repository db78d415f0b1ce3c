import { requireStaff } from '../accounts/require-staff.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { Parts } from '../parts.ts';
import { deleteWithFile } from './delete-with-file.ts';
import { templateKind } from './library-kinds.ts';

/** Deletes a template and its file; what was printed from it stays. Staff only. Throws `NotFoundError`. */
export async function deleteTemplate(parts: Pick<Parts, 'prisma' | 'files'>, viewer: Viewer | null, pk: number): Promise<void> {
  requireStaff(viewer);
  await deleteWithFile(parts, templateKind.noun, (tx) => tx.reportTemplate.delete({ where: { pk } }));
}
