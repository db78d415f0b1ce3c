import type { Viewer } from '../accounts/viewer.ts';
import { NotFoundError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { outputVisibleTo } from './output-visible-to.ts';
import { OUTPUT_CHANNEL, outputNotice } from './print-request.ts';

/**
 * Deletes outputs with their files, all or none; one that still waits or runs is cancelled first. Attachments made by
 * them stay with their records. Throws `NotFoundError` if one does not exist or may not be seen by the viewer.
 */
export async function deleteOutputs(
  parts: Pick<Parts, 'prisma' | 'database' | 'files' | 'queue'>,
  viewer: Viewer,
  pks: number[],
): Promise<void> {
  const wanted = [...new Set(pks)];
  const deleted = await parts.prisma.$transaction(async (tx) => {
    const outputs = await tx.reportOutput.findMany({ where: { pk: { in: wanted } }, include: { file: true } });
    if (outputs.length < wanted.length || outputs.some((output) => !outputVisibleTo(viewer, output)))
      throw NotFoundError.of('ReportOutput');
    await tx.reportOutput.deleteMany({ where: { pk: { in: wanted } } });
    const files = outputs.flatMap(({ file }) => file ?? []);
    await tx.storedFile.deleteMany({ where: { pk: { in: files.map((file) => file.pk) } } });
    return { outputs, keys: files.map((file) => file.key) };
  });
  await parts.files.remove(...deleted.keys);
  for (const { pk, state } of deleted.outputs) {
    if (state === 'RUNNING') await parts.queue.cancel(pk);
    await parts.database.notify(OUTPUT_CHANNEL, outputNotice({ pk, state: 'DELETED' }));
  }
}
