import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { basename } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import type { StoredFile } from '../database/client/client.ts';
import type { Transaction } from '../database/database.ts';
import { ConflictError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { contentTypeOf } from './content-type.ts';
import type { LibraryKind } from './library-kinds.ts';
import { isCode, replaceFile, storeFile, type FileData } from './store-file.ts';

/** The product's own templates; a default names its file below it. */
const FOLDER = fileURLToPath(new URL('../../templates/', import.meta.url));

export type SeedParts = Pick<Parts, 'prisma' | 'files' | 'log'>;

interface SeededRow {
  pk: number;
  filePk: number;
  file: StoredFile;
}

/** How one kind of row is written and told from an edited one. */
export interface SeedKind<Default extends { file: string }, Row extends SeededRow> {
  kind: LibraryKind;
  find(parts: SeedParts, pk: number): Promise<Row | null>;
  create(tx: Transaction, shipped: Default, filePk: number): Promise<Row>;
  update(tx: Transaction, pk: number, shipped: Default): Promise<Row>;
  /** The columns that a user can change. */
  columns(row: Row): unknown;
}

/** A default as it ships today. */
interface ShippedFile {
  name: string;
  path: string;
  contentType: string;
  content: Uint8Array;
  /** SHA-256 of its settings and its content, hex. */
  version: string;
}

async function readShipped(kind: LibraryKind, shipped: { file: string }, folder: string): Promise<ShippedFile> {
  const content = await readFile(join(folder, shipped.file));
  const version = digest({ shipped, content: digest(content.toString('base64')) });
  const name = basename(shipped.file);
  return { name, path: `${kind.folder}/${name}`, contentType: contentTypeOf(name), content, version };
}

/**
 * Creates the defaults that this database has never had. One that changed with the product is brought up to date if nobody
 * has edited it; an edited one is left alone, and a deleted one does not come back.
 */
export async function seedDefaults<Default extends { file: string }, Row extends SeededRow>(
  parts: SeedParts,
  seed: SeedKind<Default, Row>,
  defaults: readonly Default[],
  folder = FOLDER,
): Promise<void> {
  const records = new Map((await parts.prisma.seededDefault.findMany()).map((record) => [record.name, record]));
  for (const shipped of defaults) {
    const file = await readShipped(seed.kind, shipped, folder);
    const record = records.get(file.path);
    if (record?.shipped === file.version) continue;
    const row = record && (await seed.find(parts, record.rowPk));
    // Deleted, or edited.
    if (record && (!row || fingerprint(seed, row) !== record.written)) continue;
    try {
      await write(parts, seed, shipped, file, row ?? undefined);
    } catch (error) {
      if (!isCode(error, 'P2002')) throw error;
      // Another server that starts on the same database was first, or a user has something of this name.
      if (row || (await parts.prisma.seededDefault.count({ where: { name: file.path } })) > 0) continue;
      await leaveOut(parts, seed.kind, file);
    }
  }
}

/** What became of a default: `MISSING` is one that was left out, or that no start of the server has created yet. */
export type DefaultState = 'UNCHANGED' | 'EDITED' | 'DELETED' | 'MISSING';

export async function defaultState<Default extends { file: string }, Row extends SeededRow>(
  parts: SeedParts,
  seed: SeedKind<Default, Row>,
  { file }: Default,
): Promise<DefaultState> {
  const record = await parts.prisma.seededDefault.findUnique({ where: { name: `${seed.kind.folder}/${basename(file)}` } });
  if (!record?.written) return 'MISSING';
  const row = await seed.find(parts, record.rowPk);
  if (!row) return 'DELETED';
  return fingerprint(seed, row) === record.written ? 'UNCHANGED' : 'EDITED';
}

/**
 * Gives a default the content and the settings that it ships with, whatever became of it; from then on it follows the product
 * again. Throws `ConflictError` when something of a user's has its name.
 */
export async function resetDefault<Default extends { file: string }, Row extends SeededRow>(
  parts: SeedParts,
  seed: SeedKind<Default, Row>,
  shipped: Default,
  folder = FOLDER,
): Promise<void> {
  const file = await readShipped(seed.kind, shipped, folder);
  const record = await parts.prisma.seededDefault.findUnique({ where: { name: file.path } });
  const row = record && (await seed.find(parts, record.rowPk));
  try {
    await write(parts, seed, shipped, file, row ?? undefined);
  } catch (error) {
    if (!isCode(error, 'P2002')) throw error;
    throw new ConflictError(
      `Another ${seed.kind.noun} has the name of the default ${file.name}, or its file's name. Rename or delete that one first.`,
    );
  }
}

async function write<Default extends { file: string }, Row extends SeededRow>(
  parts: SeedParts,
  seed: SeedKind<Default, Row>,
  shipped: Default,
  { version, ...file }: ShippedFile,
  current: Row | undefined,
): Promise<void> {
  const commit = async (tx: Transaction, data: FileData | undefined) => {
    const written = current ? await updateRow(tx, seed, shipped, current, data!) : await createRow(tx, seed, shipped, data!);
    const columns = { rowPk: written.row.pk, shipped: version, written: fingerprint(seed, written.row) };
    await tx.seededDefault.upsert({ where: { name: file.path }, create: { name: file.path, ...columns }, update: columns });
    return written.oldKey;
  };
  const oldKey = await storeFile(parts, file, commit, () => Promise.resolve());
  if (oldKey) await parts.files.remove(oldKey);
}

async function leaveOut(parts: SeedParts, kind: LibraryKind, { name, path, version }: ShippedFile): Promise<void> {
  parts.log.warn(`The default ${kind.noun} ${name} is left out: its name or its file's name is taken.`);
  await parts.prisma.seededDefault.createMany({ data: [{ name: path, rowPk: 0, shipped: version, written: '' }], skipDuplicates: true });
}

interface Written<Row> {
  row: Row;
  oldKey?: string;
}

async function createRow<Default extends { file: string }, Row extends SeededRow>(
  tx: Transaction,
  seed: SeedKind<Default, Row>,
  shipped: Default,
  data: FileData,
): Promise<Written<Row>> {
  const file = await tx.storedFile.create({ data });
  return { row: await seed.create(tx, shipped, file.pk) };
}

async function updateRow<Default extends { file: string }, Row extends SeededRow>(
  tx: Transaction,
  seed: SeedKind<Default, Row>,
  shipped: Default,
  current: Row,
  data: FileData,
): Promise<Written<Row>> {
  const row = await seed.update(tx, current.pk, shipped);
  const { file, oldKey } = await replaceFile(tx, row.filePk, data);
  return { row: { ...row, file }, oldKey };
}

function fingerprint<Default extends { file: string }, Row extends SeededRow>(seed: SeedKind<Default, Row>, row: Row): string {
  return digest({ columns: seed.columns(row), path: row.file.path, content: row.file.sha256 });
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
