import { pbkdf2Sync, argon2Sync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hashPassword, isUsableHash, verifyPassword } from '../../src/accounts/password.ts';

/** An export of a real server, whose users all have the password `inventree`. */
const RECORDS = '../shared/cases/records.json';

describe('a password', () => {
  test('is hashed with scrypt and a salt of its own, and verified', async () => {
    const [first, second] = await Promise.all([hashPassword('geheim'), hashPassword('geheim')]);
    expect(first).toMatch(/^scrypt\$32768\$8\$3\$[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=$/);
    expect(first).not.toBe(second);
    expect(await verifyPassword('geheim', first)).toEqual({ matches: true, outdated: false });
    expect(await verifyPassword('Geheim', first)).toEqual({ matches: false, outdated: false });
  });

  test('of Django is verified, and called outdated', async () => {
    const hash = pbkdf2Sync('inventree', 'saltpot', 1000, 32, 'sha256').toString('base64');
    expect(await verifyPassword('inventree', `pbkdf2_sha256$1000$saltpot$${hash}`)).toEqual({ matches: true, outdated: true });
    expect(await verifyPassword('wrong', `pbkdf2_sha256$1000$saltpot$${hash}`)).toMatchObject({ matches: false });
    const sha1 = pbkdf2Sync('inventree', 'saltpot', 1000, 20, 'sha1').toString('base64');
    expect(await verifyPassword('inventree', `pbkdf2_sha1$1000$saltpot$${sha1}`)).toMatchObject({ matches: true });
  });

  test.skipIf(!existsSync(RECORDS))('that Django itself hashed is verified', async () => {
    const records = JSON.parse(readFileSync(RECORDS, 'utf8')) as { model: string; fields: { password?: string } }[];
    const hashes = records.filter(({ model }) => model === 'auth.user').map(({ fields }) => fields.password ?? '');
    expect(hashes.length).toBeGreaterThan(0);
    for (const hash of hashes) {
      expect(await verifyPassword('inventree', hash)).toEqual({ matches: true, outdated: true });
      expect(await verifyPassword('Inventree', hash)).toMatchObject({ matches: false });
    }
  });

  test('hashed by Django with argon2 is verified', async () => {
    const nonce = Buffer.from('somesaltsomesalt');
    const hash = argon2Sync('argon2id', { message: 'inventree', nonce, parallelism: 1, tagLength: 32, memory: 64, passes: 2 });
    const bare = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
    const stored = `argon2$argon2id$v=19$m=64,t=2,p=1$${bare(nonce)}$${bare(hash)}`;
    expect(await verifyPassword('inventree', stored)).toEqual({ matches: true, outdated: true });
    expect(await verifyPassword('other', stored)).toMatchObject({ matches: false });
  });

  test.each([
    ['unusable', '!'],
    ['unusable, with Django’s random text', '!HkF2nD0a1'],
    ['empty', ''],
    ['of an unknown kind', 'bcrypt_sha256$$2b$12$abcdefghijklmnopqrstuv'],
    ['broken', 'scrypt$1'],
    ['too costly to try', 'pbkdf2_sha256$999999999999$salt$aGFzaA=='],
    ['too large to try', 'scrypt$1073741824$8$1$c2FsdA==$aGFzaA=='],
  ])('never matches a hash that is %s', async (_, stored) => {
    expect(isUsableHash(stored)).toBe(false);
    for (const password of ['', '!', stored]) expect(await verifyPassword(password, stored)).toEqual({ matches: false, outdated: false });
  });

  test('costs an unknown user as much work as a known one', async () => {
    const stored = await hashPassword('x');
    const time = async (hash: string | undefined) => {
      const start = process.hrtime.bigint();
      await verifyPassword('y', hash);
      return Number(process.hrtime.bigint() - start);
    };
    const [known, unknown] = [await time(stored), await time(undefined)];
    expect(unknown).toBeGreaterThan(known / 4);
  });
});
