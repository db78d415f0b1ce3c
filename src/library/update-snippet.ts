import { posix } from 'node:path';
import { requireStaff } from '../accounts/require-staff.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { NotFoundError } from '../errors.ts';
import { checkFile } from './check-file.ts';
import { checkSnippet } from './check-snippet.ts';
import type { SnippetWithFile } from './create-snippet.ts';
import type { LibraryParts } from './create-template.ts';
import { snippetFields, type UpdateSnippetInput } from './fields.ts';
import { readChanges, type RawForm } from './form.ts';
import { snippetKind } from './library-kinds.ts';
import { isCode, replaceFile, storeFile } from './store-file.ts';

/**
 * Changes what the input names. Staff only. Throws `NotFoundError` and `InvalidError`.
 * A template that no longer compiles with it says so in its diagnostics; that does not stop the change.
 */
export async function updateSnippet(
  parts: LibraryParts,
  viewer: Viewer | null,
  pk: number,
  input: UpdateSnippetInput | RawForm,
): Promise<SnippetWithFile> {
  requireStaff(viewer);
  const current = await parts.prisma.reportSnippet.findUnique({ where: { pk }, include: { file: true } });
  if (!current) throw NotFoundError.of(snippetKind.noun);
  const form = readChanges(snippetFields, input);
  const { file: upload, ...values } = form.values;
  const checkUpload = async () => {
    const checked = upload && (await checkFile(parts, snippetKind, form, upload, current.filePk));
    form.throwIfAny();
    return checked;
  };
  const file = await checkUpload();
  if (file) await checkSnippet(parts, form, file, posix.basename(current.file.path));
  form.throwIfAny();
  const commit: Parameters<typeof storeFile<{ row: SnippetWithFile; oldKey?: string }>>[2] = async (tx, data) => {
    const row = await tx.reportSnippet.update({ where: { pk }, data: values, include: { file: true } });
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
    throw isCode(error, 'P2025') ? NotFoundError.of(snippetKind.noun) : error;
  }
}
