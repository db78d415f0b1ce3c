import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { PrintError, type Diagnostic } from '../errors.ts';
import type { BrowserPages } from './browser/browser-pages.ts';
import type { CompileService } from './compile/compile-service.ts';
import type { RenderDocument, RenderedReport, RenderJob } from './engine.ts';
import type { JoinedDocuments, PrintDocument } from './browser/print-page.ts';
import { TooLittleDataError } from './gaps.ts';
import { joinPdfs, type PdfPages } from './pdf/join-pdfs.ts';
import { PageCrashedError, pageLimitError, sizeLimitError, type Limits } from './limits.ts';
import { hasForbiddenLink } from './forbidden-links.ts';
import type { CompiledTemplate } from './compile/protocol.ts';
import { withBaseStyles, withStyles } from './with-styles.ts';

export interface RenderParts {
  compiler: CompileService;
  pages: BrowserPages;
  log: Logger;
  concurrency: number;
  limits: Limits;
}

/** Makes the HTML of the first of the documents: of one at least, and of more where they take no time. */
type MakeHtml = (documents: RenderDocument[], signal: AbortSignal) => Promise<string[]>;

/** Warnings of one job; the rest says nothing new. */
const WARNING_LIMIT = 100;
/** How often in a row a browser may go down under a job that gets nothing done in between. */
const ATTEMPTS = 3;
/** The pause before the second attempt; it grows with every failure. */
const RETRY_AFTER_MS = 250;

/** Documents that are given to the template at once, and their inputs, in UTF-16 units. */
const AT_ONCE = 50;
const AT_ONCE_LENGTH = 2_000_000;
/** Documents printed as one at most: what is lost when the browser fails, and how often progress is told. */
const CHUNK_DOCUMENTS = 100;
/** So long a chunk waits for documents of a template that takes its time: progress is told by chunks, and print pages are not idle. */
const GATHER_MS = 500;
/** The HTML of documents printed as one, in UTF-16 units: less is not worth another PDF to be joined, more is no faster. */
const [SHORTEST_CHUNK, LONGEST_CHUNK] = [150_000, 4_000_000];

/** The documents of a job, as far as they are done. */
interface Progress {
  printed: (PdfPages | undefined)[];
  warnings: Diagnostic[][];
  templateWarnings: Diagnostic[];
  done: number;
  pages: number;
  bytes: number;
}

/** Prints a job: its documents as one where each then looks as it does alone, and otherwise apart; all print pages are at it. */
export async function renderReport(parts: RenderParts, job: RenderJob): Promise<RenderedReport> {
  const printed = job.documents.map(() => undefined);
  const progress: Progress = { printed, warnings: [], templateWarnings: [], done: 0, pages: 0, bytes: 0 };
  const remembering = { ...job, loadFile: rememberFiles(job.loadFile) };
  await persistently(parts, job, progress, () => printAll(parts, remembering, progress));
  const pages = progress.printed as PdfPages[];
  const pdf = joinPdfs(pages, job.signal);
  if (pdf.byteLength > parts.limits.pdfSizeLimitBytes) throw sizeLimitError(parts.limits, pdf.byteLength);
  const warnings = distinct(progress.templateWarnings.concat(progress.warnings.flat())).slice(0, WARNING_LIMIT);
  return { pdf, pageCount: progress.pages, parts: job.keepParts ? pages.map((own) => own.pdf) : [], warnings };
}

/** What is said of a template is said by each document that is printed apart. */
function distinct(warnings: Diagnostic[]): Diagnostic[] {
  return [...new Map(warnings.map((warning) => [JSON.stringify([warning.message, warning.itemPk, warning.line]), warning])).values()];
}

/** The documents' HTML, one after the other, before anything that printing adds. */
export async function renderHtml(parts: RenderParts, job: RenderJob): Promise<{ html: string; warnings: Diagnostic[] }> {
  const documents: string[] = [];
  let warnings: Diagnostic[] = [];
  const onWarnings = (found: Diagnostic[]) => (warnings = found);
  const make = () =>
    withHtml(parts, job, onWarnings, async (makeHtml) => {
      while (documents.length < job.documents.length)
        documents.push(...(await makeHtml(atOnce(job.documents.slice(documents.length)), job.signal)));
    });
  await despiteCrash(parts, job, make);
  return { html: documents.join('\n'), warnings };
}

/** Does the work again, once, when the page that runs the template breaks down; the second time it is the template's fault. */
async function despiteCrash({ log }: RenderParts, job: RenderJob, work: () => Promise<void>): Promise<void> {
  try {
    return await work();
  } catch (error) {
    job.signal.throwIfAborted();
    if (!(error instanceof PageCrashedError)) throw error;
    log.info({ template: job.template.name }, 'The page that ran a template broke down; it is run again');
  }
  try {
    await work();
  } catch (error) {
    throw error instanceof PageCrashedError ? error.limit : error;
  }
}

/**
 * Does the work again when the browser goes down under it, with what is left to do: not the job's fault, as far as one can tell.
 * What the template does, and what a limit or the signal ends, is thrown at once.
 */
async function persistently(parts: RenderParts, job: RenderJob, progress: Progress, work: () => Promise<void>): Promise<void> {
  for (let failures = 0, before = 0; ; before = progress.done) {
    try {
      return await despiteCrash(parts, job, work);
    } catch (error) {
      job.signal.throwIfAborted();
      if (error instanceof PrintError || error instanceof TooLittleDataError) throw error;
      failures = progress.done > before ? 1 : failures + 1;
      const message = (error as Error).message.split('\n')[0]!;
      if (failures === ATTEMPTS) throw new PrintError('INTERNAL', `The browser failed ${ATTEMPTS} times: ${message}`, [], { cause: error });
      parts.log.warn({ err: error }, 'The browser failed under a print, which is tried again');
      // A killed browser is not known to be gone at once, and until then the next attempt would meet it again.
      await sleep(RETRY_AFTER_MS * failures, undefined, { signal: job.signal }).catch(() => job.signal.throwIfAborted());
    }
  }
}

async function printAll(parts: RenderParts, job: RenderJob, progress: Progress): Promise<void> {
  const onWarnings = (found: Diagnostic[]) => (progress.templateWarnings = found);
  await withHtml(parts, job, onWarnings, async (makeHtml, { baseStyles }) => {
    job.onPhase?.('PRINTING');
    // The first failure stops the others.
    const failed = new AbortController();
    const signal = AbortSignal.any([job.signal, failed.signal]);
    const chunks = inChunks(parts, job, progress, async (documents) =>
      (await makeHtml(documents, signal)).map((html) => withBaseStyles(html, baseStyles)),
    );
    const line = async () => {
      for (let chunk = await chunks.next(); chunk.length > 0; chunk = await chunks.next())
        await printChunk(parts, job, progress, chunk, signal);
    };
    const lines = Array.from({ length: Math.min(parts.concurrency, job.documents.length) }, () =>
      line().catch((error: unknown) => {
        failed.abort(error);
        throw error;
      }),
    );
    await Promise.allSettled(lines);
    if (failed.signal.aborted) throw failed.signal.reason;
  });
}

/** A document of a job, ready to be printed. */
interface Ready {
  /** Its place in the job. */
  index: number;
  document: PrintDocument;
}

/** The first of the documents: one at least. */
function atOnce(documents: RenderDocument[]): RenderDocument[] {
  let length = 0;
  const end = documents.findIndex(({ inputJson }, index) => (length += inputJson.length) > AT_ONCE_LENGTH && index > 0);
  return documents.slice(0, Math.min(AT_ONCE, end < 0 ? documents.length : end));
}

/** Gives the documents that are left, a few at a time; whoever asks waits for who asked before. */
function inChunks(
  { concurrency }: RenderParts,
  job: RenderJob,
  { printed }: Progress,
  makeHtml: (documents: RenderDocument[]) => Promise<string[]>,
) {
  const left = printed
    .keys()
    .filter((index) => printed[index] === undefined)
    .toArray();
  const ready: Ready[] = [];
  const fill = async () => {
    const made = await makeHtml(atOnce(left.slice(0, AT_ONCE).map((index) => job.documents[index]!)));
    for (const html of made) {
      const index = left.shift()!;
      ready.push({ index, document: { ...job, author: job.server.companyName, html, itemPk: job.documents[index]!.itemPk } });
    }
  };
  const take = async (): Promise<Ready[]> => {
    if (ready.length === 0 && left.length > 0) await fill();
    const [first] = ready;
    if (!first) return [];
    // All print pages have something to do where there is enough of it; smaller chunks would only repeat fonts and pictures.
    const total = first.document.html.length * (ready.length + left.length);
    const length = Math.min(LONGEST_CHUNK, Math.max(SHORTEST_CHUNK, total / concurrency));
    const count = job.keepParts ? 1 : Math.min(CHUNK_DOCUMENTS, Math.ceil(length / first.document.html.length));
    const end = performance.now() + GATHER_MS;
    while (ready.length < count && left.length > 0 && performance.now() < end) await fill();
    return ready.splice(0, count);
  };
  let turn: Promise<unknown> = Promise.resolve();
  return {
    next(): Promise<Ready[]> {
      const taken = turn.then(take);
      turn = taken.catch(() => {});
      return taken;
    },
  };
}

async function printChunk(parts: RenderParts, job: RenderJob, progress: Progress, chunk: Ready[], signal: AbortSignal): Promise<void> {
  const apart = chunk.length > 1 ? await printTogether(parts, job, progress, chunk, signal) : chunk;
  const left = apart.values();
  const line = async () => {
    for (const { index, document } of left) {
      const { pdf, pageCount, warnings } = await parts.pages.printPage(signal, (page) => page.print(document, signal));
      keep(parts.limits, progress, pdf, [{ index, pages: { pdf, first: 0, count: pageCount } }], warnings);
      job.onProgress?.(progress.done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parts.concurrency, apart.length) }, line));
}

/** Gives those that must be printed apart. */
async function printTogether(
  parts: RenderParts,
  job: RenderJob,
  progress: Progress,
  chunk: Ready[],
  signal: AbortSignal,
): Promise<Ready[]> {
  const documents = chunk.map(({ document }) => document);
  let joined: JoinedDocuments;
  try {
    joined = await parts.pages.printPage(signal, (page) => page.printTogether(documents, signal));
  } catch (error) {
    // The limits are for each document, and these may keep to them one by one.
    if (error instanceof PrintError && (error.code === 'TIME_LIMIT' || error.code === 'MEMORY_LIMIT')) return chunk;
    throw error;
  }
  const { pdf, warnings, pageCounts } = joined;
  let first = 0;
  const together = chunk.flatMap(({ index }, place) => {
    const count = pageCounts[place]!;
    first += count;
    return count > 0 ? [{ index, pages: { pdf, first: first - count, count } }] : [];
  });
  if (together.length > 0) keep(parts.limits, progress, pdf, together, warnings);
  job.onProgress?.(progress.done);
  return chunk.filter((_, place) => pageCounts[place] === 0);
}

function keep(
  limits: Limits,
  progress: Progress,
  pdf: Buffer,
  documents: { index: number; pages: PdfPages }[],
  warnings: Diagnostic[],
): void {
  if (hasForbiddenLink(pdf)) throw new PrintError('TEMPLATE', 'The document has a link that runs a script or opens a local file.');
  for (const { index, pages } of documents) {
    progress.printed[index] = pages;
    progress.done++;
    progress.pages += pages.count;
  }
  progress.warnings[documents[0]!.index] = warnings;
  progress.bytes += pdf.byteLength;
  if (progress.pages > limits.pageLimit) throw pageLimitError(limits);
  // Joined they are hardly smaller than together, as long as fonts are not shared.
  if (progress.bytes > limits.pdfSizeLimitBytes) throw sizeLimitError(limits, progress.bytes);
}

/** Gives `work` what makes a document's HTML: a page that runs the compiled template. */
async function withHtml<Result>(
  parts: RenderParts,
  job: RenderJob,
  onWarnings: (warnings: Diagnostic[]) => void,
  work: (makeHtml: MakeHtml, compiled: CompiledTemplate) => Promise<Result>,
): Promise<Result> {
  const { template, signal, locale, timeZone, currency, exchangeRates, server } = job;
  job.onPhase?.('RENDERING');
  const compiled = await parts.compiler.compiled(template, signal);
  onWarnings(compiled.warnings);
  return parts.pages.renderPage(signal, (page) => {
    page.load(compiled, { locale, timeZone, currency, exchangeRates, server }, { gaps: job.gaps, shapes: job.shapes });
    return work(async (documents, own) => {
      const inputs = documents.map(({ inputJson }) => inputJson);
      return (await page.render(inputs, own)).map((html) => withStyles(html, compiled.styles));
    }, compiled);
  });
}

/** Each file is read once for a job, however many documents show it. */
function rememberFiles(load: RenderJob['loadFile']): RenderJob['loadFile'] {
  const known = new Map<string, ReturnType<RenderJob['loadFile']>>();
  return (path) => {
    const file = known.get(path) ?? load(path);
    known.set(path, file);
    return file;
  };
}
