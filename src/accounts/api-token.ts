import type { User } from '../database/client/client.ts';
import { UnauthenticatedError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { hashSecret } from './secret.ts';

/** `lastSeen` is written at most so often: a busy client must not turn each read into a write. */
const SEEN_EVERY_MS = 60 * 60 * 1000;

/** The user of an API token. Throws `UnauthenticatedError`, with a text of its own for each reason. */
export async function findToken(parts: Pick<Parts, 'prisma'>, token: string): Promise<User> {
  const row = await parts.prisma.apiToken.findUnique({ where: { hash: hashSecret(token) }, include: { user: true } });
  if (!row) throw new UnauthenticatedError('Invalid token.');
  if (!row.user.isActive) throw new UnauthenticatedError('User inactive or deleted.');
  if (row.revoked) throw new UnauthenticatedError('Token has been revoked');
  if (isExpired(row.expiresOn)) throw new UnauthenticatedError('Token has expired');
  if (!row.lastSeen || Date.now() - row.lastSeen.getTime() > SEEN_EVERY_MS) {
    await parts.prisma.apiToken.updateMany({ where: { pk: row.pk }, data: { lastSeen: new Date() } });
  }
  return row.user;
}

/** A token holds through the whole of its last day (UTC). */
export function isExpired(expiresOn: Date): boolean {
  return expiresOn.toISOString().slice(0, 10) < new Date().toISOString().slice(0, 10);
}
