import { basename } from 'node:path';
import { diagnosticsText } from './diagnostics-text.ts';
import type { PrintJob, Printer } from './print-job.ts';
import { TemplateFileError } from './read-draft.ts';
import { writeWhole } from './write-whole.ts';

/** Prints once into `out` and says how it went. False: there is no file, or the one of an earlier run. */
export async function runJob(printer: Printer, job: PrintJob, out: string, folder: string, signal: AbortSignal): Promise<boolean> {
  const started = performance.now();
  showProgress('Printing …');
  try {
    const { content, pageCount, diagnostics } = await printer.print(job, signal);
    signal.throwIfAborted();
    if (content) await writeWhole(out, content);
    showProgress('');
    if (diagnostics.length) console.error(diagnosticsText(diagnostics, folder));
    const seconds = ((performance.now() - started) / 1000).toFixed(2);
    const pages = pageCount === null ? [] : [pageCount === 1 ? '1 page' : `${pageCount} pages`];
    if (content) console.log([`Wrote ${out}:`, [...pages, sizeText(content.byteLength), `${seconds} s`].join(', ')].join(' '));
    else console.error(`${basename(out)} is not written (${seconds} s).`);
    return content !== null;
  } finally {
    showProgress('');
  }
}

/** As `runJob`; a file that cannot be read just now is no reason to stop watching it. */
export async function runWatchedJob(...args: Parameters<typeof runJob>): Promise<void> {
  try {
    await runJob(...args);
  } catch (error) {
    if (!(error instanceof TemplateFileError)) throw error;
    console.error(error.message);
  }
}

/** For a person who watches; nothing in logs and pipes. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`);
}

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
