import type { Transaction } from '../database/database.ts';

/** The durable queue of prints: a job is written with its output's row in one transaction and survives the process. */
export interface PrintQueue {
  /** Queues the print of an output, inside the transaction that inserts the output. */
  add(tx: Transaction, outputPk: number): Promise<void>;
  /** Tells every worker to stop the print of this output, wherever it runs. */
  cancel(outputPk: number): Promise<void>;
  close(): Promise<void>;
}
