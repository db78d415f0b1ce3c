import type { ReportOutput } from '../database/client/client.ts';
import type { Viewer } from '../accounts/viewer.ts';

/** An output belongs to the user who asked for it; staff see all. */
export function outputVisibleTo(viewer: Viewer, output: Pick<ReportOutput, 'createdByPk'>): boolean {
  return viewer.user.isStaff || output.createdByPk === viewer.user.pk;
}
