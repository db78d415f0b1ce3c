import { Prisma, type User } from '../database/client/client.ts';
import { InvalidError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { normalizeUsername, passwordProblem, usernameProblem } from './account-rules.ts';
import { hashPassword } from './password.ts';

export interface NewUser {
  username: string;
  password: string;
  firstName?: string;
  lastName?: string;
  email?: string;
  isStaff?: boolean;
  isSuperuser?: boolean;
}

/** Creates an active user. Throws `InvalidError` for a bad or taken name and an unusable password. */
export async function createUser(parts: Pick<Parts, 'prisma'>, { username, password, ...rest }: NewUser): Promise<User> {
  const name = normalizeUsername(username);
  const problems = [usernameProblem(name), passwordProblem(password)].filter((problem) => problem !== undefined);
  if (problems.length) throw new InvalidError(problems);
  const hash = await hashPassword(password);
  try {
    return await parts.prisma.user.create({ data: { ...rest, username: name, password: hash } });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')) throw error;
    throw InvalidError.of('username', 'NOT_UNIQUE', `A user named "${name}" exists already.`);
  }
}
