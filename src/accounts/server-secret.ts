import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';

const FILE_NAME = 'secret.key';
const BYTES = 32;
const known = new Map<string, Buffer>();

/** The secret of this server, made at its first use and kept in the data folder, apart from the database. */
export function serverSecret({ dataDir }: Pick<Config, 'dataDir'>): Buffer {
  const path = join(dataDir, FILE_NAME);
  const secret = known.get(path) ?? readOrMake(path);
  known.set(path, secret);
  return secret;
}

function readOrMake(path: string): Buffer {
  const fresh = randomBytes(BYTES);
  try {
    writeFileSync(path, fresh, { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const secret = readFileSync(path);
    if (secret.length !== BYTES)
      throw new Error(
        `${path} is damaged: ${secret.length} bytes instead of ${BYTES}. Delete it; tokens asked for by name get new texts then.`,
        { cause: error },
      );
    return secret;
  }
}
