import type { StoredFile } from '../database/client/client.ts';
import type { Files } from '../files/files.ts';
import type { Parts } from '../parts.ts';

/** Texts that are kept in memory, all together; in characters. Contents never change under a key, so none can be stale. */
const MAX_CACHED = 16 * 1024 * 1024;

const caches = new WeakMap<Files, { texts: Map<string, string>; size: number }>();

/** The bytes of a stored file. If it is replaced just now, the ones that replace it. */
export async function readContent(parts: Pick<Parts, 'prisma' | 'files'>, file: Pick<StoredFile, 'pk' | 'key'>): Promise<Buffer> {
  try {
    return await parts.files.read(file.key);
  } catch (error) {
    const current = await parts.prisma.storedFile.findUnique({ where: { pk: file.pk } });
    if (!current || current.key === file.key) throw error;
    return parts.files.read(current.key);
  }
}

/** The text of a template or snippet, without a byte order mark. */
export async function readText(parts: Pick<Parts, 'prisma' | 'files'>, file: Pick<StoredFile, 'pk' | 'key'>): Promise<string> {
  const cache = caches.get(parts.files) ?? { texts: new Map<string, string>(), size: 0 };
  caches.set(parts.files, cache);
  const known = cache.texts.get(file.key);
  if (known !== undefined) return known;
  const text = new TextDecoder().decode(await readContent(parts, file));
  // Another reader of the same file may have been first.
  if (cache.texts.has(file.key)) return text;
  cache.texts.set(file.key, text);
  cache.size += text.length;
  for (const [key, oldest] of cache.texts) {
    if (cache.size <= MAX_CACHED) break;
    cache.texts.delete(key);
    cache.size -= oldest.length;
  }
  return text;
}
