import type { Prisma } from '../database/client/client.ts';
import type { Parts } from '../parts.ts';
import { OUTPUT_CHANNEL } from './print-request.ts';

const claimed = {
  template: { include: { file: true } },
  createdBy: true,
} satisfies Prisma.ReportOutputInclude;

/** An output that this worker prints, with what it needs; `template` is null when it was deleted meanwhile. */
export type Claim = Prisma.ReportOutputGetPayload<{ include: typeof claimed }>;
export type ClaimedOutput = Claim & { template: NonNullable<Claim['template']> };

/**
 * Takes an output for this attempt, or null when it is final or gone. The attempt's number is the fence: a worker that
 * seemed dead and comes back holds an older number, and none of its writes finds a row.
 */
export async function claimOutput(parts: Pick<Parts, 'prisma' | 'database'>, pk: number): Promise<Claim | null> {
  const [row] = await parts.prisma.reportOutput.updateManyAndReturn({
    where: { pk, state: { in: ['QUEUED', 'RUNNING'] } },
    data: {
      state: 'RUNNING',
      phase: 'LOADING',
      itemsDone: 0,
      startedAt: new Date(),
      attempt: { increment: 1 },
      sequence: { increment: 1 },
    },
    select: { pk: true },
  });
  if (!row) return null;
  void parts.database.notify(OUTPUT_CHANNEL, String(pk)).catch(() => {}); // a watcher also looks for itself
  return parts.prisma.reportOutput.findUnique({ where: { pk }, include: claimed });
}

/** The rows that this attempt may still write: one, or none when it was overtaken, cancelled or deleted. */
export function heldBy(claim: Pick<Claim, 'pk' | 'attempt'>) {
  return { pk: claim.pk, attempt: claim.attempt, state: 'RUNNING' } as const;
}

/** This attempt no longer holds its output: nothing it does matters any more. */
export class OvertakenError extends Error {
  override name = 'OvertakenError';
}
