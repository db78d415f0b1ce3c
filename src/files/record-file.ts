import { randomBytes } from 'node:crypto';
import type { StoredFile } from '../database/client/client.ts';
import type { Transaction } from '../database/database.ts';
import type { WrittenContent } from './files.ts';

const ATTEMPTS = 10;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/**
 * Inserts the row of a written content under `path` (NFC), or, where that is taken, under the path with seven random
 * letters or digits before its ending, as Django does: `output.pdf`, `output_x7Yq2Bc.pdf`.
 */
export async function recordFile(tx: Transaction, content: WrittenContent, path: string, contentType: string): Promise<StoredFile> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const candidate = attempt === 0 ? path : withSuffix(path);
    // A unique violation would abort the whole transaction; skipDuplicates gives no row instead.
    const [row] = await tx.storedFile.createManyAndReturn({ data: [{ ...content, path: candidate, contentType }], skipDuplicates: true });
    if (row) return row;
  }
  throw new Error(`No free path like ${path} was found.`);
}

function withSuffix(path: string): string {
  const suffix = Array.from(randomBytes(7), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1 ? `${path.slice(0, dot)}_${suffix}${path.slice(dot)}` : `${path}_${suffix}`;
}
