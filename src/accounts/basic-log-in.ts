import { createHmac, randomBytes } from 'node:crypto';
import type { User } from '../database/client/client.ts';
import { UnauthenticatedError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { checkCredentials } from './check-credentials.ts';

/** A client of HTTP Basic sends its password with every request; the expensive hash runs once a minute. */
const REMEMBER_MS = 60_000;
const MAX_REMEMBERED = 1_000;

interface Remembered {
  userPk: number;
  /** The hash that the password matched: another one means that the password was changed. */
  hash: string;
  /** Milliseconds since the epoch. */
  until: number;
}

/** Of this process alone: what is remembered can neither be read back nor guessed at from outside. */
const key = randomBytes(32);
const rememberedBy = new WeakMap<object, Map<string, Remembered>>();

/** The user of `Authorization: Basic …`; `encoded` is what follows the scheme. Throws `UnauthenticatedError`. */
export async function basicLogIn(parts: Pick<Parts, 'prisma'>, encoded: string, address?: string): Promise<User> {
  const { username, password } = decode(encoded);
  const remembered = rememberedBy.get(parts.prisma) ?? new Map<string, Remembered>();
  rememberedBy.set(parts.prisma, remembered);
  const id = createHmac('sha256', key)
    .update(JSON.stringify([username, password]))
    .digest('base64');
  const known = remembered.get(id);
  if (known && known.until > Date.now()) {
    const user = await parts.prisma.user.findUnique({ where: { pk: known.userPk } });
    if (user?.isActive && user.password === known.hash) return user;
  }
  remembered.delete(id);
  const user = await checkCredentials(parts, { username, password, address });
  if (!user) throw new UnauthenticatedError('Invalid username/password.');
  remembered.set(id, { userPk: user.pk, hash: user.password, until: Date.now() + REMEMBER_MS });
  if (remembered.size > MAX_REMEMBERED) remembered.delete(remembered.keys().next().value as string);
  return user;
}

function decode(encoded: string): { username: string; password: string } {
  if (encoded.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(encoded)) {
    throw new UnauthenticatedError('Invalid basic header. Credentials not correctly base64 encoded.');
  }
  const bytes = Buffer.from(encoded, 'base64');
  const text = utf8Text(bytes) ?? bytes.toString('latin1');
  const colon = text.indexOf(':');
  return colon < 0 ? { username: text, password: '' } : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function utf8Text(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined; // older clients send Latin-1 (RFC 7617 leaves it open)
  }
}
