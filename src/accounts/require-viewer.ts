import { UnauthenticatedError } from '../errors.ts';
import type { Viewer } from './viewer.ts';

/** Throws `UnauthenticatedError` when nobody is logged in. */
export function requireViewer(viewer: Viewer | null): Viewer {
  if (!viewer) throw new UnauthenticatedError();
  return viewer;
}
