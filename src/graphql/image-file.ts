import type { Parts } from '../parts.ts';
import { storedFile, type FileShape } from './stored-file.ts';

/** A record's picture by its media path; null: it has none, or its file was not brought along. */
export async function imageFile({ prisma }: Pick<Parts, 'prisma'>, path: string): Promise<FileShape | null> {
  if (!path) return null;
  const row = await prisma.storedFile.findUnique({ where: { path: path.normalize('NFC') } });
  return row && storedFile(row);
}
