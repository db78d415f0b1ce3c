import { readdirSync, readFileSync } from 'node:fs';

/** What a process and all that it started hold, shared pages counted in part (PSS), in bytes; 0 where the system does not tell. */
export function memoryOf(pid: number): number {
  return [pid, ...descendantsOf(pid)].reduce((sum, process) => sum + pss(process), 0);
}

/** The processes that a process started, and those that they did; none where the system does not tell. */
export function descendantsOf(pid: number): number[] {
  try {
    const parents = new Map(
      readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .flatMap((name) => parentOf(Number(name))),
    );
    const isBelow = (process: number): boolean => {
      const parent = parents.get(process);
      return parent !== undefined && (parent === pid || isBelow(parent));
    };
    return Array.from(parents.keys()).filter(isBelow);
  } catch {
    return [];
  }
}

/** The command line of a process; empty: it is gone. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function parentOf(pid: number): [number, number][] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return [[pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]];
  } catch {
    return []; // ended meanwhile
  }
}

function pss(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
