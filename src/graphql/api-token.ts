import { createApiToken, type NewApiToken as NewApiTokenShape } from '../accounts/create-api-token.ts';
import { requireViewer } from '../accounts/require-viewer.ts';
import { InvalidError } from '../errors.ts';
import { builder } from './builder.ts';
import { date } from './scalars.ts';

export const NewApiToken = builder.objectRef<NewApiTokenShape>('NewApiToken').implement({
  description: 'A token for programs, shown this once: the server keeps only its hash.',
  fields: (t) => ({
    token: t.exposeString('token', { description: 'Goes into the header `Authorization: Token …`. Example: `"inv-5d1f…-20261125"`.' }),
    name: t.exposeString('name', { description: 'What it is for. Example: `"label printer"`.' }),
    expiresOn: t.field({
      type: 'Date',
      description: 'The last day on which it holds: a year from today. Example: `"2027-11-25"`.',
      resolve: ({ expiresOn }) => date(expiresOn),
    }),
  }),
});

builder.mutationField('createApiToken', (t) =>
  t.field({
    type: builder.errorUnion('ApiTokenResult', {
      description: 'The new token, or why there is none.',
      types: [NewApiToken, InvalidError],
      resolveType: () => 'NewApiToken',
    }),
    description: 'Makes a token with which a program may do what the viewer may do.',
    args: { name: t.arg.string({ required: true, description: 'What it is for; at most 100 characters. Example: `"label printer"`.' }) },
    resolve: (_root, { name }, { parts, viewer }) => createApiToken(parts, requireViewer(viewer), name),
  }),
);
