import { watch, type FSWatcher } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** An editor writes a file in several steps; what comes within this time is one change. */
const SETTLE_MS = 80;
/** How often the library is looked at. */
const POLL_MS = 2_000;

export interface Watched {
  /** Those that do not exist are left out. */
  folders: string[];
  /** Does a change of this file count? */
  matters(name: string): boolean;
  /** Another text is a change too. */
  version?: (() => Promise<string>) | undefined;
}

/** Yields after each change of what is watched, once for changes that come together, until the signal aborts. */
export async function* changesOf({ folders, matters, version }: Watched, signal: AbortSignal): AsyncGenerator<void> {
  let change = Promise.withResolvers<void>();
  const stop = () => change.resolve();
  signal.addEventListener('abort', stop);
  const watchers = folders.flatMap((folder) => watchFolder(folder, (name) => matters(name) && change.resolve()));
  const polling = version && poll(version, () => change.resolve(), signal);
  try {
    while (!signal.aborted) {
      await change.promise;
      await sleep(SETTLE_MS);
      change = Promise.withResolvers();
      if (!signal.aborted) yield;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    for (const watcher of watchers) watcher.close();
    await polling;
  }
}

function watchFolder(folder: string, onChange: (name: string) => void): FSWatcher[] {
  try {
    const watcher = watch(folder, (_event, name) => onChange(name ?? ''));
    watcher.on('error', () => {}); // the folder went away
    return [watcher];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function poll(version: () => Promise<string>, onChange: () => void, signal: AbortSignal): Promise<void> {
  let known = await version();
  while (!signal.aborted) {
    await sleep(POLL_MS, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const now = await version();
    if (now !== known) onChange();
    known = now;
  }
}
