import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import * as documents from './documents.ts';
import type { Endpoint, Handler } from './endpoint.ts';
import { formMetadata } from './form-metadata.ts';
import { listAnswer, type PageData } from './page-answer.ts';
import { refusal, type Failed } from './refusal.ts';
import { assetShape, snippetShape, templateShape } from './shapes.ts';

type Document<Data, Variables> = TypedDocumentNode<Data, Variables & Record<string, unknown>>;

/** What one noun of the library is made of: its documents, and how a row of theirs looks. */
interface Noun<Row, Created, Updated> {
  /** `template`: also the last part of its path. */
  name: 'template' | 'asset' | 'snippet';
  form: 'REPORT_TEMPLATE' | 'REPORT_ASSET' | 'REPORT_SNIPPET';
  type: 'ReportTemplate' | 'ReportAsset' | 'ReportSnippet';
  list: Document<PageData<Row>, { query: unknown }>;
  page: Document<PageData<Row>, { query: unknown }>;
  read: Document<{ row: Row | null }, { id: string | number }>;
  create: Document<{ result: Created }, { form: unknown }>;
  update: Document<{ result: Updated }, { id: string | number; form: unknown; replace: boolean }>;
  remove: Document<{ result: Failed }, { id: string | number }>;
  shape: (row: Row) => object;
}

function libraryEndpoints<Row, Created extends Failed, Updated extends Failed>(noun: Noun<Row, Created, Updated>): Endpoint[] {
  const title = `Report ${noun.name[0]?.toUpperCase()}${noun.name.slice(1)}`;
  const update =
    (replace: boolean): Handler =>
    async ({ run, params: [id = ''], body }) => {
      const { result } = await run(noun.update, { id, form: body, replace });
      return refusal(result) ?? { status: 200, body: noun.shape(result as unknown as Row) };
    };
  return [
    {
      path: `/api/report/${noun.name}/`,
      name: `${title} List`,
      description:
        noun.name === 'template'
          ? `API endpoint for viewing list of ${noun.type} objects.`
          : `API endpoint for listing ${noun.type} objects.`,
      writePermission: 'CHANGE_LIBRARY',
      schema: { answers: noun.type, isList: true },
      metadata: (call) => formMetadata(call, noun.form),
      methods: {
        GET: (call) => listAnswer(call, noun, noun.shape),
        async POST({ run, body }) {
          const { result } = await run(noun.create, { form: body });
          return refusal(result) ?? { status: 201, body: noun.shape(result as unknown as Row) };
        },
      },
    },
    {
      path: `/api/report/${noun.name}/{id}/`,
      name: `${title} Detail`,
      description: `Detail API endpoint for ${noun.type} model.`,
      writePermission: 'CHANGE_LIBRARY',
      schema: { answers: noun.type },
      metadata: (call) => formMetadata(call, noun.form),
      methods: {
        async GET({ run, params: [id = ''] }) {
          const { row } = await run(noun.read, { id });
          return row === null
            ? { status: 404, body: { detail: `No ${noun.type} matches the given query.` } }
            : { status: 200, body: noun.shape(row) };
        },
        PUT: update(true),
        PATCH: update(false),
        async DELETE({ run, params: [id = ''] }) {
          const { result } = await run(noun.remove, { id });
          return refusal(result) ?? { status: 204 };
        },
      },
    },
  ];
}

export const templateEndpoints = libraryEndpoints({
  name: 'template',
  form: 'REPORT_TEMPLATE',
  type: 'ReportTemplate',
  list: documents.ListTemplatesDocument,
  page: documents.PageTemplatesDocument,
  read: documents.ReadTemplateDocument,
  create: documents.CreateTemplateDocument,
  update: documents.UpdateTemplateDocument,
  remove: documents.DeleteTemplateDocument,
  shape: templateShape,
});

export const assetEndpoints = libraryEndpoints({
  name: 'asset',
  form: 'REPORT_ASSET',
  type: 'ReportAsset',
  list: documents.ListAssetsDocument,
  page: documents.PageAssetsDocument,
  read: documents.ReadAssetDocument,
  create: documents.CreateAssetDocument,
  update: documents.UpdateAssetDocument,
  remove: documents.DeleteAssetDocument,
  shape: assetShape,
});

export const snippetEndpoints = libraryEndpoints({
  name: 'snippet',
  form: 'REPORT_SNIPPET',
  type: 'ReportSnippet',
  list: documents.ListSnippetsDocument,
  page: documents.PageSnippetsDocument,
  read: documents.ReadSnippetDocument,
  create: documents.CreateSnippetDocument,
  update: documents.UpdateSnippetDocument,
  remove: documents.DeleteSnippetDocument,
  shape: snippetShape,
});
