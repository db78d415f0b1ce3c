import { randomBytes } from 'node:crypto';
import type { StoredFile } from '../database/client/client.ts';
import type { Transaction } from '../database/database.ts';
import type { WrittenContent } from './files.ts';

const ATTEMPTS = 10;
const CANDIDATES = 5;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/**
 * Inserts the row of a written content under `path` (NFC), or, where that is taken, under the path with seven random
 * letters or digits before its ending, as Django does: `output.pdf`, `output_x7Yq2Bc.pdf`.
 */
export async function recordFile(tx: Transaction, content: WrittenContent, path: string, contentType: string): Promise<StoredFile> {
  const { key, size, sha256 } = content;
  const candidates = Array.from({ length: CANDIDATES }, (_, index) => (index === 0 ? path : withSuffix(path)));
  // A unique violation would abort the whole transaction; ON CONFLICT gives no row instead.
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const [row] = await tx.$queryRaw<StoredFile[]>`
      INSERT INTO "StoredFile" (path, key, size, sha256, "contentType")
      SELECT candidate, ${key}, ${size}, ${sha256}, ${contentType}
      FROM unnest(${candidates}::text[]) WITH ORDINALITY AS free (candidate, place)
      WHERE NOT EXISTS (SELECT FROM "StoredFile" WHERE path = candidate)
      ORDER BY place LIMIT 1
      ON CONFLICT DO NOTHING
      RETURNING *`;
    if (row) return row; // none: another transaction has just taken it
  }
  throw new Error(`No free path like ${path} was found.`);
}

function withSuffix(path: string): string {
  const suffix = Array.from(randomBytes(7), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1 ? `${path.slice(0, dot)}_${suffix}${path.slice(dot)}` : `${path}_${suffix}`;
}
