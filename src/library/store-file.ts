import { Prisma, type StoredFile } from '../database/client/client.ts';
import type { Transaction } from '../database/database.ts';
import type { Parts } from '../parts.ts';
import type { CheckedFile } from './check-file.ts';

/** The columns of a stored file. */
export type FileData = Pick<StoredFile, 'key' | 'size' | 'sha256' | 'path' | 'contentType'>;

/**
 * Writes a content, then runs `commit` with what its row has to say, in one transaction; without a file, just that.
 * When the transaction fails nothing is left behind. A unique value that another call has taken in the meantime is told
 * by `explain`, which looks again and throws; it is not met in any other case.
 */
export async function storeFile<Row>(
  parts: Pick<Parts, 'prisma' | 'files'>,
  file: CheckedFile | undefined,
  commit: (tx: Transaction, data: FileData | undefined) => Promise<Row>,
  explain: () => Promise<void>,
): Promise<Row> {
  const written = file && (await parts.files.write(file.content));
  try {
    return await parts.prisma.$transaction((tx) =>
      commit(tx, file && written && { ...written, path: file.path, contentType: file.contentType }),
    );
  } catch (error) {
    if (written) await parts.files.remove(written.key);
    if (isCode(error, 'P2002')) await explain();
    throw error;
  }
}

/** Lets a stored file name another content. Gives the row and the key whose content is to be removed after the commit. */
export async function replaceFile(tx: Transaction, pk: number, data: FileData): Promise<{ file: StoredFile; oldKey: string }> {
  const { key } = await tx.storedFile.findUniqueOrThrow({ where: { pk }, select: { key: true } });
  return { file: await tx.storedFile.update({ where: { pk }, data }), oldKey: key };
}

/** Is it Prisma's error of this code: P2002 not unique, P2003 in use, P2025 not found. */
export function isCode(error: unknown, code: 'P2002' | 'P2003' | 'P2025'): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === code;
}
