import { writeFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Some parts to print, as an export; gives the path of the file. */
export async function exportOfParts(names: string[]): Promise<string> {
  const records = names.map((name, index) => ({
    model: 'part.part',
    pk: index + 1,
    fields: { name, description: `Description of ${name}`, active: true },
  }));
  const path = join(await mkdtemp(join(tmpdir(), 'reportree-e2e-')), 'export.json');
  await writeFile(path, JSON.stringify(records));
  return path;
}
