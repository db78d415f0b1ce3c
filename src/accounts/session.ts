import { randomBytes } from 'node:crypto';
import type { User } from '../database/client/client.ts';
import type { Parts } from '../parts.ts';
import { hashSecret } from './secret.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const VALID_MS = 14 * DAY_MS;
/** Sessions that a user may have at the same time; the oldest give way. */
const MAX_SESSIONS = 50;

/** A session for a user who has just proved who he is. `sessionToken` is the cookie's value: 256 random bits. */
export async function createSession(parts: Pick<Parts, 'prisma'>, user: User): Promise<{ sessionToken: string; expiresAt: Date }> {
  const sessionToken = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + VALID_MS);
  await parts.prisma.$transaction(async (tx) => {
    await tx.session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    const surplus = await tx.session.findMany({
      where: { userPk: user.pk },
      orderBy: { pk: 'desc' },
      skip: MAX_SESSIONS - 1,
      select: { pk: true },
    });
    if (surplus.length) await tx.session.deleteMany({ where: { pk: { in: surplus.map(({ pk }) => pk) } } });
    await tx.session.create({ data: { userPk: user.pk, hash: hashSecret(sessionToken), expiresAt } });
    await tx.user.updateMany({ where: { pk: user.pk }, data: { lastLogin: new Date() } });
  });
  return { sessionToken, expiresAt };
}

/** The active user of a session that holds, or null. A session in use moves its end, with one write a day at most. */
export async function findSession(parts: Pick<Parts, 'prisma'>, sessionToken: string): Promise<User | null> {
  const session = await parts.prisma.session.findUnique({ where: { hash: hashSecret(sessionToken) }, include: { user: true } });
  if (!session || !session.user.isActive || session.expiresAt.getTime() <= Date.now()) return null;
  if (session.expiresAt.getTime() - Date.now() < VALID_MS - DAY_MS) {
    await parts.prisma.session.updateMany({ where: { pk: session.pk }, data: { expiresAt: new Date(Date.now() + VALID_MS) } });
  }
  return session.user;
}
