import { ForbiddenError } from '../errors.ts';
import { requireViewer } from './require-viewer.ts';
import type { Viewer } from './viewer.ts';

/** Who may change the library: staff. A superuser without the flag may not, as in InvenTree. Throws `UnauthenticatedError` or `ForbiddenError`. */
export function requireStaff(viewer: Viewer | null): Viewer {
  const known = requireViewer(viewer);
  if (!known.user.isStaff) throw new ForbiddenError();
  return known;
}
