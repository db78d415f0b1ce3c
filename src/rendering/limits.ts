import { PrintError } from '../errors.ts';

/** The bounds of one render; each ends its own output, with an error that names the bound. */
export interface Limits {
  /** For each document: running it, and printing it. */
  timeLimitMs: number;
  memoryLimitBytes: number;
  pageLimit: number;
  pdfSizeLimitBytes: number;
}

const mebibytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);

export function timeLimitError({ timeLimitMs }: Limits, what: string): PrintError {
  return new PrintError(
    'TIME_LIMIT',
    `${what} took longer than ${timeLimitMs / 1000} s and was stopped. REPORTREE_PRINT_TIME_LIMIT sets the limit.`,
  );
}

export function memoryLimitError({ memoryLimitBytes }: Limits, what = 'The template'): PrintError {
  const limit = `${mebibytes(memoryLimitBytes)} MiB`;
  return new PrintError(
    'MEMORY_LIMIT',
    `${what} used more than ${limit} of memory and was stopped. REPORTREE_TEMPLATE_MEMORY_LIMIT sets the limit.`,
  );
}

/**
 * The process of the page that ran a template has ended. Most often the template took too much memory; now and then the browser
 * ends one for a fault of its own, about once in some thousand jobs, and nobody can tell the two apart by one time.
 */
export class PageCrashedError extends Error {
  override name = 'PageCrashedError';
  /** What it is when it happens again. */
  readonly limit: PrintError;

  constructor(limits: Limits) {
    super('The page that ran the template has ended.');
    this.limit = memoryLimitError(limits);
  }
}

export function pageLimitError({ pageLimit }: Limits): PrintError {
  return new PrintError('PAGE_LIMIT', `The output has more than ${pageLimit} pages. REPORTREE_PAGE_LIMIT sets the limit.`);
}

export function sizeLimitError({ pdfSizeLimitBytes }: Limits, bytes: number): PrintError {
  const [size, limit] = [bytes, pdfSizeLimitBytes].map(mebibytes);
  return new PrintError('SIZE_LIMIT', `The PDF has ${size} MiB; ${limit} MiB are allowed. REPORTREE_PDF_SIZE_LIMIT sets the limit.`);
}

/** Rejects when the signal aborts or the time is over, whichever comes before `work`. What lost the race is left to the caller to end. */
export async function within<Result>(work: Promise<Result>, milliseconds: number, signal: AbortSignal, late: () => Error): Promise<Result> {
  work.catch(() => {}); // it may still fail after it lost
  signal.throwIfAborted();
  const end = Promise.withResolvers<never>();
  const timer = setTimeout(() => end.reject(late()), milliseconds);
  const onAbort = () => end.reject(signal.reason as Error);
  signal.addEventListener('abort', onAbort);
  try {
    return await Promise.race([work, end.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
