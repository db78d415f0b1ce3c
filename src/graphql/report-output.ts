import type { Diagnostic as DiagnosticShape, PrintFailure as PrintFailureShape } from '../errors.ts';
import { builder } from './builder.ts';
import { Diagnostic, type DiagnosticRow } from './diagnostic.ts';
import { ModelType } from './enums.ts';
import { encodeGlobalId } from './ids.ts';
import { listedItemConnection, PrintableItem, PrintableItemConnection, typeNames } from './printable-item.ts';
import { dateTime } from './scalars.ts';
import { StoredFile, storedFile, storedFileColumns } from './stored-file.ts';

export const OutputState = builder.enumType('OutputState', {
  description: 'How far a print is. The last three are final.',
  values: {
    QUEUED: { description: 'It waits for its turn.' },
    RUNNING: { description: 'It is being printed.' },
    COMPLETE: { description: 'It is done: `file` has the PDF. Final.' },
    FAILED: { description: 'There is no PDF: `failure` says why. Final.' },
    CANCELLED: { description: 'Somebody cancelled it. Final.' },
  },
} as const);

const PrintPhase = builder.enumType('PrintPhase', {
  description: 'What a running print is doing.',
  values: {
    LOADING: { description: 'It reads the records.' },
    RENDERING: { description: 'The template makes documents from them.' },
    PRINTING: { description: 'The documents are printed.' },
    STORING: { description: 'The PDF is stored.' },
  },
} as const);

const FailureCode = builder.enumType('FailureCode', {
  description: 'Why a print failed, for programs. New codes may come.',
  values: {
    TEMPLATE: { description: 'The template does not compile, threw an error, or left its page.' },
    DATA: { description: 'There was nothing to print: the records are gone.' },
    FILENAME: { description: 'The file name pattern gave no usable name.' },
    TIME_LIMIT: { description: 'It took too long.' },
    MEMORY_LIMIT: { description: 'The template needed too much memory.' },
    PAGE_LIMIT: { description: 'It has too many pages.' },
    SIZE_LIMIT: { description: 'The PDF is too large.' },
    ATTACHMENT: { description: 'The PDF could not be attached to its record.' },
    CANCELLED: { description: 'Somebody cancelled it.' },
    INTERNAL: { description: 'The server failed; its log says more.' },
  },
} as const);

export const PrintFailure = builder
  .objectRef<Omit<PrintFailureShape, 'diagnostics'> & { diagnostics: DiagnosticRow[] }>('PrintFailure')
  .implement({
    description: 'Why there is no PDF.',
    fields: (t) => ({
      code: t.expose('code', { type: FailureCode, description: 'Why, for programs. Example: `TEMPLATE`.' }),
      message: t.exposeString('message', {
        description: 'Why, for people. Example: `"Cannot read properties of undefined (reading \'oops\')"`.',
      }),
      diagnostics: t.expose('diagnostics', { type: [Diagnostic], description: 'Where in the template, as far as is known.' }),
    }),
  });

export const ReportOutput = builder.prismaNode('ReportOutput', {
  id: { field: 'pk' },
  description: 'One print: from the request to the file.',
  fields: (t) => ({
    pk: t.exposeInt('pk', { description: 'Its number, the same as over REST. Example: `7`.' }),
    state: t.expose('state', { type: OutputState, description: 'How far it is. Example: `COMPLETE`.' }),
    phase: t.expose('phase', {
      type: PrintPhase,
      nullable: true,
      description: 'What it is doing; null: it is not running. Example: `PRINTING`.',
    }),
    itemsDone: t.exposeInt('itemsDone', { description: 'Items printed so far. Example: `12`.' }),
    itemsTotal: t.exposeInt('itemsTotal', { description: 'Items to print. Example: `60`.' }),
    template: t.relation('template', { nullable: true, description: 'What it is printed with; null: was deleted.' }),
    templateName: t.exposeString('templateName', {
      description: 'Name of the template when the print was asked for. Example: `"Build order"`.',
    }),
    modelType: t.expose('modelType', { type: ModelType, description: 'The kind of its items. Example: `BUILD`.' }),
    itemPks: t.exposeIntList('itemPks', { description: 'Pks of its items in the order asked for, each once. Example: `[1, 2, 3]`.' }),
    missingItems: t.idList({
      description: 'What was asked for and does not exist. Example: `["Build:999999"]`.',
      resolve: ({ modelType, missingItems }) =>
        missingItems.map((item) => (/^\d+$/.test(item) ? encodeGlobalId(typeNames[modelType], item) : item)),
    }),
    items: t.connection(
      {
        type: PrintableItem,
        description: 'Its items in the order asked for, those that still exist.',
        resolve: ({ modelType, itemPks }, args, context, info) => listedItemConnection(context, info, modelType, itemPks, args) as never,
      },
      PrintableItemConnection,
    ),
    file: t.field({
      type: StoredFile,
      nullable: true,
      select: { file: storedFileColumns },
      description: 'The PDF; null: not yet, or never.',
      resolve: ({ file }) => file && storedFile(file),
    }),
    pageCount: t.exposeInt('pageCount', { nullable: true, description: 'Pages of the PDF; null: there is none. Example: `3`.' }),
    failure: t.field({
      type: PrintFailure,
      nullable: true,
      description: 'Why there is no PDF; null unless the state is `FAILED` or `CANCELLED`.',
      resolve({ failure, modelType }) {
        const stored = failure as PrintFailureShape | null;
        return stored && { ...stored, diagnostics: withKind(stored.diagnostics, modelType) };
      },
    }),
    warnings: t.field({
      type: [Diagnostic],
      description: 'What may not look as meant: an image that did not load, a character that no font has.',
      resolve: ({ warnings, modelType }) => withKind(warnings as DiagnosticShape[], modelType),
    }),
    createdBy: t.relation('createdBy', { nullable: true, description: 'Who asked for it; null: was deleted.' }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When it was asked for. Example: `"2026-11-25T09:30:00+01:00"`.',
      resolve: ({ createdAt }, _args, context) => dateTime(createdAt, context),
    }),
    startedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was begun, the last time; null: it waits. Example: `"2026-11-25T09:30:00+01:00"`.',
      resolve: ({ startedAt }, _args, context) => startedAt && dateTime(startedAt, context),
    }),
    finishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it became final; null: it is not. Example: `"2026-11-25T09:30:01+01:00"`.',
      resolve: ({ finishedAt }, _args, context) => finishedAt && dateTime(finishedAt, context),
    }),
  }),
});

function withKind(diagnostics: DiagnosticShape[], modelType: DiagnosticRow['modelType']): DiagnosticRow[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, modelType }));
}
