import { existsSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { DataFolderInUseError } from '../database/lock-data-folder.ts';
import { ModelType, PageSize } from '../database/client/enums.ts';
import { parsePk } from '../printing/parse-pk.ts';
import type { PreviewFormat } from '../printing/preview-report.ts';
import { PrintCommandError } from './print/print-error.ts';
import { printHere, type PrintCommandParts } from './print/print-here.ts';
import type { PrintJob, Printer } from './print/print-job.ts';
import { printOverServer } from './print/print-over-server.ts';
import { snippetFolders } from './print/read-draft.ts';
import { runJob, runWatchedJob } from './print/run-job.ts';
import { changesOf } from './print/watch-files.ts';
import { modelTypeOf } from './model-type.ts';
import { seedLibrary } from './seed-library.ts';

interface PrintCommandOptions {
  template: string;
  modelType?: ModelType;
  items: number[];
  item: number[];
  out: string;
  format?: 'pdf' | 'html' | 'png';
  page?: number;
  dpi?: number;
  pageSize?: PageSize;
  landscape?: boolean;
  merge?: boolean;
  locale?: string;
  timeZone?: string;
  watch?: boolean;
  server?: string;
  token?: string;
}

/** Adds `print` to the command line. `open` gives the parts, which are closed afterwards. */
export type { PrintCommandParts };

export function addPrintCommand(program: Command, open: () => Promise<PrintCommandParts>): void {
  program
    .command('print')
    .description('print records with a template, from a file or from the library, into a file')
    .requiredOption('--template <template>', 'a file (.marko, .html), or the name or pk of a stored template')
    .addOption(new Option('--model-type <type>', 'kind of the records; a file needs it').argParser(modelTypeOf))
    .addOption(new Option('--items <pks>', 'the records, by pk: 13 or 1,2').argParser(pksOf).default([], 'none'))
    .addOption(new Option('--item <pk>', 'the same; may be repeated').argParser(pksOf).default([], 'none'))
    .requiredOption('--out <file>', 'where to write it, whole or not at all')
    .addOption(new Option('--format <format>', 'what to write; default: by the ending of --out, else pdf').choices(['pdf', 'html', 'png']))
    .option('--page <number>', 'png: which page', numberOf)
    .option('--dpi <number>', 'png: pixels per inch', numberOf)
    .addOption(new Option('--page-size <size>', 'paper, for a file; default: A4').choices(Object.values(PageSize)))
    .option('--landscape', 'paper on its side, for a file')
    .option('--merge', 'one document over all records, for a file')
    .option('--locale <tag>', 'language of numbers and dates, such as de-CH')
    .option('--time-zone <zone>', 'such as Europe/Zurich')
    .option('--watch', 'print again after each change of the file, the tags beside it, or the library; Ctrl-C ends it')
    .option('--server <url>', 'let this running server print')
    .addOption(new Option('--token <token>', 'API token for --server').env('REPORTREE_TOKEN'))
    .action((options: PrintCommandOptions) => print(options, open));
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

async function print(options: PrintCommandOptions, open: () => Promise<PrintCommandParts>): Promise<void> {
  const job = jobOf(options);
  const out = options.out;
  const file = 'path' in job.source ? job.source.path : undefined;
  const folder = file === undefined ? '' : dirname(file);
  const printer = await printerOf(options, open);
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  // Once: a second Ctrl-C ends the process at once.
  for (const signal of STOP_SIGNALS) process.once(signal, stop);
  try {
    if (!options.watch) {
      if (!(await runJob(printer, job, out, folder, stopped.signal))) process.exitCode = 1;
      return;
    }
    const folders = file === undefined ? [] : snippetFolders(file);
    const matters = (name: string) => /\.(marko|html?)$/i.test(name) && name !== basename(out);
    // Watching begins before the first print: nothing that is saved meanwhile is missed.
    const changes = changesOf({ folders, matters, version: printer.libraryVersion }, stopped.signal);
    const watching = changes.next();
    await runWatchedJob(printer, job, out, folder, stopped.signal);
    console.log('Watching; Ctrl-C ends it.');
    for (let change = await watching; !change.done; change = await changes.next())
      await runWatchedJob(printer, job, out, folder, stopped.signal);
  } catch (error) {
    if (!stopped.signal.aborted) throw error;
    if (!options.watch) process.exitCode = 130;
  } finally {
    stop();
    await printer.close();
    for (const signal of STOP_SIGNALS) process.off(signal, stop);
  }
}

function jobOf(options: PrintCommandOptions): PrintJob {
  const { template, modelType, page, dpi, locale, timeZone } = options;
  const itemPks = [...new Set([...options.items, ...options.item])];
  if (!itemPks.length)
    throw new PrintCommandError('What is to be printed? Give the pk of a record with --item, or several with --items 1,2.');
  return { source: sourceOf(template, modelType, options), itemPks, format: formatOf(options), page, dpi, locale, timeZone };
}

function sourceOf(template: string, modelType: ModelType | undefined, options: PrintCommandOptions): PrintJob['source'] {
  const { pageSize, landscape, merge, server, watch } = options;
  const isTemplateFile = /\.(marko|html?)$/i.test(template);
  if (isTemplateFile && existsSync(template)) {
    if (!modelType)
      throw new PrintCommandError(
        `${template} is for which records? Tell with --model-type, one of ${Object.values(ModelType).join(', ')}.`,
      );
    return { path: template, modelType, pageSize: pageSize ?? 'A4', landscape: landscape ?? false, merge: merge ?? false };
  }
  if (isTemplateFile && /[/\\]/.test(template)) throw new PrintCommandError(`There is no file ${resolve(template)}.`);
  if (pageSize || landscape || merge)
    throw new PrintCommandError('--page-size, --landscape and --merge are for a file; a stored template has settings of its own.');
  if (server && watch)
    throw new PrintCommandError('--watch over a server follows files; what changes in its library cannot be seen from here.');
  return { name: template, modelType };
}

function formatOf({ format, out }: PrintCommandOptions): PreviewFormat {
  const byEnding: Record<string, PreviewFormat> = { '.html': 'HTML', '.htm': 'HTML', '.png': 'PNG' };
  return format ? (format.toUpperCase() as PreviewFormat) : (byEnding[extname(out).toLowerCase()] ?? 'PDF');
}

async function printerOf({ server, token }: PrintCommandOptions, open: () => Promise<PrintCommandParts>): Promise<Printer> {
  if (server !== undefined) {
    if (!token) throw new PrintCommandError('--server needs a token of its API: give it with --token, or in REPORTREE_TOKEN.');
    return printOverServer(server.replace(/\/+$/, ''), token);
  }
  const parts = await opened(open);
  try {
    await seedLibrary(parts);
  } catch (error) {
    await parts.close();
    throw error;
  }
  return printHere(parts);
}

async function opened(open: () => Promise<PrintCommandParts>): Promise<PrintCommandParts> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof DataFolderInUseError)) throw error;
    throw new PrintCommandError(`${error.message} Or let the running server print: --server URL --token TOKEN.`, { cause: error });
  }
}

function pksOf(text: string, before: number[]): number[] {
  return text.split(',').reduce((pks, piece) => {
    const pk = parsePk(piece.trim());
    if (pk === null) throw new InvalidArgumentError(`"${piece.trim()}" is no pk, a whole number from 1.`);
    return [...pks, pk];
  }, before);
}

function numberOf(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('A whole number from 1 is needed.');
  return number;
}
