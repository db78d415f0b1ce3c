import { queryFromInfo } from '@pothos/plugin-prisma';
import { requireViewer } from '../accounts/require-viewer.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { Prisma } from '../database/client/client.ts';
import { outputVisibleTo } from '../printing/output-visible-to.ts';
import { builder } from './builder.ts';
import { OrderDirection } from './enums.ts';
import { pkOf } from './ids.ts';
import { keysetConnection, type OrderKey } from './keyset.ts';
import { OutputState, ReportOutput } from './report-output.ts';

const ReportOutputFilter = builder.inputType('ReportOutputFilter', {
  description: 'Which prints a list has. All conditions have to hold; an absent one does not count.',
  fields: (t) => ({
    states: t.field({ type: [OutputState], description: 'Those in one of these states. Example: `[QUEUED, RUNNING]`.' }),
    template: t.id({ description: 'Those of one template: global id or pk. Example: `"ReportTemplate:4"`.' }),
    createdBy: t.id({ description: 'Those of one user: global id or pk. Example: `"User:1"`.' }),
  }),
});

const ReportOutputOrderField = builder.enumType('ReportOutputOrderField', {
  description: 'What prints are ordered by.',
  values: {
    PK: { value: 'pk', description: 'By number.' },
    CREATED_AT: { value: 'createdAt', description: 'By the time at which they were asked for.' },
  },
} as const);

const ReportOutputOrder = builder.inputType('ReportOutputOrder', {
  description: 'What prints are ordered by; equal ones by pk.',
  fields: (t) => ({
    field: t.field({ type: ReportOutputOrderField, required: true, description: 'What to order by. Example: `CREATED_AT`.' }),
    direction: t.field({ type: OrderDirection, required: true, defaultValue: 'asc', description: 'Which way. Default: `ASC`.' }),
  }),
});

type Filter = typeof ReportOutputFilter.$inferInput;

/** The prints that a viewer may see: those of `outputVisibleTo`, in the database's words. */
export function visibleOutputs(viewer: Viewer): Prisma.ReportOutputWhereInput {
  return viewer.user.isStaff ? {} : { createdByPk: viewer.user.pk };
}

function whereOf(viewer: Viewer, filter: Filter | null | undefined): Prisma.ReportOutputWhereInput {
  const { states, template, createdBy } = filter ?? {};
  return {
    AND: [
      visibleOutputs(viewer),
      states ? { state: { in: states } } : {},
      template == null ? {} : { templatePk: pkOf(template, 'ReportTemplate', ['filter', 'template']) ?? 0 },
      createdBy == null ? {} : { createdByPk: pkOf(createdBy, 'User', ['filter', 'createdBy']) ?? 0 },
    ],
  };
}

const ReportOutputEdge = builder.edgeObject({ type: ReportOutput, name: 'ReportOutputEdge', description: 'A print in a list.' });
const ReportOutputConnection = builder.connectionObject(
  { type: ReportOutput, name: 'ReportOutputConnection', description: 'A page of prints.' },
  ReportOutputEdge,
);

builder.queryFields((t) => ({
  output: t.prismaField({
    type: ReportOutput,
    nullable: true,
    description: 'One print; null: there is none with this id, or the viewer may not see it.',
    args: { id: t.arg.id({ required: true, description: 'Global id or pk. Example: `"ReportOutput:7"`.' }) },
    async resolve(query, _root, { id }, { parts, viewer }) {
      const pk = pkOf(id, 'ReportOutput', 'id');
      const output = pk === null ? null : await parts.prisma.reportOutput.findUnique({ ...query, where: { pk } });
      return output && outputVisibleTo(requireViewer(viewer), output) ? output : null;
    },
  }),
  outputs: t.connection(
    {
      type: ReportOutput,
      description: "The viewer's prints; with the permission `SEE_ALL_OUTPUTS`, those of all users.",
      args: {
        filter: t.arg({ type: ReportOutputFilter, description: 'Which ones. Default: all.' }),
        orderBy: t.arg({ type: ReportOutputOrder, description: 'In which order. Default: by pk, ascending.' }),
      },
      resolve(_root, { filter, orderBy, ...args }, context, info) {
        const { prisma } = context.parts;
        const where = whereOf(requireViewer(context.viewer), filter);
        const order: OrderKey[] = orderBy ? [{ ...orderBy, kind: orderBy.field === 'pk' ? 'int' : 'date' }] : [];
        const query = queryFromInfo({
          context,
          info,
          typeName: 'ReportOutput',
          paths: [[{ name: 'edges' }, { name: 'node' }], [{ name: 'nodes' }]],
        });
        return keysetConnection(
          args,
          order,
          ({ where: bounds, ...page }) => prisma.reportOutput.findMany({ ...query, ...page, where: { AND: [where, bounds] } }),
          () => prisma.reportOutput.count({ where }),
        );
      },
    },
    ReportOutputConnection,
  ),
}));
