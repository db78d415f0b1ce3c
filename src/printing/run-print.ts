import { setTimeout as sleep } from 'node:timers/promises';
import { PrintError, type PrintFailure } from '../errors.ts';
import { CancelledError, JobTimeoutError, LostJobError, ShutdownError, type PrintJob } from '../jobs/print-queue.ts';
import { loadReportFile } from '../library/load-report-file.ts';
import { templateSource } from '../library/template-source.ts';
import type { Parts } from '../parts.ts';
import type { TemplateSource } from '../rendering/engine.ts';
import { claimOutput, OvertakenError, type Claim, type ClaimedOutput } from './claim-output.ts';
import { completeOutput, failOutput, type FinishedPrint } from './finish-output.ts';
import { helperSettings } from './helper-settings.ts';
import { withEnoughData } from './load-contexts.ts';
import { loadDocuments, type LoadedDocuments } from './load-documents.ts';
import { mentionedNames } from './mentioned-names.ts';
import { outputFileName } from './output-file-name.ts';
import { ProgressWriter } from './progress-writer.ts';

type PrintingParts = Pick<Parts, 'prisma' | 'database' | 'files' | 'engine' | 'config' | 'log'>;

/** A print under which the worker died so often is taken for the cause. */
const MAX_ATTEMPTS = 3;
/** Whoever had the output before looks once a second whether it is still his (src/jobs), and stops. Until then he may still be at it. */
const TAKEOVER_MS = 2_000;

/**
 * The life of one print in a worker, from the job to the stored file. A mistake in the template or the data ends its
 * output as FAILED; only what is nobody's fault but the machine's is thrown, and the queue tries again.
 */
export async function runPrint(parts: PrintingParts, job: PrintJob): Promise<void> {
  const claim = await claimOutput(parts, job.outputPk);
  if (!claim) return; // cancelled, deleted, or finished by an earlier attempt
  const overtaken = new AbortController();
  const signal = AbortSignal.any([job.signal, overtaken.signal]);
  const progress = new ProgressWriter(parts, claim, () => overtaken.abort(new OvertakenError('The output is held by somebody else.')));
  try {
    const print = await renderOutput(parts, claim, progress, signal);
    await progress.stop();
    await completeOutput(parts, claim, job, print);
    parts.log.info({ output: claim.pk, pages: print.pageCount, items: claim.itemsTotal, warnings: print.warnings.length }, 'Printed');
  } catch (error) {
    await progress.stop();
    await endBadly(parts, claim, job, signal.aborted ? signal.reason : error);
  }
}

async function renderOutput(parts: PrintingParts, claim: Claim, progress: ProgressWriter, signal: AbortSignal): Promise<FinishedPrint> {
  if (claim.attempt > MAX_ATTEMPTS) throw new PrintError('INTERNAL', `Given up: the worker died ${MAX_ATTEMPTS} times during this print.`);
  const { template } = claim;
  if (!template) throw new PrintError('TEMPLATE', 'The template was deleted before it was printed.');
  if (claim.attempt > 1) await sleep(TAKEOVER_MS, undefined, { signal });
  const source = await templateSource(parts, template, claim.snippetFiles);
  const claimed: ClaimedOutput = { ...claim, template };
  return withEnoughData(async () => {
    const mentioned = await mentionedNames(parts, source, template.filenamePattern, signal);
    const wanted = { fileName: source.name, modelType: claim.modelType, mentioned };
    const loaded = await loadDocuments(parts, claimed, signal, wanted);
    return { wanted, data: loaded.data, done: renderDocuments(parts, claimed, source, loaded, progress, signal) };
  });
}

async function renderDocuments(
  parts: PrintingParts,
  claim: ClaimedOutput,
  source: TemplateSource,
  { documents, firstContext, itemPks, data }: LoadedDocuments,
  progress: ProgressWriter,
  signal: AbortSignal,
): Promise<FinishedPrint> {
  const { template } = claim;
  const job = {
    ...data,
    pageSize: template.pageSize,
    landscape: template.landscape,
    ...helperSettings(parts.config, claim, claim.exchangeRates),
    taggedPdf: template.taggedPdf,
    outline: template.outline,
    loadFile: (path: string) => loadReportFile(parts, path),
    signal,
    onPhase: (phase: 'RENDERING' | 'PRINTING') => progress.phase(phase),
    onProgress: (done: number) => progress.itemsDone(template.merge ? done * itemPks.length : done),
    keepParts: template.attachToModel,
  };
  const fileName = await outputFileName(parts, template.filenamePattern, firstContext, job);
  const title = fileName.slice(fileName.lastIndexOf('/') + 1);
  const report = await parts.engine.render({ ...job, template: source, documents, title });
  progress.phase('STORING');
  return {
    pdf: report.pdf,
    pageCount: report.pageCount,
    warnings: report.warnings,
    fileName,
    attachments: attachmentsOf(claim, itemPks, report.parts),
  };
}

/** One per record; a merged document is kept with the last one, as InvenTree does. */
function attachmentsOf(claim: ClaimedOutput, itemPks: number[], documents: Uint8Array[]): FinishedPrint['attachments'] {
  if (!claim.template.attachToModel) return [];
  const pks = claim.template.merge ? itemPks.slice(-1) : itemPks;
  return pks.flatMap((itemPk, index) => {
    const pdf = documents[index];
    return pdf ? [{ itemPk, pdf }] : [];
  });
}

/** Throws only what the queue shall try again. */
async function endBadly(parts: PrintingParts, claim: Claim, job: PrintJob, error: unknown): Promise<void> {
  // It has its own end already: cancelled, deleted, or another attempt's, now or soon.
  if (error instanceof CancelledError || error instanceof OvertakenError || error instanceof LostJobError) return;
  if (error instanceof ShutdownError) {
    // Not the job's fault: it does not count as an attempt, and the next start takes it up.
    await parts.prisma.reportOutput.updateMany({
      where: { pk: claim.pk, attempt: claim.attempt, state: 'RUNNING' },
      data: { state: 'QUEUED', phase: null, itemsDone: 0, attempt: { decrement: 1 }, sequence: { increment: 1 } },
    });
    throw error;
  }
  const failure = failureOf(error);
  if (failure.code === 'INTERNAL') parts.log.error({ err: error, output: claim.pk }, 'A print failed by a fault of ours');
  else parts.log.info({ output: claim.pk, code: failure.code }, `A print failed: ${failure.message}`);
  try {
    await failOutput(parts, claim, job, failure);
  } catch (writeError) {
    if (!(writeError instanceof OvertakenError)) throw writeError;
    // It came to its own end in this very moment.
  }
}

function failureOf(error: unknown): PrintFailure {
  if (error instanceof PrintError) return { code: error.code, message: error.message, diagnostics: error.diagnostics };
  if (error instanceof JobTimeoutError)
    return { code: 'TIME_LIMIT', message: `${error.message} REPORTREE_JOB_TIME_LIMIT sets the limit.`, diagnostics: [] };
  return { code: 'INTERNAL', message: 'The print failed by a fault of the server; its log says more.', diagnostics: [] };
}
