import { randomBytes } from 'node:crypto';
import { InvalidError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { hashSecret } from './secret.ts';
import type { Viewer } from './viewer.ts';

const VALID_DAYS = 365;
const MAX_NAME = 100;
/** Tokens that a user may have at the same time; a new one takes the place of the one that was used longest ago. */
const MAX_TOKENS = 100;

export interface NewApiToken {
  /** Shown this once; only its hash is kept. */
  token: string;
  name: string;
  /** The last day on which it holds. */
  expiresOn: Date;
}

/** Makes a token for the viewer, `inv-` with 160 random bits and its day, as InvenTree's look. It holds for a year. Throws `InvalidError`. */
export async function createApiToken(parts: Pick<Parts, 'prisma'>, viewer: Viewer, name: string): Promise<NewApiToken> {
  const now = new Date();
  return addToken(parts, viewer.user.pk, cleanTokenName(name), tokenText(undefined, now), now);
}

/** A name as it is kept. Throws `InvalidError` for one that is too long. */
export function cleanTokenName(name: string): string {
  const cleanName = name.trim().replaceAll(/[\s\p{C}]+/gu, '-');
  if (cleanName.length > MAX_NAME) throw InvalidError.of('name', 'TOO_LONG', `Ensure this field has no more than ${MAX_NAME} characters.`);
  return cleanName;
}

/** `inv-<40 hex digits>-<day>`; random unless its 20 bytes are given. */
export function tokenText(bytes: Uint8Array | undefined, day: Date): string {
  return `inv-${Buffer.from(bytes ?? randomBytes(20)).toString('hex')}-${day.toISOString().slice(0, 10).replaceAll('-', '')}`;
}

/** Keeps a token's hash, in the place of expired ones, and of the one used longest ago where there are too many. */
export async function addToken(parts: Pick<Parts, 'prisma'>, userPk: number, name: string, token: string, now: Date): Promise<NewApiToken> {
  const expiresOn = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + VALID_DAYS));
  await parts.prisma.$transaction(async (tx) => {
    await tx.apiToken.deleteMany({ where: { userPk, expiresOn: { lt: new Date(now.toISOString().slice(0, 10)) } } });
    const surplus = await tx.apiToken.findMany({
      where: { userPk, revoked: false },
      orderBy: [{ lastSeen: { sort: 'desc', nulls: 'last' } }, { pk: 'desc' }],
      skip: MAX_TOKENS - 1,
      select: { pk: true },
    });
    if (surplus.length) await tx.apiToken.deleteMany({ where: { pk: { in: surplus.map(({ pk }) => pk) } } });
    // Two calls at once may derive the same token: the second finds it made.
    await tx.apiToken.upsert({
      where: { hash: hashSecret(token) },
      create: { userPk, name, hash: hashSecret(token), createdAt: now, expiresOn },
      update: {},
    });
  });
  return { token, name, expiresOn };
}
