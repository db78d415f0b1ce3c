import { InvalidError, NotFoundError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { normalizeUsername, passwordProblem, usernameProblem } from './account-rules.ts';
import { hashPassword } from './password.ts';

/** Sets a user's password and ends all of his sessions; tokens stay. Throws `InvalidError`, and `NotFoundError` for an unknown user. */
export async function setPassword(parts: Pick<Parts, 'prisma'>, username: string, password: string): Promise<void> {
  const problem = passwordProblem(password);
  if (problem) throw new InvalidError([problem]);
  const name = normalizeUsername(username);
  if (usernameProblem(name)) throw NotFoundError.of('User');
  const hash = await hashPassword(password);
  await parts.prisma.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({ where: { username: name }, data: { password: hash } });
    if (count === 0) throw NotFoundError.of('User');
    await tx.session.deleteMany({ where: { user: { username: name } } });
  });
}
