import type { PrintPhase } from '../database/client/enums.ts';
import type { Parts } from '../parts.ts';
import { heldBy, type Claim } from './claim-output.ts';
import { OUTPUT_CHANNEL, outputNotice } from './print-request.ts';

/** At most ten writes a second; a print that is faster than that goes from its start to its end without one. */
const INTERVAL_MS = 100;

/** Writes how far a print is, a little behind and never too often. */
export class ProgressWriter {
  readonly #parts: Pick<Parts, 'prisma' | 'database'>;
  readonly #claim: Claim;
  readonly #overtaken: () => void;
  #pending: { phase?: PrintPhase; itemsDone?: number } = {};
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  /** `overtaken` is called when the output is no longer this attempt's. */
  constructor(parts: Pick<Parts, 'prisma' | 'database'>, claim: Claim, overtaken: () => void) {
    this.#parts = parts;
    this.#claim = claim;
    this.#overtaken = overtaken;
  }

  phase(phase: PrintPhase): void {
    this.#later({ phase });
  }

  itemsDone(itemsDone: number): void {
    this.#later({ itemsDone });
  }

  /** Ends it; what is not written by now never is, since the final state says more. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#pending = {};
    await this.#writing;
  }

  #later(change: { phase?: PrintPhase; itemsDone?: number }): void {
    Object.assign(this.#pending, change);
    this.#timer ??= setTimeout(() => {
      this.#writing = this.#write().finally(() => (this.#timer = undefined));
    }, INTERVAL_MS);
  }

  async #write(): Promise<void> {
    const data = this.#pending;
    this.#pending = {};
    try {
      const { count } = await this.#parts.prisma.reportOutput.updateMany({
        where: heldBy(this.#claim),
        data: { ...data, sequence: { increment: 1 } },
      });
      if (count === 0) return this.#overtaken();
      await this.#parts.database.notify(OUTPUT_CHANNEL, outputNotice({ pk: this.#claim.pk, state: 'RUNNING' }));
    } catch {
      // Progress is a courtesy: the print itself fails by its own writes if the database is gone.
    }
  }
}
