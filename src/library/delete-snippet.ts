import { requireStaff } from '../accounts/require-staff.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { deleteWithFile } from './delete-with-file.ts';
import { snippetKind } from './library-kinds.ts';
import { messages } from './messages.ts';
import { templatesUsing } from './templates-using.ts';

/** Templates that a refusal names. */
const NAMED = 5;

export interface DeleteSnippetOptions {
  /** Delete it although templates use it: they no longer print then. */
  evenIfUsed?: boolean | undefined;
}

/** Deletes a snippet and its file. Staff only. Throws `NotFoundError`, and `ConflictError` naming the templates that use it. */
export async function deleteSnippet(
  parts: Pick<Parts, 'prisma' | 'files'>,
  viewer: Viewer | null,
  pk: number,
  { evenIfUsed = false }: DeleteSnippetOptions = {},
): Promise<void> {
  requireStaff(viewer);
  if (!evenIfUsed) {
    const snippet = await parts.prisma.reportSnippet.findUnique({ where: { pk }, include: { file: true } });
    if (!snippet) throw NotFoundError.of(snippetKind.noun);
    const users = await templatesUsing(parts, snippet.file);
    if (users.length)
      throw new ConflictError(
        messages.snippetInUse(
          users.slice(0, NAMED).map(({ name }) => name),
          Math.max(0, users.length - NAMED),
        ),
      );
  }
  await deleteWithFile(parts, snippetKind.noun, (tx) => tx.reportSnippet.delete({ where: { pk } }));
}
