import { logIn } from '../accounts/log-in.ts';
import { logOut } from '../accounts/log-out.ts';
import { InvalidError, TooBusyError } from '../errors.ts';
import { builder } from './builder.ts';

const Permission = builder.enumType('Permission', {
  description: 'What a user may do beyond reading and printing.',
  values: {
    CHANGE_LIBRARY: { description: 'Create, change and delete templates, assets and snippets.' },
    CHANGE_SETTINGS: { description: "Change the server's settings." },
    SEE_ALL_OUTPUTS: { description: 'See, cancel and delete the prints of others.' },
  },
} as const);

export const User = builder.prismaNode('User', {
  id: { field: 'pk' },
  description: 'Somebody who can log in.',
  fields: (t) => ({
    pk: t.exposeInt('pk', { description: "InvenTree's number of the user. Example: `1`." }),
    username: t.exposeString('username', { description: 'The name to log in with. Example: `"demo"`.' }),
    firstName: t.exposeString('firstName', { description: 'May be empty. Example: `"Ada"`.' }),
    lastName: t.exposeString('lastName', { description: 'May be empty. Example: `"Lovelace"`.' }),
    email: t.exposeString('email', { description: 'May be empty. Example: `"ada@example.org"`.' }),
    isStaff: t.exposeBoolean('isStaff', {
      description: 'Whether the user may change the library and see the prints of others. Example: `true`.',
    }),
    isSuperuser: t.exposeBoolean('isSuperuser', { description: "Whether the user may change the server's settings. Example: `false`." }),
    isActive: t.exposeBoolean('isActive', { description: 'Whether the user can log in. Example: `true`.' }),
    permissions: t.field({
      type: [Permission],
      description: 'What the user may do beyond reading and printing. Example: `[CHANGE_LIBRARY, SEE_ALL_OUTPUTS]`.',
      resolve: ({ isStaff, isSuperuser }) => [
        ...(isStaff ? (['CHANGE_LIBRARY', 'SEE_ALL_OUTPUTS'] as const) : []),
        ...(isSuperuser ? (['CHANGE_SETTINGS'] as const) : []),
      ],
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.prismaField({
    type: User,
    nullable: true,
    skipTypeScopes: true,
    description: 'Who asks; null: nobody is logged in.',
    resolve: (query, _root, _args, { parts, viewer }) =>
      viewer ? parts.prisma.user.findUnique({ ...query, where: { pk: viewer.user.pk } }) : null,
  }),
);

builder.mutationField('logIn', (t) =>
  t.field({
    type: builder.errorUnion('LogInResult', {
      description: 'Who is logged in now, or why nobody is.',
      types: [User, InvalidError, TooBusyError],
      resolveType: () => 'User',
    }),
    skipTypeScopes: true,
    description:
      'Logs a browser in: the answer sets a session cookie that holds for 14 days, longer when used. Programs send `Authorization: Token …` instead (`createApiToken`).',
    args: {
      username: t.arg.string({ required: true, description: 'Example: `"demo"`.' }),
      password: t.arg.string({ required: true, description: 'Example: `"demo"`.' }),
    },
    async resolve(_root, { username, password }, { parts, session, address }) {
      if (!session)
        throw InvalidError.of([], 'NOT_A_CHOICE', 'A session is a cookie, and a WebSocket cannot set one. Log in over HTTP.', []);
      const { user, sessionToken, expiresAt } = await logIn(parts, { username, password, address });
      session.set(sessionToken, expiresAt);
      return User.addBrand(user);
    },
  }),
);

builder.mutationField('logOut', (t) =>
  t.boolean({
    skipTypeScopes: true,
    description:
      'Ends the session of the cookie that came along, and removes the cookie. `false`: there was none. Tokens stay as they are.',
    async resolve(_root, _args, { parts, session }) {
      if (!session?.token) return false;
      await logOut(parts, session.token);
      session.clear();
      return true;
    },
  }),
);
