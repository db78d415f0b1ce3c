import { TooBusyError } from '../errors.ts';

const WINDOW_MS = 5 * 60 * 1000;
/** Entries kept at most; the oldest give way. */
const MAX_ENTRIES = 10_000;
/**
 * Failures allowed within the window. The pair of user and address is the tight one, so that a stranger who guesses at a
 * name does not lock its owner out at once; the user's own bounds guessing from many addresses.
 */
const LIMITS = { pair: 10, user: 50, address: 100 };

interface Failures {
  count: number;
  /** Milliseconds since the epoch. */
  until: number;
}

/** Counts failed log-ins. It lives in this process: of several servers on one database, each allows as many. */
export interface Throttle {
  /** Throws `TooBusyError` while the user or the address has failed too often. */
  check(username: string, address: string | undefined): void;
  /** Counts an attempt as failed, before it is known: `succeed` takes it back. */
  fail(username: string, address: string | undefined): void;
  succeed(username: string, address: string | undefined): void;
}

export function createThrottle(now: () => number = Date.now): Throttle {
  const failures = new Map<string, Failures>();
  const current = (key: string) => {
    const entry = failures.get(key);
    return entry && entry.until > now() ? entry : undefined;
  };
  const count = (key: string) => {
    const entry = current(key) ?? { count: 0, until: now() + WINDOW_MS };
    failures.delete(key);
    failures.set(key, { ...entry, count: entry.count + 1 });
    if (failures.size > MAX_ENTRIES) failures.delete(failures.keys().next().value as string);
  };
  return {
    check(username, address) {
      for (const { key, limit } of keysOf(username, address)) {
        const entry = current(key);
        if (!entry || entry.count < limit) continue;
        const seconds = Math.max(1, Math.ceil((entry.until - now()) / 1000));
        throw new TooBusyError(seconds, `Too many failed log-ins. Try again in ${seconds} s.`);
      }
    },
    fail(username, address) {
      for (const { key } of keysOf(username, address)) count(key);
    },
    succeed(username, address) {
      for (const { key } of keysOf(username, address)) {
        const entry = current(key);
        if (entry) entry.count--;
      }
      failures.delete(pairKey(username, address));
    },
  };
}

const pairKey = (username: string, address: string | undefined) => `pair ${address ?? ''} ${username}`;

function keysOf(username: string, address: string | undefined): { key: string; limit: number }[] {
  const keys = [
    { key: pairKey(username, address), limit: LIMITS.pair },
    { key: `user ${username}`, limit: LIMITS.user },
  ];
  if (address !== undefined) keys.push({ key: `address ${address}`, limit: LIMITS.address });
  return keys;
}

const throttles = new WeakMap<object, Throttle>();

/** The throttle that belongs to a database client. */
export function throttleOf(owner: object): Throttle {
  const throttle = throttles.get(owner) ?? createThrottle();
  throttles.set(owner, throttle);
  return throttle;
}
