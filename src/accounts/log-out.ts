import type { Parts } from '../parts.ts';
import { hashSecret } from './secret.ts';

/** Ends a session; one that has ended already is no error. */
export async function logOut(parts: Pick<Parts, 'prisma'>, sessionToken: string): Promise<void> {
  await parts.prisma.session.deleteMany({ where: { hash: hashSecret(sessionToken) } });
}
