import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { PrintError, type Diagnostic } from '../errors.ts';
import type { BrowserPages } from './browser/browser-pages.ts';
import type { CompileService } from './compile/compile-service.ts';
import type { RenderDocument, RenderedReport, RenderJob } from './engine.ts';
import { joinPdfs } from './join-pdfs.ts';
import { pageLimitError, sizeLimitError, type Limits } from './limits.ts';
import { hasForbiddenLink, pageCount } from './pdf-facts.ts';
import { isStaticHtml, staticHtml } from './static-html.ts';
import { withStyles } from './with-styles.ts';

export interface RenderParts {
  compiler: CompileService;
  pages: BrowserPages;
  log: Logger;
  concurrency: number;
  limits: Limits;
}

/** Makes the HTML of a document. */
type MakeHtml = (document: RenderDocument, signal: AbortSignal) => Promise<string>;

/** Warnings of one job; the rest says nothing new. */
const WARNING_LIMIT = 100;
/** How often in a row a browser may go down under a job that gets nothing done in between. */
const ATTEMPTS = 3;
/** The pause before the second attempt; it grows with every failure. */
const RETRY_AFTER_MS = 250;

/** The documents of a job, as far as they are done. */
interface Progress {
  pdfs: (Buffer | undefined)[];
  warnings: Diagnostic[][];
  templateWarnings: Diagnostic[];
  done: number;
  pages: number;
  bytes: number;
}

/** Prints a job: each document by itself, as many at a time as there are print pages, joined in the order asked for. */
export async function renderReport(parts: RenderParts, job: RenderJob): Promise<RenderedReport> {
  const progress: Progress = { pdfs: job.documents.map(() => undefined), warnings: [], templateWarnings: [], done: 0, pages: 0, bytes: 0 };
  const remembering = { ...job, loadFile: rememberFiles(job.loadFile) };
  await persistently(parts, job, progress, () => printAll(parts, remembering, progress));
  const pdfs = progress.pdfs as Buffer[];
  const pdf = await joinPdfs(pdfs, job.title, job.signal);
  if (pdf.byteLength > parts.limits.pdfSizeLimitBytes) throw sizeLimitError(parts.limits, pdf.byteLength);
  const warnings = progress.templateWarnings.concat(...progress.warnings).slice(0, WARNING_LIMIT);
  return { pdf, pageCount: progress.pages, parts: job.keepParts ? pdfs : [], warnings };
}

/** The documents' HTML, one after the other, before anything that printing adds. */
export async function renderHtml(parts: RenderParts, job: RenderJob): Promise<{ html: string; warnings: Diagnostic[] }> {
  const documents: string[] = [];
  let warnings: Diagnostic[] = [];
  const onWarnings = (found: Diagnostic[]) => (warnings = found);
  await withHtml(parts, job, onWarnings, async (makeHtml) => {
    for (const document of job.documents) documents.push(await makeHtml(document, job.signal));
  });
  return { html: documents.join('\n'), warnings };
}

/**
 * Does the work again when the browser goes down under it, with what is left to do: not the job's fault, as far as one can tell.
 * What the template does, and what a limit or the signal ends, is thrown at once.
 */
async function persistently({ log }: RenderParts, job: RenderJob, progress: Progress, work: () => Promise<void>): Promise<void> {
  for (let failures = 0, before = 0; ; before = progress.done) {
    try {
      return await work();
    } catch (error) {
      job.signal.throwIfAborted();
      if (error instanceof PrintError) throw error;
      failures = progress.done > before ? 1 : failures + 1;
      const message = (error as Error).message.split('\n')[0]!;
      if (failures === ATTEMPTS) throw new PrintError('INTERNAL', `The browser failed ${ATTEMPTS} times: ${message}`, [], { cause: error });
      log.warn({ err: error }, 'The browser failed under a print, which is tried again');
      // A killed browser is not known to be gone at once, and until then the next attempt would meet it again.
      await sleep(RETRY_AFTER_MS * failures, undefined, { signal: job.signal }).catch(() => job.signal.throwIfAborted());
    }
  }
}

async function printAll(parts: RenderParts, job: RenderJob, progress: Progress): Promise<void> {
  const onWarnings = (found: Diagnostic[]) => (progress.templateWarnings = found);
  await withHtml(parts, job, onWarnings, async (makeHtml) => {
    job.onPhase?.('PRINTING');
    // The first failure stops the others.
    const failed = new AbortController();
    const signal = AbortSignal.any([job.signal, failed.signal]);
    const left = job.documents.keys().filter((index) => progress.pdfs[index] === undefined);
    const line = async () => {
      for (const index of left) {
        const document = job.documents[index]!;
        const html = await makeHtml(document, signal);
        const printed = await parts.pages.printPage(signal, (page) => page.print({ ...job, html, itemPk: document.itemPk }, signal));
        count(parts.limits, progress, index, printed);
        job.onProgress?.(progress.done);
      }
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

function count(limits: Limits, progress: Progress, index: number, { pdf, warnings }: { pdf: Buffer; warnings: Diagnostic[] }): void {
  if (hasForbiddenLink(pdf)) throw new PrintError('TEMPLATE', 'The document has a link that runs a script or opens a local file.');
  progress.pdfs[index] = pdf;
  progress.warnings[index] = warnings;
  progress.done++;
  progress.pages += pageCount(pdf);
  progress.bytes += pdf.byteLength;
  if (progress.pages > limits.pageLimit) throw pageLimitError(limits);
  // Joined they are hardly smaller than together, as long as fonts are not shared.
  if (progress.bytes > limits.pdfSizeLimitBytes) throw sizeLimitError(limits, progress.bytes);
}

/** Gives `work` what makes a document's HTML: a page that runs the compiled template, or the file as it stands. */
async function withHtml<Result>(
  parts: RenderParts,
  job: RenderJob,
  onWarnings: (warnings: Diagnostic[]) => void,
  work: (makeHtml: MakeHtml) => Promise<Result>,
): Promise<Result> {
  const { template, signal, locale, timeZone, currency, exchangeRates, server } = job;
  job.onPhase?.('RENDERING');
  if (isStaticHtml(template.name)) {
    const html = staticHtml(template.name, template.content);
    return work(() => Promise.resolve(html));
  }
  const compiled = await parts.compiler.compiled(template, signal);
  onWarnings(compiled.warnings);
  return parts.pages.renderPage(signal, (page) => {
    page.load(compiled, { locale, timeZone, currency, exchangeRates, server });
    return work(async (document, own) => withStyles(await page.render(document.inputJson, own), compiled.styles));
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
