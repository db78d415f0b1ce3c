import {
  DeleteOutputDocument,
  DeleteOutputsDocument,
  ListOutputsDocument,
  PageOutputsDocument,
  PrintDocument,
  ReadOutputDocument,
} from './documents.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { formMetadata } from './form-metadata.ts';
import { listAnswer } from './page-answer.ts';
import { refusal } from './refusal.ts';
import { outputShape } from './shapes.ts';

/** No cache keeps the answer to a print. */
const NEVER_CACHED = { 'Cache-Control': 'max-age=0, no-cache, no-store, must-revalidate, private' };

/** Seconds to wait for the PDF: `Prefer: respond-async` or `Prefer: wait=10` (RFC 7240), else as the server is set. */
function waitOf({ req, printWaitSeconds }: Call): { seconds: number; applied?: string } {
  const preferences = (req.get('Prefer') ?? '').split(/[,;]/).map((preference) => preference.trim().toLowerCase());
  const wait = preferences.map((preference) => /^wait\s*=\s*"?(\d{1,6})"?$/.exec(preference)?.[1]).find((seconds) => seconds !== undefined);
  if (wait !== undefined) return { seconds: Number(wait), applied: `wait=${Number(wait)}` };
  return preferences.includes('respond-async') ? { seconds: 0, applied: 'respond-async' } : { seconds: printWaitSeconds };
}

export const printEndpoints: Endpoint[] = [
  {
    path: '/api/report/print/',
    name: 'Report Print',
    description: 'API endpoint for printing reports.',
    schema: { takes: 'ReportPrint', answers: 'DataOutput' },
    metadata: (call) => formMetadata(call, 'REPORT_PRINT'),
    methods: {
      async POST(call) {
        const { seconds, applied } = waitOf(call);
        const { result } = await call.run(PrintDocument, { form: call.body, waitSeconds: seconds });
        const refused = refusal(result);
        if (refused) return refused;
        if (result.__typename !== 'ReportOutput') throw new Error(`${result.__typename} is no output.`);
        const headers = { ...NEVER_CACHED, Expires: new Date().toUTCString(), ...(applied && { 'Preference-Applied': applied }) };
        // A print that failed while it was waited for is an error of the call, as where InvenTree has no worker.
        if (result.failure)
          return { status: 400, headers, body: { error: ['Error generating report'], detail: [result.failure.detail], path: ['None'] } };
        return { status: 201, headers, body: outputShape(result) };
      },
    },
  },
  {
    path: '/api/data-output/',
    name: 'Data Output List',
    description: 'List view for DataOutput objects.',
    schema: { answers: 'DataOutput', isList: true },
    metadata: async () => ({ actions: {}, model: 'dataoutput' }),
    methods: {
      GET: (call) => listAnswer(call, { list: ListOutputsDocument, page: PageOutputsDocument }, outputShape),
      async DELETE({ run, body, query }) {
        const all = ['true', '1'].includes(query.all?.toLowerCase() ?? '');
        const { result } = await run(DeleteOutputsDocument, { form: body, all });
        if (result.__typename === 'Deleted') return { status: 200, body: { success: `Deleted ${result.ids.length} items` } };
        // The one place where the sentence stands alone, in no list.
        return result.__typename === 'InvalidError' ? { status: 400, body: { non_field_errors: result.message } } : refusal(result)!;
      },
    },
  },
  {
    path: '/api/data-output/{id}/',
    name: 'Data Output Detail',
    description: 'Detail view for a DataOutput object.',
    schema: { answers: 'DataOutput' },
    metadata: async () => ({ actions: {}, model: 'dataoutput' }),
    methods: {
      async GET({ run, params: [id = ''] }) {
        const { row } = await run(ReadOutputDocument, { id });
        return row ? { status: 200, body: outputShape(row) } : { status: 404, body: { detail: 'No DataOutput matches the given query.' } };
      },
      async DELETE({ run, params: [id = ''] }) {
        const { result } = await run(DeleteOutputDocument, { id });
        if (result.__typename === 'NotFoundError') return { status: 404, body: { detail: 'No DataOutput matches the given query.' } };
        return refusal(result) ?? { status: 204 };
      },
    },
  },
];
