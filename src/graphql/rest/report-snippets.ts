import { queryFromInfo } from '@pothos/plugin-prisma';
import { requireStaff } from '../../accounts/require-staff.ts';
import type { ReportSnippet as SnippetRow } from '../../database/client/client.ts';
import { NotFoundError } from '../../errors.ts';
import { createSnippet } from '../../library/create-snippet.ts';
import { RawForm } from '../../library/form.ts';
import { shippedSnippets } from '../../library/shipped-snippets.ts';
import { updateSnippet } from '../../library/update-snippet.ts';
import { builder } from '../builder.ts';
import { pkOf } from '../ids.ts';
import { ReportSnippet, ReportSnippetResult } from '../report-snippet.ts';
import { readBody, type QueryTexts } from './form-value.ts';
import { readPage, type Page } from './page.ts';

const subGraphs: 'rest'[] = ['rest'];

const ReportSnippetPage = builder.objectRef<Page<SnippetRow>>('ReportSnippetPage').implement({
  subGraphs,
  fields: (t) => ({
    totalCount: t.int({ resolve: (page) => page.totalCount() }),
    limit: t.exposeInt('limit', { nullable: true }),
    offset: t.exposeInt('offset'),
    nodes: t.expose('nodes', { type: [ReportSnippet] }),
  }),
});

builder.queryField('reportSnippetPage', (t) =>
  t.field({
    subGraphs,
    type: ReportSnippetPage,
    args: { query: t.arg({ type: 'FormValue', required: true }) },
    async resolve(_root, { query }, context, info) {
      const where = { pk: { notIn: await shippedSnippets(context.parts) } };
      const selection = queryFromInfo({ context, info, typeName: 'ReportSnippet', paths: [[{ name: 'nodes' }]] });
      const { reportSnippet } = context.parts.prisma;
      return readPage(
        query as QueryTexts,
        (slice) => reportSnippet.findMany({ ...selection, ...slice, where, orderBy: { pk: 'asc' } }),
        () => reportSnippet.count({ where }),
      );
    },
  }),
);

builder.mutationFields((t) => ({
  createReportSnippetFromForm: t.field({
    subGraphs,
    type: ReportSnippetResult,
    args: { form: t.arg({ type: 'FormValue', required: true }) },
    async resolve(_root, { form }, { parts, viewer }) {
      requireStaff(viewer); // before the body is read
      return ReportSnippet.addBrand(await createSnippet(parts, viewer, await readBody(form)));
    },
  }),
  updateReportSnippetFromForm: t.field({
    subGraphs,
    type: ReportSnippetResult,
    args: {
      id: t.arg.id({ required: true }),
      form: t.arg({ type: 'FormValue', required: true }),
      replace: t.arg.boolean({ required: true }),
    },
    async resolve(_root, { id, form, replace }, { parts, viewer }) {
      requireStaff(viewer);
      const pk = pkOf(id, 'ReportSnippet', 'id');
      const isThere = pk !== null && (await parts.prisma.reportSnippet.count({ where: { pk } })) > 0;
      if (!isThere) throw NotFoundError.of('ReportSnippet');
      const { body } = await readBody(form);
      return ReportSnippet.addBrand(await updateSnippet(parts, viewer, pk, new RawForm(body, { replaces: replace })));
    },
  }),
}));
