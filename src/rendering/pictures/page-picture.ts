import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { PrintError, type FailureCode } from '../../errors.ts';
import type { RasterOptions } from './rasterize.ts';

export interface PictureQuestion extends RasterOptions {
  pdf: Uint8Array;
}

/** Errors lose their class on the way out of a thread. */
export type PictureAnswer = { picture: Uint8Array } | { failure: { code: FailureCode; message: string } };

export interface PictureOptions extends RasterOptions {
  /** Abort: the thread ends, and the signal's reason is thrown. */
  signal: AbortSignal;
}

const worker = new URL('./picture-worker.ts', import.meta.url);

/** Pictures are made one after the other: the largest takes 300 MB while it is made. */
let last: Promise<unknown> = Promise.resolve();

/**
 * One page of a PDF as a PNG file, made in a thread of its own, which takes its memory with it: 0.3 s for an A4 page at 150 dpi.
 * Throws as `rasterize` does.
 */
export function pagePicture(pdf: Uint8Array, options: PictureOptions): Promise<Uint8Array> {
  const picture = last.then(() => inThread(pdf, options));
  last = picture.catch(() => {});
  return picture;
}

async function inThread(pdf: Uint8Array, { page, dpi, signal }: PictureOptions): Promise<Uint8Array> {
  signal.throwIfAborted();
  const thread = new Worker(worker, { workerData: { pdf, page, dpi } satisfies PictureQuestion, env: {} });
  try {
    const [answer] = (await once(thread, 'message', { signal })) as [PictureAnswer];
    if ('picture' in answer) return answer.picture;
    throw new PrintError(answer.failure.code, answer.failure.message);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    await thread.terminate();
  }
}
