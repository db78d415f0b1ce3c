import { createHmac } from 'node:crypto';
import type { Parts } from '../parts.ts';
import { isExpired } from './api-token.ts';
import { addToken, cleanTokenName, tokenText, type NewApiToken } from './create-api-token.ts';
import { hashSecret } from './secret.ts';
import { serverSecret } from './server-secret.ts';
import type { Viewer } from './viewer.ts';

/** Tokens of one name and day: the first, and those that follow it when it was revoked. */
const MOST_PER_DAY = 20;

/**
 * The viewer's token of this name, the same at every call until it expires or is revoked; then a new one. Its text is
 * never stored: it is an HMAC of user, name and day under the server's secret, so that it can be told again. One that
 * `createApiToken` made is random and cannot be told again, so it is none of these. Throws `InvalidError`.
 */
export async function namedApiToken(parts: Pick<Parts, 'prisma' | 'config'>, { user }: Viewer, name: string): Promise<NewApiToken> {
  const cleanName = cleanTokenName(name);
  const rows = await parts.prisma.apiToken.findMany({ where: { userPk: user.pk, name: cleanName } });
  const texts = (day: string) => Array.from({ length: MOST_PER_DAY }, (_, turn) => deriveToken(parts, user.pk, cleanName, day, turn));
  for (const row of rows) {
    if (row.revoked || isExpired(row.expiresOn)) continue;
    const token = texts(dayOf(row.createdAt)).find((text) => hashSecret(text) === row.hash);
    if (token) return { token, name: cleanName, expiresOn: row.expiresOn };
  }
  const used = new Set(rows.map(({ hash }) => hash));
  const now = new Date();
  const token = texts(dayOf(now)).find((text) => !used.has(hashSecret(text)));
  return addToken(parts, user.pk, cleanName, token ?? tokenText(undefined, now), now);
}

function deriveToken(parts: Pick<Parts, 'config'>, userPk: number, name: string, day: string, turn: number): string {
  const message = JSON.stringify(['api token', userPk, name, day, turn]);
  return tokenText(createHmac('sha256', serverSecret(parts.config)).update(message).digest().subarray(0, 20), new Date(day));
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
