import type { Command } from 'commander';
import { InvalidError } from '../errors.ts';
import { importExport, type ImportOptions, type ImportProgress, type ImportReport } from '../inventory/import-export.ts';
import type { Parts } from '../parts.ts';

/** `reportree import FILE [--replace]`; `open` gives the database, and is closed afterwards. */
export function addImportCommand(program: Command, open: () => Promise<Pick<Parts, 'prisma'> & { close(): Promise<void> }>): void {
  program
    .command('import')
    .description('take an InvenTree export (JSON) into the inventory, all or nothing')
    .argument('<file>', 'the export, as "invoke export-records" of InvenTree writes it; - reads standard input')
    .option('--replace', 'empty the inventory first; accounts, templates, outputs and attachments stay', false)
    .action(async (file: string, { replace }: { replace: boolean }) => {
      const parts = await open();
      try {
        const report = await importExport(parts, file === '-' ? process.stdin : file, { replace, ...progressOn(process.stderr) });
        console.log(reportText(report));
      } catch (error) {
        if (!(error instanceof InvalidError)) throw error;
        console.error(mistakesText(error));
        process.exitCode = 1;
      } finally {
        await parts.close();
      }
    });
}

/** A progress bar where a person watches; nothing in logs and pipes. */
function progressOn(stream: NodeJS.WriteStream): Pick<ImportOptions, 'onProgress'> {
  if (!stream.isTTY) return {};
  return {
    onProgress: (progress) => {
      stream.write(`\r\u001B[K${progressText(progress)}`);
      if (progress.phase === 'writing' && progress.done === progress.total) stream.write('\r\u001B[K');
    },
  };
}

const BAR_WIDTH = 30;

function progressText({ phase, done, total }: ImportProgress): string {
  if (phase === 'reading') return 'Reading …';
  if (phase === 'checking') return `Checking ${total} records …`;
  const filled = Math.round((done / Math.max(1, total)) * BAR_WIDTH);
  return `Writing  ${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}  ${done} of ${total}`;
}

function mistakesText({ fields }: InvalidError): string {
  return ['Nothing was imported.', ...fields.map(({ message }) => `  ${message}`)].join('\n');
}

function reportText({ models, read, stored, skipped, milliseconds }: ImportReport): string {
  const rows = models.map(
    (model) => [model.model, String(model.read), String(model.stored), String(model.read - model.stored), whyText(model)] as const,
  );
  const all = [['records', 'read', 'stored', 'skipped', ''], ...rows, ['all', String(read), String(stored), String(skipped), '']] as const;
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const lines = all.map((row) =>
    [...widths.map((width, column) => (column === 0 ? (row[0] ?? '').padEnd(width) : (row[column] ?? '').padStart(width))), row[4]]
      .join('  ')
      .trimEnd(),
  );
  return [...lines, '', `Imported in ${(milliseconds / 1000).toFixed(1)} s.`].join('\n');
}

function whyText({ skipped, unknownFields }: ImportReport['models'][number]): string {
  const fields = Object.entries(unknownFields).map(([field, count]) => `${field} (${count})`);
  return [
    ...skipped.map(({ count, reason }) => `${count}: ${reason}`),
    ...(fields.length ? [`fields not kept: ${fields.join(', ')}`] : []),
  ].join('; ');
}
