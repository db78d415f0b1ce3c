import type { ReportOutput } from '../database/client/client.ts';
import { NotFoundError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { FINAL_STATES, isNoticeOf, OUTPUT_CHANNEL, tellsOfEnd } from './print-request.ts';

/** Waits until the output is final, `milliseconds` at most, or until `signal` aborts; gives its state then. */
export async function waitForOutput(
  parts: Pick<Parts, 'prisma' | 'database'>,
  pk: number,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<ReportOutput> {
  const end = Promise.withResolvers<void>();
  const timer = setTimeout(end.resolve, milliseconds);
  signal?.addEventListener('abort', () => end.resolve(), { once: true });
  let ended = milliseconds <= 0 || signal?.aborted === true;
  void end.promise.then(() => (ended = true));
  let wake = Promise.withResolvers<void>();
  const unlisten = await parts.database.listen(OUTPUT_CHANNEL, (payload) => {
    if (isNoticeOf(pk, payload) && tellsOfEnd(payload)) wake.resolve();
  });
  try {
    for (;;) {
      wake = Promise.withResolvers<void>();
      const output = await parts.prisma.reportOutput.findUnique({ where: { pk } });
      if (!output) throw NotFoundError.of('ReportOutput');
      if (ended || FINAL_STATES.has(output.state)) return output;
      await Promise.race([wake.promise, end.promise]);
    }
  } finally {
    clearTimeout(timer);
    await unlisten();
  }
}
