import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
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
/** Of the path, what a socket's number and ending take at most. */
const NUMBER_MAX = '.1234567.sock'.length;
/** How long one waits for a rival that has to leave: a start takes less. */
const LOOKS = 50;
const LOOK_AGAIN_MS = 50;

/**
 * Takes the data folder for this process, or throws {@link DataFolderInUseError}. PGlite itself has no lock: two processes
 * on one folder destroy it in silence. The lock is a listening socket, so it is held exactly as long as the process lives,
 * stopped or not; it is never taken over for its age. Gives the function that releases it.
 */
export async function lockDataFolder(
  dataDir: string,
  command = process.argv.slice(2).join(' ') || 'reportree',
): Promise<() => Promise<void>> {
  const holderFile = join(dataDir, 'lock.json');
  const server = await takeTurn(new Turns(dataDir));
  if (!server) throw new DataFolderInUseError(dataDir, readHolder(holderFile));
  writeFileSync(holderFile, JSON.stringify({ pid: process.pid, command, since: new Date().toISOString() } satisfies Holder));
  server.unref();
  return async () => {
    rmSync(holderFile, { force: true });
    await new Promise<void>((done) => server.close(() => done()));
  };
}

/**
 * The socket of a killed process stays behind, and no system can remove "this file, if nobody listens to it" in one step. So
 * nobody ever takes over a socket: each contender listens at the next number, where only one can, and only then looks at all
 * the others. Of two that hold a number at once, at least the later one sees the other. Null: another process has the folder.
 */
async function takeTurn(turns: Turns): Promise<Server | null> {
  const last = Math.max(0, ...turns.taken());
  if (last > 0 && (await answers(turns.path(last)))) return null;
  const mine = last + 1;
  const server = await listen(turns.path(mine));
  if (!server) return null;
  for (let look = 0; look < LOOKS; look++) {
    const others = turns.taken().filter((turn) => turn !== mine);
    const alive = await turnsThatAnswer(turns, others);
    if (alive.length === 0) {
      for (const turn of others) turns.forget(turn);
      return server;
    }
    if (alive.some((turn) => turn < mine)) break;
    // A later one came while this one began to listen. It will see this one and leave, unless it was here before.
    await sleep(LOOK_AGAIN_MS);
  }
  server.close();
  return null;
}

async function turnsThatAnswer(turns: Turns, numbers: number[]): Promise<number[]> {
  const held = await Promise.all(numbers.map((turn) => answers(turns.path(turn))));
  return numbers.filter((_, index) => held[index]);
}

/** The numbered sockets of a data folder. */
class Turns {
  readonly #folder: string;
  readonly #prefix: string;

  constructor(dataDir: string) {
    const inside = join(dataDir, 'lock');
    const fromHere = relative(process.cwd(), inside);
    const path =
      [inside, fromHere].find(({ length }) => length <= SOCKET_PATH_MAX - NUMBER_MAX) ?? join(tmpdir(), `reportree-${hashOf(dataDir)}`);
    this.#folder = dirname(path);
    this.#prefix = process.platform === 'win32' ? `\\\\.\\pipe\\reportree-${hashOf(dataDir)}` : path;
  }

  path(turn: number): string {
    return `${this.#prefix}.${turn}.sock`;
  }

  /** A named pipe of Windows is gone with its process, so there the first number is free or held. */
  taken(): number[] {
    if (process.platform === 'win32') return [];
    const start = `${basename(this.#prefix)}.`;
    return readdirSync(this.#folder)
      .filter((name) => name.startsWith(start) && /^[1-9]\d*\.sock$/.test(name.slice(start.length)))
      .map((name) => Number.parseInt(name.slice(start.length), 10));
  }

  forget(turn: number): void {
    rmSync(this.path(turn), { force: true });
  }
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

function hashOf(dataDir: string): string {
  return createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
