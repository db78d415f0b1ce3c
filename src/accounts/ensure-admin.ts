import { randomInt } from 'node:crypto';
import { InvalidError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { createUser } from './create-user.ts';
import { isUsableHash } from './password.ts';

const USERNAME = 'admin';
/** Without look-alikes: it is read off a screen. 20 of 54 letters are 115 bits. */
const ALPHABET = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 20;

/**
 * Where no user can log in as superuser, creates `admin` with the configured password or a generated one, and gives both,
 * to be shown this once. Null: nothing was to be done, or the name is taken by another user, whom we leave alone.
 */
export async function ensureAdmin(parts: Pick<Parts, 'prisma' | 'config' | 'log'>): Promise<{ username: string; password: string } | null> {
  const superusers = await parts.prisma.user.findMany({ where: { isSuperuser: true, isActive: true }, select: { password: true } });
  if (superusers.some(({ password }) => isUsableHash(password))) return null;
  const password = parts.config.adminPassword ?? Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  try {
    await createUser(parts, { username: USERNAME, password, isStaff: true, isSuperuser: true });
    return { username: USERNAME, password };
  } catch (error) {
    if (!(error instanceof InvalidError)) throw error;
    parts.log.warn(
      `No user can log in as superuser, and the name "${USERNAME}" is taken. Set its password: reportree user password ${USERNAME}`,
    );
    return null;
  }
}
