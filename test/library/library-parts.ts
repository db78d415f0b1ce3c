import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { inject } from 'vitest';
import type { Viewer } from '../../src/accounts/viewer.ts';
import { readConfig } from '../../src/config.ts';
import { InvalidError, type FieldError } from '../../src/errors.ts';
import { diskFiles } from '../../src/files/disk-files.ts';
import { createRenderEngine } from '../../src/rendering/create-render-engine.ts';
import { createTestDatabase } from '../support/test-database.ts';

const UPLOAD_LIMIT = 64 * 1024;

/** What the library needs: a real database, real files, the real compiler (no browser is started), and a viewer of each kind. */
export async function createLibraryParts() {
  const dataDir = await mkdtemp(join(tmpdir(), 'reportree-library-'));
  const database = await createTestDatabase();
  const { prisma } = database;
  const log = pino({ level: 'silent' });
  const config = { ...readConfig({}), dataDir, uploadLimitBytes: UPLOAD_LIMIT };
  const engine = createRenderEngine({
    chromiumPath: config.chromiumPath,
    concurrency: 1,
    cacheDir: inject('compileCache'),
    timeLimitMs: config.printTimeLimitMs,
    memoryLimitBytes: config.templateMemoryBytes,
    pageLimit: config.pageLimit,
    pdfSizeLimitBytes: config.pdfSizeLimitBytes,
    log,
  });
  const viewer = async (username: string, isStaff: boolean): Promise<Viewer> => ({
    user: await prisma.user.create({ data: { username, password: '!', isStaff } }),
    via: 'token',
  });
  return {
    database,
    prisma,
    config,
    log,
    engine,
    files: diskFiles(join(dataDir, 'files')),
    staff: await viewer('staff', true),
    plain: await viewer('plain', false),
    /** How many contents the store holds, named by a row or not. */
    storedContents: async () => {
      const entries = await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true }).catch(() => []);
      return entries.filter((entry) => entry.isFile()).length;
    },
    close: async () => {
      await engine.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type TestLibraryParts = Awaited<ReturnType<typeof createLibraryParts>>;

/** Runs calls at the same time: what came through, and what the others threw. */
export async function atOnce<Result>(calls: (() => Promise<Result>)[]): Promise<{ results: Result[]; errors: unknown[] }> {
  const settled = await Promise.allSettled(calls.map((call) => call()));
  return {
    results: settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
    errors: settled.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : [])),
  };
}

/** Throws when rows or contents of files are left behind. */
export async function assertNothingLeft(parts: TestLibraryParts): Promise<void> {
  const left = [await parts.prisma.storedFile.count(), await parts.storedContents()];
  if (left.some((count) => count > 0)) throw new Error(`Left behind: ${left[0]} rows of files and ${left[1]} contents.`);
}

export const file = (name: string, content: string | Uint8Array = '<p>hello</p>') => ({ name, content: Buffer.from(content) });

/** What an `InvalidError` says, field by field. */
export async function fieldsOf(work: Promise<unknown>): Promise<FieldError[]> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof InvalidError)) throw error ?? new Error('It went through.');
  return error.fields;
}
