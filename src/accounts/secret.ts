import { createHash } from 'node:crypto';

/** What is kept of a token or a cookie: SHA-256, hex. They are long and random, so a fast hash is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
