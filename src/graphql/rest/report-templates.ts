import { queryFromInfo } from '@pothos/plugin-prisma';
import { requireStaff } from '../../accounts/require-staff.ts';
import type { Prisma, ReportTemplate as TemplateRow } from '../../database/client/client.ts';
import { ModelType } from '../../database/client/enums.ts';
import { InvalidError, NotFoundError } from '../../errors.ts';
import { templatesAccepting } from '../../library/templates-accepting.ts';
import { createTemplate } from '../../library/create-template.ts';
import { RawForm } from '../../library/form.ts';
import { messages } from '../../library/messages.ts';
import { updateTemplate } from '../../library/update-template.ts';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { pkOf } from '../ids.ts';
import { ReportTemplate, ReportTemplateResult } from '../report-template.ts';
import { readBody, type QueryTexts } from './form-value.ts';
import { booleanFilter, readPage, searchTerms, type Page } from './page.ts';

const subGraphs: 'rest'[] = ['rest'];

const ReportTemplatePage = builder.objectRef<Page<TemplateRow>>('ReportTemplatePage').implement({
  subGraphs,
  fields: (t) => ({
    totalCount: t.int({ resolve: (page) => page.totalCount() }),
    limit: t.exposeInt('limit', { nullable: true }),
    offset: t.exposeInt('offset'),
    nodes: t.expose('nodes', { type: [ReportTemplate] }),
  }),
});

async function whereOf({ parts }: GraphqlContext, query: QueryTexts): Promise<Prisma.ReportTemplateWhereInput> {
  const modelType = modelTypeOf(query.model_type);
  const conditions: Prisma.ReportTemplateWhereInput[] = searchTerms(query).map((term) => {
    const contains = { contains: term, mode: 'insensitive' } as const;
    return { OR: [{ name: contains }, { description: contains }] };
  });
  const [enabled, landscape] = [booleanFilter(query.enabled), booleanFilter(query.landscape)];
  if (enabled !== undefined) conditions.push({ enabled });
  if (landscape !== undefined) conditions.push({ landscape });
  if (modelType) conditions.push({ modelType });
  // `items` counts only beside a model type.
  if (modelType && query.items) conditions.push(await templatesAccepting(parts, modelType, readItems(query.items)));
  return { AND: conditions };
}

function modelTypeOf(text: string | undefined): ModelType | undefined {
  if (!text) return undefined;
  if (!Object.hasOwn(ModelType, text)) throw InvalidError.of('model_type', 'NOT_A_CHOICE', messages.notAvailable(text));
  return text as ModelType;
}

function readItems(text: string): number[] {
  return text.split(',').map((item) => {
    if (!/^\s*[+-]?\d+\s*$/.test(item)) throw InvalidError.of('items', 'WRONG_TYPE', messages.notInteger);
    return Number(item);
  });
}

builder.queryField('reportTemplatePage', (t) =>
  t.field({
    subGraphs,
    type: ReportTemplatePage,
    args: { query: t.arg({ type: 'FormValue', required: true }) },
    async resolve(_root, args, context, info) {
      const query = args.query as QueryTexts;
      const where = await whereOf(context, query);
      const selection = queryFromInfo({ context, info, typeName: 'ReportTemplate', paths: [[{ name: 'nodes' }]] });
      const { reportTemplate } = context.parts.prisma;
      return readPage(
        query,
        (slice) => reportTemplate.findMany({ ...selection, ...slice, where, orderBy: { pk: 'asc' } }),
        () => reportTemplate.count({ where }),
      );
    },
  }),
);

builder.mutationFields((t) => ({
  createReportTemplateFromForm: t.field({
    subGraphs,
    type: ReportTemplateResult,
    args: { form: t.arg({ type: 'FormValue', required: true }) },
    async resolve(_root, { form }, { parts, viewer }) {
      requireStaff(viewer); // before the body is read
      return ReportTemplate.addBrand(await createTemplate(parts, viewer, await readBody(form)));
    },
  }),
  updateReportTemplateFromForm: t.field({
    subGraphs,
    type: ReportTemplateResult,
    args: {
      id: t.arg.id({ required: true }),
      form: t.arg({ type: 'FormValue', required: true }),
      replace: t.arg.boolean({ required: true }),
    },
    async resolve(_root, { id, form, replace }, { parts, viewer }) {
      requireStaff(viewer);
      const pk = pkOf(id, 'ReportTemplate', 'id');
      const isThere = pk !== null && (await parts.prisma.reportTemplate.count({ where: { pk } })) > 0;
      if (!isThere) throw NotFoundError.of('ReportTemplate');
      const { body } = await readBody(form);
      return ReportTemplate.addBrand(await updateTemplate(parts, viewer, pk, new RawForm(body, { replaces: replace })));
    },
  }),
}));
