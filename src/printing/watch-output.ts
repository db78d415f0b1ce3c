import { Repeater } from '@repeaterjs/repeater';
import type { ReportOutput } from '../database/client/client.ts';
import type { Parts } from '../parts.ts';
import { FINAL_STATES, isNoticeOf, OUTPUT_CHANNEL } from './print-request.ts';

/** At most ten states a second. */
const MIN_INTERVAL_MS = 100;
/** Looks for itself so often, should a notification be lost with a broken connection. */
const POLL_MS = 10_000;

/**
 * The present state of an output at once, then each change, at most ten a second, the last one never dropped; ends after
 * a final state or when the output is deleted. To resume is to watch again. `return()` ends it and its LISTEN at any time.
 */
export function watchOutput(parts: Pick<Parts, 'prisma' | 'database'>, pk: number): AsyncIterableIterator<ReportOutput> {
  return new Repeater<ReportOutput>(async (push, stop) => {
    // A Repeater rather than an async generator: one that waits for an event would never see return(), and leak its LISTEN.
    let wake = Promise.withResolvers<void>();
    const stopped = stop.then(() => 'stopped' as const);
    const unlisten = await parts.database.listen(OUTPUT_CHANNEL, (payload) => {
      if (isNoticeOf(pk, payload)) wake.resolve();
    });
    try {
      let sequence = -1;
      for (;;) {
        wake = Promise.withResolvers<void>(); // before the read: a change during it wakes the next round
        const output = await parts.prisma.reportOutput.findUnique({ where: { pk } });
        if (!output) return;
        if (output.sequence > sequence) {
          sequence = output.sequence;
          void push(output);
        }
        if (FINAL_STATES.has(output.state)) return;
        if ((await Promise.race([stopped, delay(MIN_INTERVAL_MS)])) === 'stopped') return;
        if ((await Promise.race([stopped, wake.promise, delay(POLL_MS)])) === 'stopped') return;
      }
    } finally {
      stop();
      await unlisten();
    }
  });
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds).unref());
}
