import type { ModelType, PageSize } from '../../database/client/enums.ts';
import type { Diagnostic } from '../../errors.ts';
import type { Preview } from '../../printing/preview-report.ts';
import { pictureDpi } from '../../printing/preview-report.ts';
import { GraphQLClient } from '../graphql-client.ts';
import {
  PrintPreviewDocument,
  PrintTemplatesDocument,
  type DraftTemplateInput,
  type ModelType as ModelTypeName,
  type PageSize as PageSizeName,
  type PreviewSource,
  type PrintPreviewMutation,
} from './documents.ts';
import { PrintCommandError } from './print-error.ts';
import type { FileSource, Printer, StoredSource } from './print-job.ts';
import { readDraft } from './read-draft.ts';

const modelTypeNames: Record<ModelType, ModelTypeName> = {
  build: 'BUILD',
  buildline: 'BUILD_LINE',
  company: 'COMPANY',
  purchaseorder: 'PURCHASE_ORDER',
  returnorder: 'RETURN_ORDER',
  salesorder: 'SALES_ORDER',
  salesordershipment: 'SALES_ORDER_SHIPMENT',
  part: 'PART',
  stockitem: 'STOCK_ITEM',
  stocklocation: 'STOCK_LOCATION',
};
const pageSizeNames: Record<PageSize, PageSizeName> = { A4: 'A4', A3: 'A3', Letter: 'LETTER', Legal: 'LEGAL' };

/** Lets the server at `url` print, over its GraphQL API. A draft needs a token of the staff. */
export function printOverServer(url: string, token: string): Printer {
  const client = new GraphQLClient(url, token);
  return {
    async print({ source, itemPks, format, page = 1, dpi = pictureDpi.usual, locale, timeZone }) {
      const [item, more] = itemPks;
      if (item === undefined || more !== undefined)
        throw new PrintCommandError('A server previews one item at a time: give one with --item.');
      const variables = { source: await answered(url, sourceOf(client, source)), item, format, page, dpi, options: { locale, timeZone } };
      const { previewReport } = await answered(url, client.request(PrintPreviewDocument, variables));
      if (previewReport.__typename !== 'ReportPreview') throw new PrintCommandError(previewReport.message);
      const { file, pageCount, diagnostics } = previewReport;
      const content = file && (await answered(url, client.download(`${url}${file.path}`)));
      return { content, pageCount, diagnostics: diagnostics.map(diagnosticOf) } satisfies Preview;
    },
    close: () => Promise.resolve(),
  };
}

async function sourceOf(client: GraphQLClient, source: FileSource | StoredSource): Promise<PreviewSource> {
  return 'path' in source ? { draft: await draftInput(source) } : { template: await findTemplate(client, source) };
}

async function draftInput(source: FileSource): Promise<DraftTemplateInput> {
  const { name, content, snippets, modelType, pageSize, landscape, merge } = await readDraft(source);
  return { file: { name, content }, snippets, modelType: modelTypeNames[modelType], pageSize: pageSizeNames[pageSize], landscape, merge };
}

/** By its pk or its name; the server does not search file names. */
async function findTemplate(client: GraphQLClient, { name, modelType }: StoredSource): Promise<string> {
  if (/^\d+$/.test(name)) return name;
  const variables = { search: name, modelType: modelType && modelTypeNames[modelType] };
  const { reportTemplates } = await client.request(PrintTemplatesDocument, variables);
  const found = reportTemplates.nodes.filter((template) => template.name === name);
  if (found.length > 1)
    throw new PrintCommandError(`Several templates are named ${JSON.stringify(name)}. Tell with --model-type which is meant.`);
  if (!found[0]) throw new PrintCommandError(`There is no file ${JSON.stringify(name)}, and the server has no template of that name.`);
  return found[0].id;
}

type Answered = Extract<PrintPreviewMutation['previewReport'], { __typename: 'ReportPreview' }>['diagnostics'][number];

function diagnosticOf({ file, line, column, frame, ...diagnostic }: Answered): Diagnostic {
  return { ...diagnostic, file: file ?? undefined, line: line ?? undefined, column: column ?? undefined, frame: frame ?? undefined };
}

/** A server that is not there or refuses is the person's to mend. */
async function answered<Answer>(url: string, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof PrintCommandError) throw error;
    const { message, cause } = error as Error;
    throw new PrintCommandError(`${url}: ${message}${cause instanceof Error ? ` (${cause.message})` : ''}`, { cause: error });
  }
}
