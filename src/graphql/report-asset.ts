import { queryFromInfo } from '@pothos/plugin-prisma';
import { requireStaff } from '../accounts/require-staff.ts';
import { ForbiddenError, InvalidError, NotFoundError } from '../errors.ts';
import { createAsset } from '../library/create-asset.ts';
import { deleteAsset } from '../library/delete-asset.ts';
import { templatesUsing } from '../library/templates-using.ts';
import { updateAsset } from '../library/update-asset.ts';
import { builder } from './builder.ts';
import { DeleteResult } from './deleted.ts';
import { readFileInput } from './file-input.ts';
import { encodeGlobalId, pkOf } from './ids.ts';
import { keysetConnection } from './keyset.ts';
import { CreateLibraryFileInput, UpdateLibraryFileInput } from './library-file-input.ts';
import { ReportTemplate } from './report-template.ts';
import { searchWords } from './search-words.ts';
import { StoredFile, storedFile, storedFileColumns } from './stored-file.ts';

export const ReportAsset = builder.prismaNode('ReportAsset', {
  id: { field: 'pk' },
  description: 'A file that templates show or load by its name: an image, a font, a stylesheet.',
  fields: (t) => ({
    pk: t.exposeInt('pk', { description: 'Its number, the same as over REST. Example: `4`.' }),
    description: t.exposeString('description', { description: 'What it is. Example: `"Company logo"`.' }),
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
      resolve: (asset, _args, { parts }) => templatesUsing(parts, asset.file),
    }),
  }),
});

export const ReportAssetResult = builder.errorUnion('ReportAssetResult', {
  description: 'The asset as it is now, or why it is not.',
  types: [ReportAsset, InvalidError, NotFoundError, ForbiddenError],
  resolveType: () => 'ReportAsset',
});

const ReportAssetEdge = builder.edgeObject({ type: ReportAsset, name: 'ReportAssetEdge', description: 'An item of the list.' });
const ReportAssetConnection = builder.connectionObject(
  { type: ReportAsset, name: 'ReportAssetConnection', description: 'A page of assets.' },
  ReportAssetEdge,
);

builder.queryFields((t) => ({
  reportAsset: t.prismaField({
    type: ReportAsset,
    nullable: true,
    description: 'One asset; null: there is none with this id.',
    args: { id: t.arg.id({ required: true, description: 'Global id or pk. Example: `"ReportAsset:4"`.' }) },
    resolve(query, _root, { id }, { parts }) {
      const pk = pkOf(id, 'ReportAsset', 'id');
      return pk === null ? null : parts.prisma.reportAsset.findUnique({ ...query, where: { pk } });
    },
  }),
  reportAssets: t.connection(
    {
      type: ReportAsset,
      description: 'The assets of the library, ordered by pk.',
      args: {
        search: t.arg.string({
          description: 'Words that all have to occur in description or file name. Default: all assets. Example: `"logo"`.',
        }),
      },
      resolve(_root, { search, ...args }, context, info) {
        const { prisma } = context.parts;
        const contains = searchWords(search).map((word) => ({ contains: word, mode: 'insensitive' as const }));
        const where = { AND: contains.map((word) => ({ OR: [{ description: word }, { file: { path: word } }] })) };
        const query = queryFromInfo({
          context,
          info,
          typeName: 'ReportAsset',
          paths: [[{ name: 'edges' }, { name: 'node' }], [{ name: 'nodes' }]],
        });
        return keysetConnection(
          args,
          [],
          ({ where: bounds, ...page }) => prisma.reportAsset.findMany({ ...query, ...page, where: { AND: [where, bounds] } }),
          () => prisma.reportAsset.count({ where }),
        );
      },
    },
    ReportAssetConnection,
  ),
}));

builder.mutationFields((t) => ({
  createReportAsset: t.field({
    type: ReportAssetResult,
    description: 'Adds an asset to the library. Needs the permission `CHANGE_LIBRARY`.',
    args: { input: t.arg({ type: CreateLibraryFileInput, required: true, description: 'The new asset.' }) },
    async resolve(_root, { input }, { parts, viewer }) {
      const staff = requireStaff(viewer); // before the file is read
      const file = await readFileInput(input.file, parts.config.uploadLimitBytes);
      return ReportAsset.addBrand(await createAsset(parts, staff, { ...input, file }));
    },
  }),
  updateReportAsset: t.field({
    type: ReportAssetResult,
    description: 'Changes an asset. Needs the permission `CHANGE_LIBRARY`.',
    args: {
      id: t.arg.id({ required: true, description: 'Which one: global id or pk. Example: `"ReportAsset:4"`.' }),
      input: t.arg({ type: UpdateLibraryFileInput, required: true, description: 'What is to change.' }),
    },
    async resolve(_root, { id, input: { file, ...input } }, { parts, viewer }) {
      const staff = requireStaff(viewer);
      const pk = pkOf(id, 'ReportAsset', 'id');
      if (pk === null) throw NotFoundError.of('ReportAsset');
      const content = file && { file: await readFileInput(file, parts.config.uploadLimitBytes) };
      return ReportAsset.addBrand(await updateAsset(parts, staff, pk, { ...input, ...(file === null ? { file } : content) }));
    },
  }),
  deleteReportAsset: t.field({
    type: DeleteResult,
    description:
      'Deletes an asset with its file. Templates that use it then print without it, with a warning. Needs the permission `CHANGE_LIBRARY`.',
    args: {
      id: t.arg.id({ required: true, description: 'Which one: global id or pk. Example: `"ReportAsset:4"`.' }),
    },
    async resolve(_root, { id }, { parts, viewer }) {
      const staff = requireStaff(viewer);
      const pk = pkOf(id, 'ReportAsset', 'id');
      if (pk === null) throw NotFoundError.of('ReportAsset');
      await deleteAsset(parts, staff, pk);
      return { ids: [encodeGlobalId('ReportAsset', pk)] };
    },
  }),
}));
