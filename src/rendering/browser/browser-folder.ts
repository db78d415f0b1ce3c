import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'reportree-browser-';
const isLinux = process.platform === 'linux';

/** A temporary folder for one browser, to be removed with it. It says whose it is, for the case that nobody removes it. */
export function makeBrowserFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(folder, 'owner'), identityOf(process.pid)!);
  return folder;
}

/** Ends the browser of this folder with all its children (it leads a process group), and removes the folder. Never throws. */
export function removeBrowserFolder(folder: string): void {
  const pid = browserPid(folder);
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A process that is just ending wrote once more: swept at the next start.
  }
}

/** Removes the folders, and ends the browsers, of processes that were killed before they could. */
export function sweepBrowserFolders(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      if (isLeft(folder)) sweep(folder);
    } catch {
      // It is being made or removed at this moment.
    }
  }
}

function isLeft(folder: string): boolean {
  const { uid } = lstatSync(folder);
  if (uid !== process.getuid?.()) return false;
  const owner = readFileSync(join(folder, 'owner'), 'utf8');
  const [pid, , namespace] = owner.split(' ');
  // The numbers of another container say nothing here.
  if (isLinux && namespace !== pidNamespace()) return false;
  return identityOf(Number(pid)) !== owner;
}

function sweep(folder: string): void {
  // By now the number may be somebody else's, so only a process that was started with this folder is ended.
  if (isLinux && environmentOf(browserPid(folder)).includes(folder)) return removeBrowserFolder(folder);
  rmSync(folder, { recursive: true, force: true });
}

/** Undefined: no browser came to life. */
function browserPid(folder: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    return pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function environmentOf(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

/** Tells a process from those that have its number before and after it, where the system says when it began; undefined: there is none. */
function identityOf(pid: number): string | undefined {
  try {
    if (!isLinux) return process.kill(pid, 0) ? `${pid}` : undefined;
    // pid (name) state … and, 20th after the name, its start in ticks since the machine's; the name may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]} ${pidNamespace()}`;
  } catch {
    return undefined;
  }
}

const pidNamespace = () => readlinkSync('/proc/self/ns/pid');
