import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import { requireViewer } from '../accounts/require-viewer.ts';
import { parsePk } from '../printing/parse-pk.ts';
import { builder } from './builder.ts';
import type { GraphqlContext } from './context.ts';
import { decodeGlobalId } from './ids.ts';
import { loadItem, modelTypes } from './printable-item.ts';
import { visibleOutputs } from './report-outputs.ts';

type Query = object;
type Load = (context: GraphqlContext, query: Query, pk: number) => Promise<object | null>;

/** How each noun that is no record is read, if this viewer may see it. */
const loaders: Record<string, Load> = {
  ReportTemplate: ({ parts }, query, pk) => parts.prisma.reportTemplate.findUnique({ ...query, where: { pk } }),
  ReportAsset: ({ parts }, query, pk) => parts.prisma.reportAsset.findUnique({ ...query, where: { pk } }),
  ReportSnippet: ({ parts }, query, pk) => parts.prisma.reportSnippet.findUnique({ ...query, where: { pk } }),
  ReportOutput: ({ parts, viewer }, query, pk) =>
    parts.prisma.reportOutput.findFirst({ ...query, where: { AND: [{ pk }, visibleOutputs(requireViewer(viewer))] } }),
  async User({ parts, viewer }, query, pk) {
    const { user } = requireViewer(viewer);
    return user.isStaff || user.pk === pk ? parts.prisma.user.findUnique({ ...query, where: { pk } }) : null;
  },
};

async function loadNode(context: GraphqlContext, info: GraphQLResolveInfo, id: string): Promise<object | null> {
  const { typename, id: text } = decodeGlobalId(id);
  const pk = parsePk(text);
  if (pk === null) return null;
  const modelType = modelTypes.get(typename);
  if (modelType) return loadItem(context, info, modelType, pk);
  const load = Object.hasOwn(loaders, typename) ? loaders[typename] : undefined;
  if (!load) return null;
  const row = await load(context, queryFromInfo({ context, info, typeName: typename }), pk);
  return row && { ...row, __typename: typename };
}

builder.queryField('node', (t) =>
  t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description: 'Anything by its global id; null: there is nothing with this id, or the viewer may not see it.',
    args: { id: t.arg.id({ required: true, description: 'Global id. Example: `"Build:1"`.' }) },
    resolve: (_root, { id }, context, info) => loadNode(context, info, id) as never,
  }),
);
