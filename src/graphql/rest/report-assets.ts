import { queryFromInfo } from '@pothos/plugin-prisma';
import { requireStaff } from '../../accounts/require-staff.ts';
import type { ReportAsset as AssetRow } from '../../database/client/client.ts';
import { NotFoundError } from '../../errors.ts';
import { createAsset } from '../../library/create-asset.ts';
import { RawForm } from '../../library/form.ts';
import { updateAsset } from '../../library/update-asset.ts';
import { builder } from '../builder.ts';
import { pkOf } from '../ids.ts';
import { ReportAsset, ReportAssetResult } from '../report-asset.ts';
import { readBody, type QueryTexts } from './form-value.ts';
import { readPage, type Page } from './page.ts';

const subGraphs: 'rest'[] = ['rest'];

const ReportAssetPage = builder.objectRef<Page<AssetRow>>('ReportAssetPage').implement({
  subGraphs,
  fields: (t) => ({
    totalCount: t.int({ resolve: (page) => page.totalCount() }),
    limit: t.exposeInt('limit', { nullable: true }),
    offset: t.exposeInt('offset'),
    nodes: t.expose('nodes', { type: [ReportAsset] }),
  }),
});

builder.queryField('reportAssetPage', (t) =>
  t.field({
    subGraphs,
    type: ReportAssetPage,
    args: { query: t.arg({ type: 'FormValue', required: true }) },
    resolve(_root, { query }, context, info) {
      const selection = queryFromInfo({ context, info, typeName: 'ReportAsset', paths: [[{ name: 'nodes' }]] });
      const { reportAsset } = context.parts.prisma;
      return readPage(
        query as QueryTexts,
        (slice) => reportAsset.findMany({ ...selection, ...slice, orderBy: { pk: 'asc' } }),
        () => reportAsset.count(),
      );
    },
  }),
);

builder.mutationFields((t) => ({
  createReportAssetFromForm: t.field({
    subGraphs,
    type: ReportAssetResult,
    args: { form: t.arg({ type: 'FormValue', required: true }) },
    async resolve(_root, { form }, { parts, viewer }) {
      requireStaff(viewer); // before the body is read
      return ReportAsset.addBrand(await createAsset(parts, viewer, await readBody(form)));
    },
  }),
  updateReportAssetFromForm: t.field({
    subGraphs,
    type: ReportAssetResult,
    args: {
      id: t.arg.id({ required: true }),
      form: t.arg({ type: 'FormValue', required: true }),
      replace: t.arg.boolean({ required: true }),
    },
    async resolve(_root, { id, form, replace }, { parts, viewer }) {
      requireStaff(viewer);
      const pk = pkOf(id, 'ReportAsset', 'id');
      const isThere = pk !== null && (await parts.prisma.reportAsset.count({ where: { pk } })) > 0;
      if (!isThere) throw NotFoundError.of('ReportAsset');
      const { body } = await readBody(form);
      return ReportAsset.addBrand(await updateAsset(parts, viewer, pk, new RawForm(body, { replaces: replace })));
    },
  }),
}));
