import type { Viewer } from '../accounts/viewer.ts';
import type { ReportOutput } from '../database/client/client.ts';
import { NotFoundError, type PrintFailure } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { outputVisibleTo } from './output-visible-to.ts';
import { OUTPUT_CHANNEL, outputNotice } from './print-request.ts';

/**
 * Cancels a print that waits or runs; its work stops within a second. A final output stays as it is and is given back:
 * cancelling twice, or too late, is no error. Throws `NotFoundError`, also for outputs that the viewer may not see.
 */
export async function cancelPrint(parts: Pick<Parts, 'prisma' | 'database' | 'queue'>, viewer: Viewer, pk: number): Promise<ReportOutput> {
  const output = await parts.prisma.reportOutput.findUnique({ where: { pk } });
  if (!output || !outputVisibleTo(viewer, output)) throw NotFoundError.of('ReportOutput');
  const failure: PrintFailure = { code: 'CANCELLED', message: `Cancelled by ${viewer.user.username}.`, diagnostics: [] };
  const [cancelled] = await parts.prisma.reportOutput.updateManyAndReturn({
    where: { pk, state: { in: ['QUEUED', 'RUNNING'] } },
    data: { state: 'CANCELLED', phase: null, failure, finishedAt: new Date(), sequence: { increment: 1 } },
  });
  if (!cancelled) return parts.prisma.reportOutput.findUniqueOrThrow({ where: { pk } });
  await parts.queue.cancel(pk);
  await parts.database.notify(OUTPUT_CHANNEL, outputNotice({ pk, state: 'CANCELLED' }));
  return cancelled;
}
