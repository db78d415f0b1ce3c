import { requireStaff } from '../accounts/require-staff.ts';
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../errors.ts';
import { checkTemplate } from '../library/check-template.ts';
import { createTemplate } from '../library/create-template.ts';
import { deleteTemplate } from '../library/delete-template.ts';
import { updateTemplate } from '../library/update-template.ts';
import { builder } from './builder.ts';
import { DeleteResult } from './deleted.ts';
import { Diagnostic } from './diagnostic.ts';
import { ModelType, PageSize } from './enums.ts';
import { FileInput, readFileInput } from './file-input.ts';
import { encodeGlobalId, pkOf } from './ids.ts';
import { itemConnection, PrintableItem, PrintableItemConnection } from './printable-item.ts';
import { dateTime } from './scalars.ts';
import { StoredFile, storedFile, storedFileColumns } from './stored-file.ts';

export const ReportTemplate = builder.prismaNode('ReportTemplate', {
  id: { field: 'pk' },
  description: 'A template: what a report of one kind of record looks like.',
  fields: (t) => ({
    pk: t.exposeInt('pk', { description: 'Its number, the same as over REST. Example: `4`.' }),
    name: t.exposeString('name', { description: 'What people choose it by; unique per `modelType`. Example: `"Build order"`.' }),
    description: t.exposeString('description', { description: 'What it is for. Example: `"Parts list and stock of a build order"`.' }),
    modelType: t.expose('modelType', { type: ModelType, description: 'The kind of records that it prints. Example: `BUILD`.' }),
    file: t.field({
      type: StoredFile,
      select: { file: storedFileColumns },
      description: 'The template itself: Marko, or HTML.',
      resolve: ({ file }) => storedFile(file),
    }),
    filters: t.exposeString('filters', {
      description: 'Which records it is offered for, in Django\'s lookup syntax; empty: all of its kind. Example: `"part__active=True"`.',
    }),
    filenamePattern: t.exposeString('filenamePattern', {
      description:
        'Name of what it prints, with placeholders filled from the record. Default: `"output.pdf"`. Example: `"BuildOrder-{{ build.reference }}.pdf"`.',
    }),
    enabled: t.exposeBoolean('enabled', { description: 'Whether lists offer it. Example: `true`.' }),
    pageSize: t.expose('pageSize', { type: PageSize, description: 'Paper. Example: `A4`.' }),
    landscape: t.exposeBoolean('landscape', { description: 'Whether the paper lies on its side. Example: `false`.' }),
    merge: t.exposeBoolean('merge', {
      description: 'Whether one document is made over all items, instead of one per item, joined. Example: `false`.',
    }),
    attachToModel: t.exposeBoolean('attachToModel', {
      description: 'Whether the PDF is also kept as an attachment of each record. Example: `false`.',
    }),
    taggedPdf: t.exposeBoolean('taggedPdf', {
      description: 'Whether the PDF carries its structure for screen readers; it is larger and takes longer. Example: `false`.',
    }),
    outline: t.exposeBoolean('outline', { description: 'Whether the PDF has bookmarks, made from the headings. Example: `false`.' }),
    revision: t.exposeInt('revision', { description: 'Grows with every change; a new template has 2, as in InvenTree. Example: `3`.' }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When it was last changed. Example: `"2026-11-25T09:30:00+01:00"`.',
      resolve: ({ updatedAt }, _args, context) => dateTime(updatedAt, context),
    }),
    updatedBy: t.relation('updatedBy', {
      nullable: true,
      description: 'Who changed it last; null: the server itself, or a user who was deleted.',
    }),
    diagnostics: t.field({
      type: [Diagnostic],
      complexity: 20,
      select: { file: true },
      description: 'Why it does not compile with the snippets as they are now; empty: it does.',
      resolve: (template, _args, { parts }) => checkTemplate(parts, template),
    }),
    items: t.connection(
      {
        type: PrintableItem,
        description: 'The records of its kind that can be printed, ordered by pk.',
        args: {
          search: t.arg.string({
            description: 'Words that all have to occur in what names the record. Default: all records. Example: `"lamp"`.',
          }),
        },
        resolve: ({ modelType }, { search, ...args }, context, info) =>
          itemConnection(context, info, modelType, search ?? '', args) as never,
      },
      PrintableItemConnection,
    ),
  }),
});

export const ReportTemplateResult = builder.errorUnion('ReportTemplateResult', {
  description: 'The template as it is now, or why it is not.',
  types: [ReportTemplate, InvalidError, NotFoundError, ForbiddenError, ConflictError],
  resolveType: () => 'ReportTemplate',
});

const CreateReportTemplateInput = builder.inputType('CreateReportTemplateInput', {
  description: 'A new template.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: 'What people choose it by; at most 100 characters, unique per `modelType`. Example: `"Shelf card"`.',
    }),
    description: t.string({
      required: true,
      description: 'What it is for; at most 250 characters. Example: `"Name and number of a part"`.',
    }),
    modelType: t.field({ type: ModelType, required: true, description: 'The kind of records that it prints. Example: `PART`.' }),
    file: t.field({
      type: FileInput,
      required: true,
      description: 'The template: a file that ends in `.marko`, `.html` or `.htm`. One that does not compile is refused.',
    }),
    filters: t.string({
      defaultValue: '',
      description:
        'Which records it is offered for, in Django\'s lookup syntax; at most 250 characters. Default: all of its kind. Example: `"active=True"`.',
    }),
    filenamePattern: t.string({
      defaultValue: 'output.pdf',
      description: 'Name of what it prints, at most 100 characters. Example: `"Card-{{ part.IPN }}.pdf"`.',
    }),
    enabled: t.boolean({ defaultValue: true, description: 'Whether lists offer it. Default: `true`.' }),
    pageSize: t.field({ type: PageSize, description: 'Paper. Default: `A4`.' }),
    landscape: t.boolean({ defaultValue: false, description: 'Whether the paper lies on its side. Default: `false`.' }),
    merge: t.boolean({ defaultValue: false, description: 'Whether one document is made over all items. Default: `false`.' }),
    attachToModel: t.boolean({
      defaultValue: false,
      description: 'Whether the PDF is also kept as an attachment of each record. Default: `false`.',
    }),
    taggedPdf: t.boolean({
      defaultValue: false,
      description: 'Whether the PDF carries its structure for screen readers. Default: `false`.',
    }),
    outline: t.boolean({ defaultValue: false, description: 'Whether the PDF has bookmarks, made from the headings. Default: `false`.' }),
  }),
});

const UpdateReportTemplateInput = builder.inputType('UpdateReportTemplateInput', {
  description: 'What is to change. An absent field stays as it is; null is refused (code `NULL`), for none of these can be cleared.',
  fields: (t) => ({
    name: t.string({ description: 'At most 100 characters, unique per `modelType`. Example: `"Shelf card"`.' }),
    description: t.string({ description: 'At most 250 characters. Example: `"Name and number of a part"`.' }),
    modelType: t.field({ type: ModelType, description: 'The kind of records that it prints. Example: `PART`.' }),
    file: t.field({
      type: FileInput,
      description: 'The template: a file that ends in `.marko`, `.html` or `.htm`. One that does not compile is refused.',
    }),
    filters: t.string({ description: 'At most 250 characters; empty: all records of its kind. Example: `"active=True"`.' }),
    filenamePattern: t.string({ description: 'At most 100 characters. Example: `"Card-{{ part.IPN }}.pdf"`.' }),
    enabled: t.boolean({ description: 'Whether lists offer it. Example: `false`.' }),
    pageSize: t.field({ type: PageSize, description: 'Paper. Example: `LETTER`.' }),
    landscape: t.boolean({ description: 'Whether the paper lies on its side. Example: `true`.' }),
    merge: t.boolean({ description: 'Whether one document is made over all items. Example: `true`.' }),
    attachToModel: t.boolean({ description: 'Whether the PDF is also kept as an attachment of each record. Example: `true`.' }),
    taggedPdf: t.boolean({ description: 'Whether the PDF carries its structure for screen readers. Example: `true`.' }),
    outline: t.boolean({ description: 'Whether the PDF has bookmarks, made from the headings. Example: `true`.' }),
  }),
});

builder.mutationFields((t) => ({
  createReportTemplate: t.field({
    type: ReportTemplateResult,
    description: 'Adds a template to the library. Needs the permission `CHANGE_LIBRARY`.',
    args: { input: t.arg({ type: CreateReportTemplateInput, required: true, description: 'The new template.' }) },
    async resolve(_root, { input }, { parts, viewer }) {
      const staff = requireStaff(viewer); // before the file is read
      const file = await readFileInput(input.file, parts.config.uploadLimitBytes);
      return ReportTemplate.addBrand(await createTemplate(parts, staff, { ...input, file }));
    },
  }),
  updateReportTemplate: t.field({
    type: ReportTemplateResult,
    description: 'Changes a template. Needs the permission `CHANGE_LIBRARY`.',
    args: {
      id: t.arg.id({ required: true, description: 'Which template: global id or pk. Example: `"ReportTemplate:4"`.' }),
      ifRevision: t.arg.int({
        description: 'Change it only if this is still its revision; else `ConflictError`. Default: change it in any case. Example: `3`.',
      }),
      input: t.arg({ type: UpdateReportTemplateInput, required: true, description: 'What is to change.' }),
    },
    async resolve(_root, { id, ifRevision, input: { file, ...input } }, { parts, viewer }) {
      const staff = requireStaff(viewer);
      const pk = pkOf(id, 'ReportTemplate', 'id');
      if (pk === null) throw NotFoundError.of('ReportTemplate');
      const content = file && { file: await readFileInput(file, parts.config.uploadLimitBytes) };
      return ReportTemplate.addBrand(
        await updateTemplate(parts, staff, pk, { ...input, ...(file === null ? { file } : content) }, { ifRevision }),
      );
    },
  }),
  deleteReportTemplate: t.field({
    type: DeleteResult,
    description: 'Deletes a template with its file. What it printed stays. Needs the permission `CHANGE_LIBRARY`.',
    args: { id: t.arg.id({ required: true, description: 'Which template: global id or pk. Example: `"ReportTemplate:4"`.' }) },
    async resolve(_root, { id }, { parts, viewer }) {
      const staff = requireStaff(viewer);
      const pk = pkOf(id, 'ReportTemplate', 'id');
      if (pk === null) throw NotFoundError.of('ReportTemplate');
      await deleteTemplate(parts, staff, pk);
      return { ids: [encodeGlobalId('ReportTemplate', pk)] };
    },
  }),
}));
