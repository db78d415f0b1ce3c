import { pbkdf2Sync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { authenticate } from '../../src/accounts/authenticate.ts';
import { createApiToken } from '../../src/accounts/create-api-token.ts';
import { createUser } from '../../src/accounts/create-user.ts';
import { logIn } from '../../src/accounts/log-in.ts';
import { logOut } from '../../src/accounts/log-out.ts';
import { setPassword } from '../../src/accounts/set-password.ts';
import { InvalidError, TooBusyError, UnauthenticatedError } from '../../src/errors.ts';
import { createAccountParts, viewerOf, type AccountParts } from './account-parts.ts';

let parts: AccountParts;
beforeAll(async () => {
  parts = await createAccountParts();
  await createUser(parts, { username: 'anna', password: 'pässword:1' });
});
afterAll(() => parts.close());

const basic = (username: string, password: string, encoding: BufferEncoding = 'utf8') => ({
  authorization: `Basic ${Buffer.from(`${username}:${password}`, encoding).toString('base64')}`,
});
const refusal = async (headers: Parameters<typeof authenticate>[1]) => {
  const error = await authenticate(parts, headers).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UnauthenticatedError);
  return (error as Error).message;
};

describe('without credentials', () => {
  test.each([
    [{}],
    [{ authorization: '' }],
    [{ authorization: 'Digest x' }],
    [{ authorization: 'Bearer nonsense' }],
    [{ cookie: 'sessionid=stale; other=1' }],
    [{ cookie: 'sessionid=' }],
  ])('nobody is logged in: %j', async (headers) => expect(await authenticate(parts, headers)).toBeNull());
});

describe('by token', () => {
  test('the scheme may be written in any case, and the token is kept as a hash', async () => {
    const viewer = await viewerOf(parts, { username: 'tom' });
    const { token, name, expiresOn } = await createApiToken(parts, viewer, ' my  script ');
    expect(token).toMatch(/^inv-[0-9a-f]{40}-\d{8}$/);
    expect(name).toBe('my-script');
    expect(Math.round((expiresOn.getTime() - Date.now()) / 86_400_000)).toBeGreaterThanOrEqual(364);
    expect(await authenticate(parts, { authorization: `tOkEn ${token}` })).toMatchObject({ user: { username: 'tom' }, via: 'token' });
    const row = await parts.prisma.apiToken.findFirstOrThrow({ where: { userPk: viewer.user.pk } });
    expect(JSON.stringify(row)).not.toContain(token.slice(4, 44));
    expect(row.lastSeen).not.toBeNull();
  });

  test('each reason of a refusal has its own text', async () => {
    expect(await refusal({ authorization: 'Token nonsense' })).toBe('Invalid token.');
    expect(await refusal({ authorization: 'Token' })).toBe('Invalid token header. No credentials provided.');
    expect(await refusal({ authorization: 'Token a b' })).toBe('Invalid token header. Token string should not contain spaces.');
    const viewer = await viewerOf(parts, { username: 'tess' });
    const { token } = await createApiToken(parts, viewer, 'x');
    const authorization = `Token ${token}`;
    await parts.prisma.apiToken.updateMany({
      where: { userPk: viewer.user.pk },
      data: { expiresOn: new Date(Date.now() - 2 * 86_400_000) },
    });
    expect(await refusal({ authorization })).toBe('Token has expired');
    await parts.prisma.apiToken.updateMany({ where: { userPk: viewer.user.pk }, data: { revoked: true } });
    expect(await refusal({ authorization })).toBe('Token has been revoked');
    await parts.prisma.user.update({ where: { pk: viewer.user.pk }, data: { isActive: false } });
    expect(await refusal({ authorization })).toBe('User inactive or deleted.');
  });

  test('a token holds through its last day', async () => {
    const viewer = await viewerOf(parts, { username: 'theo' });
    const { token } = await createApiToken(parts, viewer, 'x');
    await parts.prisma.apiToken.updateMany({
      where: { userPk: viewer.user.pk },
      data: { expiresOn: new Date(new Date().toISOString().slice(0, 10)) },
    });
    expect(await authenticate(parts, { authorization: `Token ${token}` })).not.toBeNull();
  });

  test('a user keeps at most a hundred tokens, and the one used last is among them', async () => {
    const viewer = await viewerOf(parts, { username: 'tara' });
    const first = await createApiToken(parts, viewer, 'first');
    await authenticate(parts, { authorization: `Token ${first.token}` });
    for (let i = 0; i < 105; i++) await createApiToken(parts, viewer, `t${i}`);
    expect(await parts.prisma.apiToken.count({ where: { userPk: viewer.user.pk } })).toBe(100);
    expect(await authenticate(parts, { authorization: `Token ${first.token}` })).not.toBeNull();
  });

  test('a name that is too long is refused', async () => {
    const viewer = await viewerOf(parts, { username: 'tim' });
    await expect(createApiToken(parts, viewer, 'n'.repeat(101))).rejects.toMatchObject({ fields: [{ path: ['name'], code: 'TOO_LONG' }] });
  });
});

describe('by password (Basic)', () => {
  test('a colon in the password and letters in UTF-8 or Latin-1 are fine', async () => {
    expect(await authenticate(parts, basic('anna', 'pässword:1'))).toMatchObject({ user: { username: 'anna' }, via: 'basic' });
    expect(await authenticate(parts, basic('anna', 'pässword:1', 'latin1'))).toMatchObject({ via: 'basic' });
  });

  test('unknown, wrong, inactive, unusable and NUL get one text', async () => {
    const gone = await createUser(parts, { username: 'gone', password: 'right' });
    await parts.prisma.user.update({ where: { pk: gone.pk }, data: { isActive: false } });
    const locked = await createUser(parts, { username: 'locked', password: 'right' });
    await parts.prisma.user.update({ where: { pk: locked.pk }, data: { password: '!' } });
    for (const headers of [
      basic('nobody', 'x'),
      basic('anna', 'x'),
      basic('gone', 'right'),
      basic('locked', '!'),
      basic('an\0na', 'x'),
      { authorization: 'Basic YWJj' },
    ]) {
      expect(await refusal(headers)).toBe('Invalid username/password.');
    }
  });

  test('a malformed header is told apart', async () => {
    expect(await refusal({ authorization: 'Basic' })).toBe('Invalid basic header. No credentials provided.');
    expect(await refusal({ authorization: 'Basic a b' })).toBe('Invalid basic header. Credentials string should not contain spaces.');
    expect(await refusal({ authorization: 'Basic !!!' })).toBe('Invalid basic header. Credentials not correctly base64 encoded.');
  });

  test('the costly hash runs once for many requests, and a changed password ends what is remembered at once', async () => {
    await createUser(parts, { username: 'chatty', password: 'one' });
    await authenticate(parts, basic('chatty', 'one'));
    const start = performance.now();
    for (let i = 0; i < 20; i++) await authenticate(parts, basic('chatty', 'one'));
    // Twenty hashes take several seconds.
    expect(performance.now() - start).toBeLessThan(1_000);
    await setPassword(parts, 'chatty', 'two');
    expect(await refusal(basic('chatty', 'one'))).toBe('Invalid username/password.');
    expect(await authenticate(parts, basic('chatty', 'two'))).not.toBeNull();
    await parts.prisma.user.updateMany({ where: { username: 'chatty' }, data: { isActive: false } });
    expect(await refusal(basic('chatty', 'two'))).toBe('Invalid username/password.');
  });

  test('what is remembered is forgotten after a minute', async () => {
    await createUser(parts, { username: 'brief', password: 'one' });
    await authenticate(parts, basic('brief', 'one'));
    // The hash as it stands, for a change behind the back of what is remembered would show.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    try {
      const start = performance.now();
      await authenticate(parts, basic('brief', 'one'));
      expect(performance.now() - start).toBeGreaterThan(30);
    } finally {
      vi.useRealTimers();
    }
  });

  test('ten wrong passwords in a burst are the last for a while', async () => {
    await createUser(parts, { username: 'target', password: 'right' });
    const address = '10.9.9.9';
    const attempts = await Promise.all(
      Array.from({ length: 15 }, (_, i) =>
        authenticate(parts, { ...basic('target', `guess${i}`), address }).catch((error: unknown) => error),
      ),
    );
    expect(attempts.filter((error) => error instanceof UnauthenticatedError)).toHaveLength(10);
    expect(attempts.filter((error) => error instanceof TooBusyError)).toHaveLength(5);
    await expect(authenticate(parts, { ...basic('target', 'right'), address })).rejects.toBeInstanceOf(TooBusyError);
    expect(await authenticate(parts, { ...basic('target', 'right'), address: '10.1.1.1' })).not.toBeNull();
  });

  test("Django's hash is replaced by ours at the first log-in", async () => {
    const old = await createUser(parts, { username: 'imported', password: 'x' });
    const hash = pbkdf2Sync('inventree', 'saltpot', 1000, 32, 'sha256').toString('base64');
    await parts.prisma.user.update({ where: { pk: old.pk }, data: { password: `pbkdf2_sha256$1000$saltpot$${hash}` } });
    await authenticate(parts, basic('imported', 'inventree'));
    const { password } = await parts.prisma.user.findUniqueOrThrow({ where: { pk: old.pk } });
    expect(password).toMatch(/^scrypt\$/);
    expect(await authenticate(parts, basic('imported', 'inventree'))).not.toBeNull();
  });
});

describe('by session', () => {
  test('a log-in gives a cookie that holds two weeks, and a log-out ends it', async () => {
    const { user, sessionToken, expiresAt } = await logIn(parts, { username: 'anna', password: 'pässword:1', address: '10.0.0.1' });
    expect(user.username).toBe('anna');
    expect(sessionToken).toMatch(/^[\w-]{43}$/);
    expect(Math.round((expiresAt.getTime() - Date.now()) / 86_400_000)).toBe(14);
    const cookie = `csrftoken=x; sessionid=${sessionToken}`;
    expect(await authenticate(parts, { cookie })).toMatchObject({ user: { username: 'anna' }, via: 'session' });
    expect(await parts.prisma.session.count({ where: { hash: sessionToken } })).toBe(0);
    await logOut(parts, sessionToken);
    expect(await authenticate(parts, { cookie })).toBeNull();
    await logOut(parts, sessionToken);
  });

  test('a header goes before the cookie', async () => {
    const { sessionToken } = await logIn(parts, { username: 'anna', password: 'pässword:1' });
    expect(await refusal({ authorization: 'Token nonsense', cookie: `sessionid=${sessionToken}` })).toBe('Invalid token.');
  });

  test('a session ends with its time, with the user, and with a new password', async () => {
    await createUser(parts, { username: 'sam', password: 'one' });
    const cookieOf = async (password: string) => ({
      cookie: `sessionid=${(await logIn(parts, { username: 'sam', password })).sessionToken}`,
    });
    const expired = await cookieOf('one');
    await parts.prisma.session.updateMany({ where: { user: { username: 'sam' } }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await authenticate(parts, expired)).toBeNull();
    const beforeChange = await cookieOf('one');
    expect(await parts.prisma.session.count({ where: { user: { username: 'sam' } } })).toBe(1); // the expired one is pruned
    await setPassword(parts, 'sam', 'two');
    expect(await authenticate(parts, beforeChange)).toBeNull();
    const deactivated = await cookieOf('two');
    await parts.prisma.user.updateMany({ where: { username: 'sam' }, data: { isActive: false } });
    expect(await authenticate(parts, deactivated)).toBeNull();
  });

  test('a session in use moves its end, at most once a day', async () => {
    await createUser(parts, { username: 'slider', password: 'one' });
    const { sessionToken } = await logIn(parts, { username: 'slider', password: 'one' });
    const endOf = async () =>
      (await parts.prisma.session.findFirstOrThrow({ where: { user: { username: 'slider' } } })).expiresAt.getTime();
    const end = await endOf();
    await authenticate(parts, { cookie: `sessionid=${sessionToken}` });
    expect(await endOf()).toBe(end);
    await parts.prisma.session.updateMany({
      where: { user: { username: 'slider' } },
      data: { expiresAt: new Date(Date.now() + 3_600_000) },
    });
    await authenticate(parts, { cookie: `sessionid=${sessionToken}` });
    expect(await endOf()).toBeGreaterThanOrEqual(end);
  });

  test('a wrong log-in is one error for both fields', async () => {
    const error = await logIn(parts, { username: 'anna', password: 'wrong' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidError);
    expect((error as InvalidError).fields).toEqual([
      { path: [], involves: ['username', 'password'], code: 'NOT_FOUND', message: 'Invalid username/password.' },
    ]);
  });
});
