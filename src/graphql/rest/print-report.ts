import { requireViewer } from '../../accounts/require-viewer.ts';
import { readPrintForm } from '../../library/print-form.ts';
import { printReport } from '../../printing/print-report.ts';
import { waitForOutput } from '../../printing/wait-for-output.ts';
import { builder } from '../builder.ts';
import { PrintReportResult } from '../print-report.ts';
import { ReportOutput } from '../report-output.ts';
import { readBodyWithList } from './form-value.ts';

/** However long a client wants to wait for its print; proxies give up not much later. */
const LONGEST_WAIT_SECONDS = 60;

builder.mutationField('printReportFromForm', (t) =>
  t.field({
    subGraphs: ['rest'],
    type: PrintReportResult,
    args: { form: t.arg({ type: 'FormValue', required: true }), waitSeconds: t.arg.float({ required: true }) },
    async resolve(_root, { form, waitSeconds }, { parts, viewer, stopping }) {
      const known = requireViewer(viewer);
      const output = await printReport(parts, known, readPrintForm(await readBodyWithList(form, 'items')));
      const wait = Math.min(waitSeconds, LONGEST_WAIT_SECONDS);
      return ReportOutput.addBrand(wait > 0 ? await waitForOutput(parts, output.pk, wait * 1000, stopping) : output);
    },
  }),
);
