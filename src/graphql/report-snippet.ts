import { queryFromInfo } from '@pothos/plugin-prisma';
import { requireStaff } from '../accounts/require-staff.ts';
import { ForbiddenError, InvalidError, NotFoundError } from '../errors.ts';
import { createSnippet } from '../library/create-snippet.ts';
import { deleteSnippet } from '../library/delete-snippet.ts';
import { templatesUsing } from '../library/templates-using.ts';
import { updateSnippet } from '../library/update-snippet.ts';
import { builder } from './builder.ts';
import { DeleteResult } from './deleted.ts';
import { readFileInput } from './file-input.ts';
import { encodeGlobalId, pkOf } from './ids.ts';
import { keysetConnection } from './keyset.ts';
import { CreateLibraryFileInput, UpdateLibraryFileInput } from './library-file-input.ts';
import { ReportTemplate } from './report-template.ts';
import { searchWords } from './search-words.ts';
import { StoredFile, storedFile, storedFileColumns } from './stored-file.ts';

export const ReportSnippet = builder.prismaNode('ReportSnippet', {
  id: { field: 'pk' },
  description: 'A piece of a template that templates use as a tag, by its name.',
  fields: (t) => ({
    pk: t.exposeInt('pk', { description: 'Its number, the same as over REST. Example: `4`.' }),
    description: t.exposeString('description', { description: 'What it is. Example: `"Page header"`.' }),
    file: t.field({
      type: StoredFile,
      select: { file: storedFileColumns },
      description: 'The file. Templates call it by its name.',
      resolve: ({ file }) => storedFile(file),
    }),
    usedBy: t.field({
      type: [ReportTemplate],
      complexity: { field: 20, multiplier: 10 },
      select: { file: true },
      description: 'The templates that use it, as far as their text tells, ordered by pk.',
      resolve: (snippet, _args, { parts }) => templatesUsing(parts, snippet.file),
    }),
  }),
});

export const ReportSnippetResult = builder.errorUnion('ReportSnippetResult', {
  description: 'The snippet as it is now, or why it is not.',
  types: [ReportSnippet, InvalidError, NotFoundError, ForbiddenError],
  resolveType: () => 'ReportSnippet',
});

const ReportSnippetEdge = builder.edgeObject({ type: ReportSnippet, name: 'ReportSnippetEdge', description: 'An item of the list.' });
const ReportSnippetConnection = builder.connectionObject(
  { type: ReportSnippet, name: 'ReportSnippetConnection', description: 'A page of snippets.' },
  ReportSnippetEdge,
);

builder.queryFields((t) => ({
  reportSnippet: t.prismaField({
    type: ReportSnippet,
    nullable: true,
    description: 'One snippet; null: there is none with this id.',
    args: { id: t.arg.id({ required: true, description: 'Global id or pk. Example: `"ReportSnippet:4"`.' }) },
    resolve(query, _root, { id }, { parts }) {
      const pk = pkOf(id, 'ReportSnippet', 'id');
      return pk === null ? null : parts.prisma.reportSnippet.findUnique({ ...query, where: { pk } });
    },
  }),
  reportSnippets: t.connection(
    {
      type: ReportSnippet,
      description: 'The snippets of the library, ordered by pk.',
      args: {
        search: t.arg.string({
          description: 'Words that all have to occur in description or file name. Default: all snippets. Example: `"logo"`.',
        }),
      },
      resolve(_root, { search, ...args }, context, info) {
        const { prisma } = context.parts;
        const contains = searchWords(search).map((word) => ({ contains: word, mode: 'insensitive' as const }));
        const where = { AND: contains.map((word) => ({ OR: [{ description: word }, { file: { path: word } }] })) };
        const query = queryFromInfo({
          context,
          info,
          typeName: 'ReportSnippet',
          paths: [[{ name: 'edges' }, { name: 'node' }], [{ name: 'nodes' }]],
        });
        return keysetConnection(
          args,
          [],
          ({ where: bounds, ...page }) => prisma.reportSnippet.findMany({ ...query, ...page, where: { AND: [where, bounds] } }),
          () => prisma.reportSnippet.count({ where }),
        );
      },
    },
    ReportSnippetConnection,
  ),
}));

builder.mutationFields((t) => ({
  createReportSnippet: t.field({
    type: ReportSnippetResult,
    description: 'Adds a snippet to the library. Needs the permission `CHANGE_LIBRARY`.',
    args: { input: t.arg({ type: CreateLibraryFileInput, required: true, description: 'The new snippet.' }) },
    async resolve(_root, { input }, { parts, viewer }) {
      const staff = requireStaff(viewer); // before the file is read
      const file = await readFileInput(input.file, parts.config.uploadLimitBytes);
      return ReportSnippet.addBrand(await createSnippet(parts, staff, { ...input, file }));
    },
  }),
  updateReportSnippet: t.field({
    type: ReportSnippetResult,
    description: 'Changes a snippet. Needs the permission `CHANGE_LIBRARY`.',
    args: {
      id: t.arg.id({ required: true, description: 'Which one: global id or pk. Example: `"ReportSnippet:4"`.' }),
      input: t.arg({ type: UpdateLibraryFileInput, required: true, description: 'What is to change.' }),
    },
    async resolve(_root, { id, input: { file, ...input } }, { parts, viewer }) {
      const staff = requireStaff(viewer);
      const pk = pkOf(id, 'ReportSnippet', 'id');
      if (pk === null) throw NotFoundError.of('ReportSnippet');
      const content = file && { file: await readFileInput(file, parts.config.uploadLimitBytes) };
      return ReportSnippet.addBrand(await updateSnippet(parts, staff, pk, { ...input, ...(file === null ? { file } : content) }));
    },
  }),
  deleteReportSnippet: t.field({
    type: DeleteResult,
    description:
      'Deletes a snippet with its file. `ConflictError` when templates use it, unless `evenIfUsed`. Needs the permission `CHANGE_LIBRARY`.',
    args: {
      id: t.arg.id({ required: true, description: 'Which one: global id or pk. Example: `"ReportSnippet:4"`.' }),
      evenIfUsed: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'Delete it even if templates use it, which then no longer compile. Default: `false`.',
      }),
    },
    async resolve(_root, { id, evenIfUsed }, { parts, viewer }) {
      const staff = requireStaff(viewer);
      const pk = pkOf(id, 'ReportSnippet', 'id');
      if (pk === null) throw NotFoundError.of('ReportSnippet');
      await deleteSnippet(parts, staff, pk, { evenIfUsed });
      return { ids: [encodeGlobalId('ReportSnippet', pk)] };
    },
  }),
}));
