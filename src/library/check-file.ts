import type { Parts } from '../parts.ts';
import { contentTypeOf } from './content-type.ts';
import { cleanFileName, extensionOf, fitFileName } from './file-name.ts';
import type { Form, InputFile } from './form.ts';
import { INVENTREE_EXTENSIONS, type LibraryKind } from './library-kinds.ts';
import { messages } from './messages.ts';

/** InvenTree keeps at most so many characters of folder and name together; and refuses a name that is longer by itself. */
const MAX_PATH = 100;

/** A file that may be stored: where, and as what. */
export interface CheckedFile {
  /** As it will be shown: clean, NFC. */
  name: string;
  /** Below the media root. */
  path: string;
  contentType: string;
  content: Uint8Array;
}

/**
 * The second stage of a form: ending, size, name, and whether another row has the name. Notes what is wrong in `form` and
 * gives undefined then. `ownFilePk`: the file that is about to be replaced.
 */
export async function checkFile(
  parts: Pick<Parts, 'prisma' | 'config'>,
  kind: LibraryKind,
  form: Form<unknown>,
  file: InputFile,
  ownFilePk?: number,
): Promise<CheckedFile | undefined> {
  const clean = cleanFileName(file.name);
  const length = [...clean].length;
  const size = file.content.byteLength;
  const { uploadLimitBytes } = parts.config;
  const extension = extensionOf(clean);
  const name = fitFileName(clean, MAX_PATH - kind.folder.length - 1);
  if (size > uploadLimitBytes) form.add('file', 'FILE_TOO_LARGE', messages.fileTooLarge(size, uploadLimitBytes));
  else if (length > MAX_PATH || name === undefined) form.add('file', 'FILE_NAME', messages.fileNameTooLong(length, MAX_PATH));
  else if (kind.extensions && !kind.extensions.includes(extension.toLowerCase())) {
    form.add('file', 'FILE_TYPE', messages.fileType(extension, form.isRaw ? INVENTREE_EXTENSIONS : kind.extensions));
  } else {
    const path = `${kind.folder}/${name}`;
    if (await isPathTaken(parts, path, ownFilePk)) form.add('file', 'NOT_UNIQUE', messages.fileTaken);
    else return { name, path, contentType: contentTypeOf(name), content: file.content };
  }
  return undefined;
}

async function isPathTaken(parts: Pick<Parts, 'prisma'>, path: string, ownFilePk: number | undefined): Promise<boolean> {
  const row = await parts.prisma.storedFile.findUnique({ where: { path }, select: { pk: true } });
  return row !== null && row.pk !== ownFilePk;
}
