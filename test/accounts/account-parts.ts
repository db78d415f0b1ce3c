import { pino } from 'pino';
import { createUser, type NewUser } from '../../src/accounts/create-user.ts';
import type { Viewer } from '../../src/accounts/viewer.ts';
import { readConfig, type Config } from '../../src/config.ts';
import { createTestDatabase } from '../support/test-database.ts';

/** What accounts need, over an empty database. */
export async function createAccountParts(overrides: Partial<Config> = {}) {
  const database = await createTestDatabase();
  const config = { ...readConfig({}), ...overrides };
  return { database, prisma: database.prisma, config, log: pino({ level: 'silent' }), close: () => database.close() };
}

export type AccountParts = Awaited<ReturnType<typeof createAccountParts>>;

export async function viewerOf(parts: Pick<AccountParts, 'prisma'>, user: Partial<NewUser> & { username: string }): Promise<Viewer> {
  return { user: await createUser(parts, { password: 'secret', ...user }), via: 'token' };
}
