import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskFiles } from '../../src/files/disk-files.ts';
import type { Files } from '../../src/files/files.ts';

let folder: string;
let files: Files;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reportree-files-'));
  files = diskFiles(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const stored = async () => (await Promise.all((await readdir(folder)).map((shard) => readdir(join(folder, shard))))).flat();

test('a content is read back whole and in ranges, under a key of its own each time', async () => {
  const first = await files.write(Buffer.from('0123456789'));
  const second = await files.write(Buffer.from('0123456789'));
  expect(second.key).not.toBe(first.key);
  expect(first).toMatchObject({ size: 10, sha256: '84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882' });
  expect((await files.read(first.key)).toString()).toBe('0123456789');
  expect((await buffer(files.stream(first.key, { start: 2, end: 4 }))).toString()).toBe('234');
});

test('removing is final, and no error for what is gone', async () => {
  const { key } = await files.write(Buffer.from('x'));
  await files.remove(key, key);
  await expect(files.read(key)).rejects.toThrow('ENOENT');
});

test('a key that is no key reaches no file', async () => {
  await expect(files.read('../../etc/passwd')).rejects.toThrow('Not a key');
});

test('sweeping removes old contents that nothing names, and only those', async () => {
  const [named, orphan, fresh] = await Promise.all(['named', 'orphan', 'fresh'].map((text) => files.write(Buffer.from(text))));
  const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3600 * 1000);
  for (const { key } of [named!, orphan!]) await utimes(join(folder, key.slice(0, 2), key), twoDaysAgo, twoDaysAgo);
  expect(await files.sweep(async () => new Set([named!.key]))).toBe(1);
  expect(new Set(await stored())).toEqual(new Set([named!.key, fresh!.key]));
});
