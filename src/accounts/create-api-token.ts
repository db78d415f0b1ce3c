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
  const cleanName = name.trim().replaceAll(/[\s\p{C}]+/gu, '-');
  if (cleanName.length > MAX_NAME) throw InvalidError.of('name', 'TOO_LONG', `Ensure this field has no more than ${MAX_NAME} characters.`);
  const now = new Date();
  const token = `inv-${randomBytes(20).toString('hex')}-${now.toISOString().slice(0, 10).replaceAll('-', '')}`;
  const expiresOn = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + VALID_DAYS));
  const userPk = viewer.user.pk;
  await parts.prisma.$transaction(async (tx) => {
    await tx.apiToken.deleteMany({ where: { userPk, expiresOn: { lt: new Date(now.toISOString().slice(0, 10)) } } });
    const surplus = await tx.apiToken.findMany({
      where: { userPk, revoked: false },
      orderBy: [{ lastSeen: { sort: 'desc', nulls: 'last' } }, { pk: 'desc' }],
      skip: MAX_TOKENS - 1,
      select: { pk: true },
    });
    if (surplus.length) await tx.apiToken.deleteMany({ where: { pk: { in: surplus.map(({ pk }) => pk) } } });
    await tx.apiToken.create({ data: { userPk, name: cleanName, hash: hashSecret(token), expiresOn } });
  });
  return { token, name: cleanName, expiresOn };
}
