import { requireStaff } from '../accounts/require-staff.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { ReportSnippet, StoredFile } from '../database/client/client.ts';
import { checkFile } from './check-file.ts';
import { checkSnippet } from './check-snippet.ts';
import type { LibraryParts } from './create-template.ts';
import { snippetFields, type CreateSnippetInput } from './fields.ts';
import { readForm, type RawForm } from './form.ts';
import { snippetKind } from './library-kinds.ts';
import { storeFile } from './store-file.ts';

export type SnippetWithFile = ReportSnippet & { file: StoredFile };

/** Stores a new snippet. Staff only. Throws `InvalidError`. */
export async function createSnippet(
  parts: LibraryParts,
  viewer: Viewer | null,
  input: CreateSnippetInput | RawForm,
): Promise<SnippetWithFile> {
  requireStaff(viewer);
  const form = readForm(snippetFields, input);
  const { file: upload, description } = form.values;
  const file = await checkFile(parts, snippetKind, form, upload);
  form.throwIfAny();
  if (file) await checkSnippet(parts, form, file);
  form.throwIfAny();
  return storeFile(
    parts,
    file,
    async (tx, data) => {
      const { pk: filePk } = await tx.storedFile.create({ data: data! });
      return tx.reportSnippet.create({ data: { description, filePk }, include: { file: true } });
    },
    async () => {
      await checkFile(parts, snippetKind, form, upload);
      form.throwIfAny();
    },
  );
}
