import { pbkdf2Sync } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ExportedRecord {
  model: string;
  pk: number;
  fields: Record<string, unknown>;
}

/** An export with these records; gives the path of the file. */
export async function exportOf(records: ExportedRecord[]): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'reportree-e2e-')), 'export.json');
  await writeFile(path, JSON.stringify(records));
  return path;
}

/** Some parts to print, as an export; gives the path of the file. */
export async function exportOfParts(names: string[]): Promise<string> {
  return exportOf(parts(names));
}

/** Parts with these names, pks from 1. */
export function parts(names: string[]): ExportedRecord[] {
  return names.map((name, index) => part(index + 1, { name, description: `Description of ${name}` }));
}

export function part(pk: number, fields: { name: string } & Record<string, unknown>): ExportedRecord {
  return { model: 'part.part', pk, fields: { description: '', active: true, ...fields } };
}

/** A user who is not of the staff, with the password as Django keeps it. */
export function user(pk: number, username: string, password: string, fields: Record<string, unknown> = {}): ExportedRecord {
  const hash = pbkdf2Sync(password, 'salt', 1_000, 32, 'sha256').toString('base64');
  return { model: 'auth.user', pk, fields: { username, password: `pbkdf2_sha256$1000$salt$${hash}`, is_active: true, ...fields } };
}
