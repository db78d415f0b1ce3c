import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { TemplateSource } from '../engine.ts';
import { within } from '../limits.ts';
import { Pool } from '../pool.ts';
import type { CompileAnswer } from './protocol.ts';

const MEMORY_LIMIT_MIB = 256;

/**
 * Compiles templates of Django's language in a thread that stays: 1,000 lines take some milliseconds. It needs no process like
 * Marko's compiler, which is not ours; a thread has limits of time and memory all the same, and is replaced when it reaches one.
 */
export class DjangoCompiler {
  readonly #threads = new Pool<Worker>({
    size: 1,
    open: () => {
      const worker = new Worker(new URL('./django-worker.ts', import.meta.url), {
        resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MIB },
        env: {},
        stdin: false,
      });
      worker.on('error', () => {}); // whoever waits for it is told
      worker.unref();
      return Promise.resolve(worker);
    },
    renew: () => Promise.resolve(true),
    close: (worker) => void worker.terminate(),
  });

  async warmUp(): Promise<void> {
    await this.#threads.warmUp();
  }

  /** Undefined: it does not fit into the memory. Throws `late()` where it takes too long, and the signal's reason. */
  async compile(source: TemplateSource, milliseconds: number, signal: AbortSignal, late: () => Error): Promise<CompileAnswer | undefined> {
    try {
      return await this.#threads.use(signal, async (worker) => {
        const answered = once(worker, 'message') as Promise<[CompileAnswer]>;
        worker.ref();
        try {
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
          worker.postMessage(source);
          const [answer] = await within(answered, milliseconds, signal, late);
          return answer;
        } finally {
          worker.unref();
        }
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return undefined;
      throw error;
    }
  }

  close(): void {
    this.#threads.close();
  }
}
