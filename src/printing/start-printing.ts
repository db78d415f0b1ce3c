import type { Parts } from '../parts.ts';
import { runPrint } from './run-print.ts';

/**
 * Begins to print what is queued, what an earlier process left unfinished first of all: an output that waits or runs
 * without a job (its worker died too often for the queue, or a restored backup lacks the queue) gets a new one.
 */
export async function startPrinting(parts: Parts): Promise<void> {
  const unfinished = await parts.prisma.reportOutput.findMany({
    where: { state: { in: ['QUEUED', 'RUNNING'] } },
    select: { pk: true },
    orderBy: { pk: 'asc' },
  });
  const added = await parts.queue.addMissing(unfinished.map(({ pk }) => pk));
  if (added) parts.log.warn({ outputs: added }, 'Outputs without a job were queued again');
  const swept = await parts.files.sweep(async (keys) => {
    const rows = await parts.prisma.storedFile.findMany({ where: { key: { in: keys } }, select: { key: true } });
    return new Set(rows.map(({ key }) => key));
  });
  if (swept) parts.log.info({ files: swept }, 'Contents that no file names were removed');
  await parts.queue.work((job) => runPrint(parts, job));
  void parts.engine.warmUp();
}
