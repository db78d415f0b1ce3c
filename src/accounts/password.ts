import { argon2, pbkdf2, randomBytes, scrypt, timingSafeEqual, type BinaryLike } from 'node:crypto';
import { promisify } from 'node:util';
import { TooBusyError } from '../errors.ts';

/** OWASP's minimum for scrypt with r=8, p=3 is N=2^15: 32 MiB and about 0.3 s on one core per hash. */
const COST = { N: 2 ** 15, r: 8, p: 3 };
const HASH_BYTES = 32;
const MAX_MEMORY = 1024 ** 3;
const MAX_PBKDF2_ITERATIONS = 10_000_000;

/** Hashes run on libuv's four threads, which also read files: more at once would stall everything else. */
const MAX_AT_ONCE = 2;
const MAX_WAITING = 64;

export interface PasswordCheck {
  matches: boolean;
  /** The hash is of an older kind, or weaker than ours: replace it now, while the password is at hand. */
  outdated: boolean;
}

interface PasswordHash {
  /** Computes the hash of `password` in the way of the stored one. */
  compute(password: string): Promise<Buffer>;
  expected: Buffer;
  outdated: boolean;
}

/** `scrypt$N$r$p$salt$hash`, salt and hash in base64. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await scryptHash(password, salt, HASH_BYTES, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/**
 * Does `password` belong to `stored`: our own scrypt, or Django's `pbkdf2_sha256`, `pbkdf2_sha1` or `argon2`?
 * What cannot be verified (Django's other hashers, unusable passwords, no user at all: undefined) never matches, after as
 * much work as ours takes, so that the time tells nothing.
 */
export async function verifyPassword(password: string, stored: string | undefined): Promise<PasswordCheck> {
  const parsed = stored === undefined ? undefined : parseHash(stored);
  if (!parsed) {
    await scryptHash(password, DUMMY_SALT, HASH_BYTES, COST);
    return { matches: false, outdated: false };
  }
  const actual = await parsed.compute(password);
  return { matches: actual.length === parsed.expected.length && timingSafeEqual(actual, parsed.expected), outdated: parsed.outdated };
}

/** Whether any password can match: false for unusable ones (`!…`) and for kinds of hash that are unknown here. */
export function isUsableHash(stored: string): boolean {
  return parseHash(stored) !== undefined;
}

const DUMMY_SALT = randomBytes(16);

function parseHash(stored: string): PasswordHash | undefined {
  const [kind, ...rest] = stored.split('$');
  if (kind === 'scrypt') return parseScrypt(rest);
  if (kind === 'pbkdf2_sha256') return parsePbkdf2('sha256', rest);
  if (kind === 'pbkdf2_sha1') return parsePbkdf2('sha1', rest);
  if (kind === 'argon2') return parseArgon2(rest);
  return undefined;
}

function parseScrypt([n, blockSize, parallelism, salt, hash]: string[]): PasswordHash | undefined {
  const cost = { N: Number(n), r: Number(blockSize), p: Number(parallelism) };
  if (!salt || !hash || !(cost.N > 1 && cost.r >= 1 && cost.p >= 1) || 128 * cost.N * cost.r > MAX_MEMORY) return undefined;
  const expected = Buffer.from(hash, 'base64');
  return {
    expected,
    compute: (password) => scryptHash(password, Buffer.from(salt, 'base64'), expected.length, cost),
    outdated: cost.N < COST.N || cost.r < COST.r || cost.p < COST.p,
  };
}

/** Django: `pbkdf2_sha256$iterations$salt$hash`, the salt as text, the hash in base64. */
function parsePbkdf2(digest: 'sha256' | 'sha1', [iterations, salt, hash]: string[]): PasswordHash | undefined {
  const count = Number(iterations);
  if (!salt || !hash || !Number.isInteger(count) || count < 1 || count > MAX_PBKDF2_ITERATIONS) return undefined;
  const expected = Buffer.from(hash, 'base64');
  return { expected, compute: (password) => gate(() => promisify(pbkdf2)(password, salt, count, expected.length, digest)), outdated: true };
}

/** Django: `argon2$argon2id$v=19$m=102400,t=2,p=8$salt$hash`, base64 without padding. */
function parseArgon2([algorithm, version, parameters, salt, hash]: string[]): PasswordHash | undefined {
  const { m, t, p } = Object.fromEntries((parameters ?? '').split(',').map((pair) => pair.split('='))) as Record<
    string,
    string | undefined
  >;
  const [memory, passes, parallelism] = [Number(m), Number(t), Number(p)];
  if (algorithm !== 'argon2id' || version !== 'v=19' || !salt || !hash) return undefined;
  if (!(memory >= 8 && memory * 1024 <= MAX_MEMORY && passes >= 1 && passes <= 100 && parallelism >= 1 && parallelism <= 64))
    return undefined;
  const expected = Buffer.from(hash, 'base64');
  const options = { nonce: Buffer.from(salt, 'base64'), parallelism, tagLength: expected.length, memory, passes };
  return { expected, compute: (password) => gate(() => promisify(argon2)('argon2id', { ...options, message: password })), outdated: true };
}

function scryptHash(password: BinaryLike, salt: Buffer, length: number, cost: typeof COST): Promise<Buffer> {
  return gate(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(password, salt, length, { ...cost, maxmem: 128 * cost.N * cost.r * 2 + 128 * cost.r * cost.p * 2 }, (error, hash) =>
          error ? reject(error) : resolve(hash),
        );
      }),
  );
}

let running = 0;
const waiting: (() => void)[] = [];

/** Throws `TooBusyError` rather than let the line grow for ever. */
async function gate<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running < MAX_AT_ONCE) running++;
  else if (waiting.length < MAX_WAITING) await new Promise<void>((resolve) => waiting.push(resolve));
  else throw new TooBusyError(5, 'Too many log-ins at the same time. Try again in 5 s.');
  try {
    return await work();
  } finally {
    // The place passes straight on to the next in line.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
