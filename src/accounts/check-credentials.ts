import type { User } from '../database/client/client.ts';
import type { Parts } from '../parts.ts';
import { normalizeUsername } from './account-rules.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { throttleOf } from './throttle.ts';

export interface Credentials {
  username: string;
  password: string;
  /** Where the log-in comes from: for the throttle. */
  address?: string | undefined;
}

/**
 * The user whom name and password belong to, or null: unknown, inactive and wrong cannot be told apart, by answer or by
 * time. Replaces an outdated hash. Throws `TooBusyError` after too many failures.
 */
export async function checkCredentials(parts: Pick<Parts, 'prisma'>, { username, password, address }: Credentials): Promise<User | null> {
  const name = normalizeUsername(username);
  const throttle = throttleOf(parts.prisma);
  throttle.check(name, address);
  // Counted before the slow part, or a burst of parallel guesses would all pass the check above.
  throttle.fail(name, address);
  // A NUL cannot be in a stored name, and PostgreSQL refuses to compare with it.
  const user = name.includes('\0') ? null : await parts.prisma.user.findUnique({ where: { username: name } });
  const { matches, outdated } = await verifyPassword(password, user?.password);
  if (!user || !matches || !user.isActive) return null;
  throttle.succeed(name, address);
  return outdated ? await rehash(parts, user, password) : user;
}

async function rehash(parts: Pick<Parts, 'prisma'>, user: User, password: string): Promise<User> {
  const hash = await hashPassword(password);
  // Guarded by the old hash: a password that was changed in the meantime stays changed.
  const { count } = await parts.prisma.user.updateMany({ where: { pk: user.pk, password: user.password }, data: { password: hash } });
  return count ? { ...user, password: hash } : user;
}
