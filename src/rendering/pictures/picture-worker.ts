// A thread of its own: draws one page, encodes it, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { PrintError } from '../../errors.ts';
import type { PictureAnswer, PictureQuestion } from './page-picture.ts';
import { png } from './png.ts';
import { rasterize } from './rasterize.ts';

async function answer({ pdf, page, dpi }: PictureQuestion): Promise<PictureAnswer> {
  try {
    return { picture: png(await rasterize(pdf, { page, dpi })) };
  } catch (error) {
    if (!(error instanceof PrintError)) throw error; // the thread's own error event tells it
    return { failure: { code: error.code, message: error.message } };
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window's
parentPort!.postMessage(await answer(workerData as PictureQuestion));
