import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkCredentials } from '../../src/accounts/check-credentials.ts';
import { createUser } from '../../src/accounts/create-user.ts';
import { ensureAdmin } from '../../src/accounts/ensure-admin.ts';
import { requireStaff } from '../../src/accounts/require-staff.ts';
import { requireViewer } from '../../src/accounts/require-viewer.ts';
import { setPassword } from '../../src/accounts/set-password.ts';
import { ForbiddenError, NotFoundError, UnauthenticatedError } from '../../src/errors.ts';
import { createAccountParts, viewerOf, type AccountParts } from './account-parts.ts';

let parts: AccountParts;
beforeEach(async () => {
  parts = await createAccountParts();
});
afterEach(() => parts.close());

describe('a new user', () => {
  test('is told all that is wrong at once', async () => {
    await expect(createUser(parts, { username: 'a b', password: '' })).rejects.toMatchObject({
      fields: [
        { path: ['username'], code: 'WRONG_TYPE' },
        { path: ['password'], code: 'BLANK' },
      ],
    });
    await expect(createUser(parts, { username: '', password: 'x' })).rejects.toMatchObject({ fields: [{ code: 'BLANK' }] });
    await expect(createUser(parts, { username: 'n'.repeat(151), password: 'x' })).rejects.toMatchObject({ fields: [{ code: 'TOO_LONG' }] });
  });

  test('cannot take a name that exists, in another spelling of the same letters either, nor two at once', async () => {
    await createUser(parts, { username: 'J\u00f6rg', password: 'x' });
    await expect(createUser(parts, { username: 'Jo\u0308rg', password: 'x' })).rejects.toMatchObject({
      fields: [{ path: ['username'], code: 'NOT_UNIQUE' }],
    });
    const twice = await Promise.allSettled([
      createUser(parts, { username: 'eve', password: 'x' }),
      createUser(parts, { username: 'eve', password: 'x' }),
    ]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('can log in by the other spelling of his name', async () => {
    await createUser(parts, { username: 'J\u00f6rg', password: 'x' });
    expect(await checkCredentials(parts, { username: 'Jo\u0308rg', password: 'x' })).toMatchObject({ username: 'J\u00f6rg' });
  });

  test('unknown users have no password to set', async () => {
    await expect(setPassword(parts, 'nobody', 'x')).rejects.toBeInstanceOf(NotFoundError);
    await expect(setPassword(parts, 'no\0body', 'x')).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe('the first start', () => {
  test('creates admin with a generated password, once', async () => {
    const admin = await ensureAdmin(parts);
    expect(admin).toMatchObject({ username: 'admin', password: expect.stringMatching(/^[a-zA-Z2-9]{20}$/) });
    expect(await checkCredentials(parts, admin!)).toMatchObject({ isStaff: true, isSuperuser: true });
    expect(await ensureAdmin(parts)).toBeNull();
  });

  test('takes the configured password', async () => {
    expect(await ensureAdmin({ ...parts, config: { ...parts.config, adminPassword: 'chosen' } })).toEqual({
      username: 'admin',
      password: 'chosen',
    });
  });

  test('counts no superuser who cannot log in, and leaves a user of that name alone', async () => {
    const other = await createUser(parts, { username: 'root', password: 'x', isSuperuser: true });
    await parts.prisma.user.update({ where: { pk: other.pk }, data: { password: '!' } });
    expect(await ensureAdmin(parts)).toMatchObject({ username: 'admin' });
    await parts.prisma.user.updateMany({ where: { username: 'admin' }, data: { isSuperuser: false } });
    const before = await parts.prisma.user.findUniqueOrThrow({ where: { username: 'admin' } });
    expect(await ensureAdmin(parts)).toBeNull();
    expect(await parts.prisma.user.findUniqueOrThrow({ where: { username: 'admin' } })).toEqual(before);
  });
});

describe('who may do what', () => {
  test('the library is for staff; a superuser without the flag is refused', async () => {
    expect(() => requireViewer(null)).toThrow(UnauthenticatedError);
    expect(() => requireStaff(null)).toThrow('Authentication credentials were not provided.');
    const superuser = await viewerOf(parts, { username: 'super', isSuperuser: true });
    expect(() => requireStaff(superuser)).toThrow(ForbiddenError);
    expect(() => requireStaff(superuser)).toThrow('You do not have permission to perform this action.');
    const staff = await viewerOf(parts, { username: 'staff', isStaff: true });
    expect(requireStaff(staff)).toBe(staff);
  });
});
