import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import SubGraphPlugin from '@pothos/plugin-sub-graph';
import type { Upload } from 'graphql-upload-minimal';
import { ForbiddenError, UnauthenticatedError } from '../errors.ts';
import type { GraphqlContext } from './context.ts';
import { fieldCost } from './field-cost.ts';
import { decodeGlobalId, encodeGlobalId } from './ids.ts';
import { DEFAULT_PAGE, LARGEST_PAGE } from './keyset.ts';
import { getDatamodel } from './pothos-types.ts';
import type PrismaTypes from './pothos-types.ts';

/** A file part of a multipart request, once its headers are read. */
export type UploadedPart = Awaited<Upload['promise']>;

export interface SchemaTypes {
  Context: GraphqlContext;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  /** `public` is what the network sees; `rest` has the raw forms that src/rest needs beside it, in process only. */
  SubGraphs: 'public' | 'rest';
  AuthScopes: { loggedIn: boolean };
  Connection: { totalCount: () => Promise<number> };
  Scalars: {
    ID: { Input: string; Output: string | number };
    DateTime: { Input: string; Output: string };
    Date: { Input: string; Output: string };
    Decimal: { Input: string; Output: string };
    Upload: { Input: Promise<UploadedPart>; Output: never };
    /** Of the REST side's schema alone: src/graphql/rest/form-value.ts. */
    FormValue: { Input: unknown; Output: unknown };
  };
}

const pageSize = `1 to ${LARGEST_PAGE}; ${DEFAULT_PAGE} when neither \`first\` nor \`last\` is given`;

/** The one builder of both schemas. The order of the plugins matters: errors come first, so that a refusal is a typed result. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ErrorsPlugin, ComplexityPlugin, ScopeAuthPlugin, PrismaPlugin, RelayPlugin, SubGraphPlugin],
  defaultFieldNullability: false,
  errors: { directResult: true },
  complexity: { disabled: true, fieldComplexity: fieldCost }, // src/http/operation-limits.ts decides
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ viewer }) => ({ loggedIn: viewer !== null }),
    unauthorizedError: (_parent, { viewer }) => (viewer ? new ForbiddenError() : new UnauthenticatedError()),
  },
  prisma: {
    client: ({ parts }) => parts.prisma,
    dmmf: getDatamodel(),
    exposeDescriptions: false,
    filterConnectionTotalCount: false,
  },
  subGraphs: { defaultForTypes: ['public', 'rest'], fieldsInheritFromTypes: true },
  relay: {
    cursorType: 'String',
    encodeGlobalID: encodeGlobalId,
    decodeGlobalID: decodeGlobalId,
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    nodesOnConnection: { description: 'The nodes of this page, in order, without the edges around them.' },
    nodeTypeOptions: { description: 'Anything with an id of its own. `node(id:)` gives it back.' },
    idFieldOptions: { description: 'Global id, stable for ever: the type\'s name, a colon and the `pk`. Example: `"ReportTemplate:4"`.' },
    pageInfoTypeOptions: { description: 'Where a page lies in its list.' },
    hasNextPageFieldOptions: { description: 'Whether more follows. Paging backward: whether `before` was given. Example: `true`.' },
    hasPreviousPageFieldOptions: { description: 'Whether more precedes. Paging forward: whether `after` was given. Example: `false`.' },
    startCursorFieldOptions: { description: 'Cursor of the first edge, for `before`; null: the page is empty. Example: `"WzRd"`.' },
    endCursorFieldOptions: { description: 'Cursor of the last edge, for `after`; null: the page is empty. Example: `"WzIzXQ"`.' },
    cursorFieldOptions: {
      description: 'Place of this edge in the list, for `after` and `before`. It stays good when its node is deleted. Example: `"WzRd"`.',
    },
    nodeFieldOptions: { nullable: false, description: 'What the edge leads to.' },
    edgesFieldOptions: { nullable: { list: false, items: false }, description: 'The nodes of this page, in order, each with its cursor.' },
    nodesFieldOptions: { nullable: false },
    pageInfoFieldOptions: { description: 'Where this page lies in the list.' },
    firstArgOptions: { description: `How many, from the start of the list or from \`after\`: ${pageSize}. Example: \`10\`.` },
    lastArgOptions: { description: 'How many, from the end of the list or up to `before`, instead of `first`. Example: `10`.' },
    afterArgOptions: { description: 'Only what follows this cursor. Example: `"WzRd"`.' },
    beforeArgOptions: { description: 'Only what precedes this cursor. Example: `"WzRd"`.' },
  },
});

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description: 'How many there are in the whole list, all pages together; counted only when asked for. Example: `42`.',
    resolve: (connection) => connection.totalCount(),
  }),
);

builder.queryType({ description: 'What can be read. All but `server` and `viewer` needs a log-in.', authScopes: { loggedIn: true } });
builder.mutationType({
  description: 'What can be done. All but `logIn` and `logOut` needs a log-in. Mutations of one request run one after another.',
  authScopes: { loggedIn: true },
});
builder.subscriptionType({
  description: 'What can be followed, over server-sent events or WebSockets (graphql-ws).',
  authScopes: { loggedIn: true },
});
