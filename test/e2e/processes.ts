import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessInfo {
  pid: number;
  parent: number;
  /** `Z` is defunct. */
  state: string;
  command: string;
}

/** The processes below this one, at all depths. Linux only: there is no such list without a tool elsewhere. */
export function processesBelow(pid: number): ProcessInfo[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (read(Number(name)) ?? []) : []));
  const below: ProcessInfo[] = [];
  const parents = new Set([pid]);
  for (let found = true; found;) {
    const next = all.filter((info) => parents.has(info.parent) && !parents.has(info.pid));
    found = next.length > 0;
    for (const info of next) parents.add(info.pid);
    below.push(...next);
  }
  return below;
}

function read(pid: number): ProcessInfo | undefined {
  try {
    // pid (name) state ppid …; the name may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { pid, parent: Number(parent), state, command };
  } catch {
    return undefined; // it ended meanwhile
  }
}

export const isBrowser = ({ command }: ProcessInfo): boolean => /chrom|headless/i.test(command);
