import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PrintCommandError } from './print-error.ts';

/** Writes a file whole or not at all: a viewer never opens half a PDF. Throws {@link PrintCommandError}. */
export async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const half = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    await writeFile(half, content);
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw new PrintCommandError(`${path} cannot be written: ${(error as Error).message}`, { cause: error });
  }
}
