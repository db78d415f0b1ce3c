import type { User } from '../database/client/client.ts';
import { InvalidError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { checkCredentials, type Credentials } from './check-credentials.ts';
import { createSession } from './session.ts';

export interface LogIn {
  user: User;
  /** The value of the cookie `sessionid`. */
  sessionToken: string;
  expiresAt: Date;
}

/** Opens a session. Throws `InvalidError` with one text for every reason, and `TooBusyError` after too many failures. */
export async function logIn(parts: Pick<Parts, 'prisma'>, credentials: Credentials): Promise<LogIn> {
  const user = await checkCredentials(parts, credentials);
  if (!user) throw InvalidError.of([], 'NOT_FOUND', 'Invalid username/password.', ['username', 'password']);
  return { user, ...(await createSession(parts, user)) };
}
