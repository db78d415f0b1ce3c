import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../errors.ts';

/** Another process has the data folder. */
export class DataFolderInUseError extends OperatorError {
  constructor(dataDir: string, holder: Holder | undefined) {
    const who = holder ? `process ${holder.pid} (${holder.command}, since ${holder.since})` : 'another process';
    super(
      `The data folder ${dataDir} is in use by ${who}. ` +
        'The embedded database belongs to one process at a time: stop that one first, ' +
        'set REPORTREE_DATA_DIR to another folder, or set DATABASE_URL to a PostgreSQL server, which many processes can share.',
    );
  }
}

interface Holder {
  pid: number;
  command: string;
  since: string;
}

/** Longest path that the kernel takes for a socket, its closing zero aside; Linux has 108, macOS 104. */
const SOCKET_PATH_MAX = 100;

/**
 * Takes the data folder for this process, or throws {@link DataFolderInUseError}. PGlite itself has no lock: two processes
 * on one folder destroy it in silence. The lock is a listening socket, so it is held exactly as long as the process lives,
 * stopped or not; it is never taken over for its age. Gives the function that releases it.
 */
export async function lockDataFolder(
  dataDir: string,
  command = process.argv.slice(2).join(' ') || 'reportree',
): Promise<() => Promise<void>> {
  const path = socketPath(dataDir);
  const holderFile = join(dataDir, 'lock.json');
  const server = await takeSocket(path, () => new DataFolderInUseError(dataDir, readHolder(holderFile)));
  writeFileSync(holderFile, JSON.stringify({ pid: process.pid, command, since: new Date().toISOString() } satisfies Holder));
  server.unref();
  return async () => {
    rmSync(holderFile, { force: true });
    await new Promise<void>((done) => server.close(() => done()));
  };
}

async function takeSocket(path: string, inUse: () => Error): Promise<Server> {
  const first = await listen(path);
  if (first) return first;
  const stale = identity(path);
  if (await answers(path)) throw inUse();
  // Nobody listens: the holder was killed. Remove its socket, and only its own, in one go.
  if (identity(path) === stale) rmSync(path, { force: true });
  const second = await listen(path);
  if (!second) throw inUse();
  // Two that saw the same stale socket at once: the later removal wins, and the loser notices here.
  const mine = identity(path);
  await sleep(100);
  if (identity(path) !== mine) {
    second.close();
    throw inUse();
  }
  return second;
}

/** Null: something is at that path already. */
function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(path, () => resolve(server));
  });
}

/** Whether a process holds the socket. A stopped process answers too: the kernel accepts for it. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    const end = (held: boolean) => {
      socket.destroy();
      resolve(held);
    };
    socket.setTimeout(5000, () => end(true)); // a full backlog: held, by a process that does not run
    socket.once('connect', () => end(true));
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'));
  });
}

/** Which socket is at the path. The inode's number alone would not tell: a file system gives it to the next file at once. */
function identity(path: string): string | undefined {
  const info = statSync(path, { throwIfNoEntry: false, bigint: true });
  return info && `${info.ino} ${info.ctimeNs}`;
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function socketPath(dataDir: string): string {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\reportree-${hash}`;
  const absolute = join(dataDir, 'lock.sock');
  if (absolute.length <= SOCKET_PATH_MAX) return absolute;
  const fromHere = relative(process.cwd(), absolute);
  return fromHere.length <= SOCKET_PATH_MAX ? fromHere : join(tmpdir(), `reportree-${hash}.sock`);
}
