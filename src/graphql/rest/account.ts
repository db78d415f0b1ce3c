import { namedApiToken } from '../../accounts/named-api-token.ts';
import { requireViewer } from '../../accounts/require-viewer.ts';
import { NewApiToken } from '../api-token.ts';
import { builder } from '../builder.ts';
import { User } from '../user.ts';

const subGraphs: 'rest'[] = ['rest'];

const Group = builder.prismaObject('Group', {
  subGraphs,
  fields: (t) => ({ pk: t.exposeInt('pk'), name: t.exposeString('name') }),
});

builder.prismaObjectField(User, 'groups', (t) => t.relation('groups', { type: Group, subGraphs, query: { orderBy: { pk: 'asc' } } }));

builder.mutationField('namedApiToken', (t) =>
  t.field({
    subGraphs,
    type: NewApiToken,
    description: 'The token of this name, the same at every call until it expires or is revoked.',
    args: { name: t.arg.string({ required: true }) },
    resolve: (_root, { name }, { parts, viewer }) => namedApiToken(parts, requireViewer(viewer), name),
  }),
);

builder.queryField('waitingPrints', (t) =>
  t.int({
    subGraphs,
    skipTypeScopes: true,
    description: 'Prints that are not done.',
    resolve: (_root, _args, { parts }) => parts.prisma.reportOutput.count({ where: { state: { in: ['QUEUED', 'RUNNING'] } } }),
  }),
);
