import type { Transaction } from '../database/database.ts';
import { NotFoundError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { isCode } from './store-file.ts';

/** Deletes a row by `deleteRow`, the row of its file, and then the content. Throws `NotFoundError` naming `noun`. */
export async function deleteWithFile(
  parts: Pick<Parts, 'prisma' | 'files'>,
  noun: string,
  deleteRow: (tx: Transaction) => Promise<{ filePk: number }>,
): Promise<void> {
  try {
    const { key } = await parts.prisma.$transaction(async (tx) => {
      const { filePk } = await deleteRow(tx);
      return tx.storedFile.delete({ where: { pk: filePk } });
    });
    await parts.files.remove(key);
  } catch (error) {
    throw isCode(error, 'P2025') ? NotFoundError.of(noun) : error;
  }
}
