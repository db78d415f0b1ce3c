import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createUser } from '../../accounts/create-user.ts';
import { demoAssets, demoFiles, demoRecords } from '../../../demo/index.ts';
import { OperatorError } from '../../errors.ts';
import { recordFile } from '../../files/record-file.ts';
import { importExport } from '../../inventory/import-export.ts';
import type { Parts } from '../../parts.ts';

/** The log-in of the demo: a member of staff. It exists nowhere else. */
export const demoLogin = { username: 'demo', password: 'demo' };

/** The data folder holds something that is not the demo's. */
export class NotADemoError extends OperatorError {}

/** Loads the demo data once; a second call finds it there and does nothing. Throws {@link NotADemoError} on foreign data. */
export async function seedDemo(parts: Parts): Promise<void> {
  const { prisma, files, config } = parts;
  if (await prisma.user.findUnique({ where: { username: demoLogin.username } })) return;
  if ((await prisma.part.count()) > 0 || (await prisma.company.count()) > 0) {
    throw new NotADemoError(
      `${config.dataDir} holds data that is not the demo's, and the demo would mix with it. Set REPORTREE_DATA_DIR to another folder.`,
    );
  }
  await importExport(parts, Readable.from([Buffer.from(JSON.stringify(demoRecords))]), { replace: false });
  const stored = await Promise.all(
    demoFiles.map(async ({ path, file, contentType }) => ({ path, contentType, content: await files.write(await readFile(file)) })),
  );
  const assets = await Promise.all(
    demoAssets.map(async ({ name, description, file, contentType }) => ({
      path: `report/assets/${name}`,
      description,
      contentType,
      content: await files.write(await readFile(file)),
    })),
  );
  await prisma.$transaction(async (tx) => {
    for (const { content, path, contentType } of stored) await recordFile(tx, content, path, contentType);
    for (const { content, path, contentType, description } of assets) {
      const file = await recordFile(tx, content, path, contentType);
      await tx.reportAsset.create({ data: { description, filePk: file.pk } });
    }
  });
  // Last of all: it marks the demo data as complete.
  await createUser(parts, {
    ...demoLogin,
    firstName: 'Dana',
    lastName: 'Demo',
    email: 'demo@example.org',
    isStaff: true,
    isSuperuser: false,
  });
}
