import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from './files.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A store in a folder of the local disk: `ab/ab12….` below it, one file per content. */
export function diskFiles(folder: string): Files {
  const pathOf = (key: string) => {
    if (!/^[0-9a-f-]{36}$/.test(key)) throw new Error(`Not a key of the file store: ${JSON.stringify(key)}`);
    return join(folder, key.slice(0, 2), key);
  };
  return {
    async write(content) {
      const key = randomUUID();
      const path = pathOf(key);
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
      const file = await open(path, 'wx', 0o600);
      try {
        await file.writeFile(content);
        await file.datasync();
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      } finally {
        await file.close();
      }
      return { key, size: content.byteLength, sha256: createHash('sha256').update(content).digest('hex') };
    },
    read: async (key) => readFile(pathOf(key)),
    stream: (key, range) => createReadStream(pathOf(key), range),
    async remove(...keys) {
      await Promise.all(keys.map((key) => rm(pathOf(key), { force: true })));
    },
    async sweep(named) {
      let removed = 0;
      for (const shard of await readdir(folder).catch(() => [])) {
        const keys = await readdir(join(folder, shard)).catch(() => []);
        const known = await named(keys);
        for (const key of keys) {
          if (known.has(key)) continue;
          const info = await stat(join(folder, shard, key)).catch(() => undefined);
          if (!info || Date.now() - info.mtimeMs < DAY_MS) continue;
          await rm(join(folder, shard, key), { force: true });
          removed++;
        }
      }
      return removed;
    },
  };
}
