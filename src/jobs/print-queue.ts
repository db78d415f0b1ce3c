import type { Transaction } from '../database/database.ts';

/** One attempt at the print of one output. */
export interface PrintJob {
  outputPk: number;
  /** Aborted when the print is cancelled (`CancelledError`), takes too long (`JobTimeoutError`), is somebody else's by now (`LostJobError`), or the process ends (`ShutdownError`). */
  signal: AbortSignal;
  /** Takes the job off the queue, in the transaction that writes its result: both happen or neither. */
  complete(tx: Transaction): Promise<void>;
}

export class CancelledError extends Error {
  override name = 'CancelledError';
}
export class JobTimeoutError extends Error {
  override name = 'JobTimeoutError';
}
/** This process seemed dead to the queue (it was stopped, say), which gave the job to whoever comes next. */
export class LostJobError extends Error {
  override name = 'LostJobError';
}
/** The work is not lost: the job stays in the queue and is taken up at the next start. */
export class ShutdownError extends Error {
  override name = 'ShutdownError';
}

/** The durable queue of prints: a job is written with its output's row in one transaction and survives the process. */
export interface PrintQueue {
  /** Queues the print of an output, inside the transaction that inserts the output. */
  add(tx: Transaction, outputPk: number): Promise<void>;
  /** Queues those of the outputs that have no job; gives their number. */
  addMissing(outputPks: number[]): Promise<number>;
  /** Stops the print of this output, in whatever process it runs, within a second. */
  cancel(outputPk: number): Promise<void>;
  /** Starts to work: `handle` is called for each job, a few at a time. One that throws is tried again. */
  work(handle: (job: PrintJob) => Promise<void>): Promise<void>;
  /** Stops taking jobs, aborts those under way, and waits for them, ten seconds at most. */
  close(): Promise<void>;
}
