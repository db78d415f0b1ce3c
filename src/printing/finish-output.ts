import { basename, posix } from 'node:path';
import type { Transaction } from '../database/database.ts';
import type { Diagnostic, PrintFailure } from '../errors.ts';
import { recordFile } from '../files/record-file.ts';
import type { WrittenContent } from '../files/files.ts';
import type { PrintJob } from '../jobs/print-queue.ts';
import type { Parts } from '../parts.ts';
import { heldBy, OvertakenError, type Claim } from './claim-output.ts';
import { OUTPUT_CHANNEL, outputNotice } from './print-request.ts';
import { storableDiagnostics, storableFailure } from './storable-diagnostics.ts';

const PDF = 'application/pdf';

export interface FinishedPrint {
  pdf: Uint8Array;
  /** The PDF kept with each record, by its pk. */
  attachments: { itemPk: number; pdf: Uint8Array }[];
  pageCount: number;
  warnings: Diagnostic[];
  /** Clean and relative: `BuildOrder-7.pdf`, `2026/BuildOrder-7.pdf`. */
  fileName: string;
}

/**
 * Stores a print and completes its output and its job, all in one transaction: a finished output is never lost and never
 * made twice. Throws `OvertakenError` when another attempt holds the output by now; then nothing is left behind.
 */
export async function completeOutput(
  parts: Pick<Parts, 'prisma' | 'database' | 'files'>,
  claim: Claim,
  job: PrintJob,
  print: FinishedPrint,
): Promise<void> {
  const written: WrittenContent[] = [];
  const write = async (pdf: Uint8Array) => {
    const content = await parts.files.write(pdf);
    written.push(content);
    return content;
  };
  try {
    const content = await write(print.pdf);
    const attachments: { itemPk: number; content: WrittenContent }[] = [];
    for (const { itemPk, pdf } of print.attachments) attachments.push({ itemPk, content: await write(pdf) });
    job.signal.throwIfAborted();
    await parts.prisma.$transaction(async (tx) => {
      const file = await recordFile(tx, content, posix.join('data_output', print.fileName), PDF);
      const completed = await tx.$queryRaw<unknown[]>`
        UPDATE "ReportOutput"
        SET state = 'COMPLETE', phase = NULL, "itemsDone" = "itemsTotal", "filePk" = ${file.pk}, "pageCount" = ${print.pageCount},
          warnings = ${JSON.stringify(storableDiagnostics(print.warnings))}::jsonb, "finishedAt" = now(), sequence = sequence + 1
        WHERE pk = ${claim.pk} AND attempt = ${claim.attempt} AND state = 'RUNNING'
        RETURNING pg_notify(${OUTPUT_CHANNEL}, ${outputNotice({ pk: claim.pk, state: 'COMPLETE' })})::text`;
      if (completed.length === 0) throw overtaken(claim);
      for (const { itemPk, content: part } of attachments) await attach(tx, claim, itemPk, part, print.fileName);
      await job.complete(tx);
    });
  } catch (error) {
    await parts.files.remove(...written.map(({ key }) => key));
    throw error;
  }
}

async function attach(tx: Transaction, claim: Claim, itemPk: number, content: WrittenContent, fileName: string): Promise<void> {
  const file = await recordFile(tx, content, posix.join('attachments', claim.modelType, String(itemPk), basename(fileName)), PDF);
  await tx.attachment.create({
    data: {
      modelType: claim.modelType,
      modelPk: itemPk,
      filePk: file.pk,
      comment: `Report generated from template ${claim.templateName}`,
      uploadUserPk: claim.createdByPk,
      outputPk: claim.pk,
    },
  });
}

/** Writes down why a print failed, and takes its job off the queue. Throws `OvertakenError` as above. */
export async function failOutput(
  parts: Pick<Parts, 'prisma' | 'database'>,
  claim: Claim,
  job: PrintJob,
  failure: PrintFailure,
): Promise<void> {
  await parts.prisma.$transaction(async (tx) => {
    const { count } = await tx.reportOutput.updateMany({
      where: heldBy(claim),
      data: {
        state: 'FAILED',
        phase: null,
        failure: storableFailure(failure),
        finishedAt: new Date(),
        sequence: { increment: 1 },
      },
    });
    if (count === 0) throw overtaken(claim);
    await job.complete(tx);
    await parts.database.notify(OUTPUT_CHANNEL, outputNotice({ pk: claim.pk, state: 'FAILED' }), tx);
  });
}

const overtaken = ({ pk, attempt }: Claim) => new OvertakenError(`Output ${pk} is no longer held by attempt ${attempt}.`);
