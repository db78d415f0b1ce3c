import { requireViewer } from '../accounts/require-viewer.ts';
import { ForbiddenError, InvalidError, NotFoundError, TooBusyError } from '../errors.ts';
import { cancelPrint } from '../printing/cancel-print.ts';
import { deleteOutputs } from '../printing/delete-outputs.ts';
import { parsePk } from '../printing/parse-pk.ts';
import { printReport } from '../printing/print-report.ts';
import { waitForOutput } from '../printing/wait-for-output.ts';
import type { Parts } from '../parts.ts';
import { builder } from './builder.ts';
import { DeleteResult } from './deleted.ts';
import { encodeGlobalId, pkOf, pkText } from './ids.ts';
import { PrintOptions } from './print-options.ts';
import { typeNames } from './printable-item.ts';
import { ReportOutput } from './report-output.ts';

const LONGEST_WAIT_SECONDS = 30;
/** Outputs that one call may delete. */
const MOST_DELETED = 1000;

/** Items may come as global ids: of the kind that the template prints, then. What is no id of an item stays as it is. */
async function itemTexts({ prisma }: Pick<Parts, 'prisma'>, template: string, items: string[]): Promise<string[]> {
  if (!items.some((item) => item.includes(':'))) return items;
  const pk = parsePk(template);
  const row = pk === null ? null : await prisma.reportTemplate.findUnique({ where: { pk }, select: { modelType: true } });
  if (!row) return items; // printReport refuses the template
  return items.map((item, index) => pkText(item, typeNames[row.modelType], ['items', String(index)]));
}

export const PrintReportResult = builder.errorUnion('PrintReportResult', {
  description:
    'The print, which may be far from done, or why there is none. A print that fails later is no error of this call: it is in state `FAILED`.',
  types: [ReportOutput, InvalidError, ForbiddenError, TooBusyError],
  resolveType: () => 'ReportOutput',
});

builder.mutationFields((t) => ({
  printReport: t.field({
    type: PrintReportResult,
    description: 'Prints a report: queues it and gives the print at once. Follow it by `reportProgress`, or wait for it here.',
    args: {
      template: t.arg.id({ required: true, description: 'Which template: global id or pk. Example: `"ReportTemplate:1"`.' }),
      items: t.arg.idList({
        required: true,
        description:
          'What to print, in this order: global ids or pks; at most `Settings.itemLimit`. Repeated ones print once, unknown ones beside known ones are named in `missingItems`. Example: `["Build:1", 2]`.',
      }),
      options: t.arg({ type: PrintOptions, description: 'How values are shown. Default: as the server is set.' }),
      waitSeconds: t.arg.float({
        required: true,
        defaultValue: 0,
        description: 'Seconds to wait for the print to become final before answering, 0 to 30. Default: `0`.',
      }),
    },
    async resolve(_root, { template, items, options, waitSeconds }, { parts, viewer, stopping }) {
      if (!(waitSeconds >= 0 && waitSeconds <= LONGEST_WAIT_SECONDS)) {
        throw InvalidError.of(
          'waitSeconds',
          'NOT_A_CHOICE',
          `This call waits 0 to ${LONGEST_WAIT_SECONDS} seconds; follow longer prints by the subscription reportProgress.`,
        );
      }
      const pk = pkText(template, 'ReportTemplate', 'template');
      const output = await printReport(parts, requireViewer(viewer), {
        template: pk,
        items: await itemTexts(parts, pk, items),
        locale: options?.locale ?? undefined,
        timeZone: options?.timeZone ?? undefined,
      });
      return ReportOutput.addBrand(waitSeconds > 0 ? await waitForOutput(parts, output.pk, waitSeconds * 1000, stopping) : output);
    },
  }),
  cancelPrint: t.field({
    type: builder.errorUnion('CancelPrintResult', {
      description: 'The print as it is now, or why it was not cancelled.',
      types: [ReportOutput, InvalidError, NotFoundError, ForbiddenError],
      resolveType: () => 'ReportOutput',
    }),
    description: 'Cancels a print that waits or runs; its work stops within a second. A final one stays as it is.',
    args: { output: t.arg.id({ required: true, description: 'Which print: global id or pk. Example: `"ReportOutput:7"`.' }) },
    async resolve(_root, { output }, { parts, viewer }) {
      const pk = pkOf(output, 'ReportOutput', 'output');
      if (pk === null) throw NotFoundError.of('ReportOutput');
      return ReportOutput.addBrand(await cancelPrint(parts, requireViewer(viewer), pk));
    },
  }),
  deleteOutputs: t.field({
    type: DeleteResult,
    description: 'Deletes prints with their files, all or none. What they attached to records stays. One that still runs is cancelled.',
    args: {
      outputs: t.arg.idList({
        required: true,
        description: `Which prints: global ids or pks, 1 to ${MOST_DELETED}. Example: \`["ReportOutput:7", 8]\`.`,
      }),
    },
    async resolve(_root, { outputs }, { parts, viewer }) {
      if (outputs.length === 0) throw InvalidError.of('outputs', 'EMPTY_LIST', 'This list may not be empty.');
      if (outputs.length > MOST_DELETED)
        throw InvalidError.of('outputs', 'TOO_MANY', `One call deletes at most ${MOST_DELETED} outputs; these are ${outputs.length}.`);
      const pks = outputs.map((output, index) => pkOf(output, 'ReportOutput', ['outputs', String(index)]));
      if (pks.includes(null)) throw NotFoundError.of('ReportOutput');
      const known = [...new Set(pks.filter((pk) => pk !== null))];
      await deleteOutputs(parts, requireViewer(viewer), known);
      return { ids: known.map((pk) => encodeGlobalId('ReportOutput', pk)) };
    },
  }),
}));
