import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestEngine, print } from './test-engine.ts';

let folder: string;
const owners: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reportree-test-'));
  vi.stubEnv('TMPDIR', folder);
});
afterAll(async () => {
  for (const owner of owners) owner.kill('SIGKILL');
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** Starts another process with a browser of its own; gives the folders that it made. */
async function startOwner(): Promise<{ owner: ChildProcess; made: string[] }> {
  const before = await readdir(folder);
  const owner = spawn(process.execPath, [new URL('./owner-of-browser.ts', import.meta.url).pathname], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  owners.push(owner);
  const [state] = (await once(owner.stdout, 'data')) as [Buffer];
  expect(state.toString()).toBe('ready');
  return { owner, made: (await readdir(folder)).filter((name) => /browser|playwright/.test(name) && !before.includes(name)) };
}
const kill = async (owner: ChildProcess, signal: NodeJS.Signals) => {
  owner.kill(signal);
  if (signal === 'SIGKILL') await once(owner, 'exit');
};

test.skipIf(process.platform === 'win32')(
  'what a killed server leaves of its browser goes at the next start, and nothing else',
  async () => {
    const [killed, stopped] = [await startOwner(), await startOwner()];
    expect(killed.made).toHaveLength(1);
    await kill(killed.owner, 'SIGKILL');
    await kill(stopped.owner, 'SIGSTOP');
    expect(await readdir(folder)).toEqual(expect.arrayContaining([...killed.made, ...stopped.made]));
    // One whose owner's number is by now that of another process: this one.
    const [left] = killed.made.map((name) => join(folder, name));
    const reused = `${left}-reused`;
    await cp(left!, reused, { recursive: true });
    await writeFile(join(reused, 'owner'), (await readFile(join(reused, 'owner'), 'utf8')).replace(/^\d+/, String(process.pid)));
    await rm(join(reused, 'pid'));

    const engine = await createTestEngine({ concurrency: 1 });
    try {
      expect((await print(engine, '<p>after</p>')).text).toBe('after');
      const now = await readdir(folder);
      expect(now).toEqual(expect.arrayContaining(stopped.made));
      expect(now).not.toContain(killed.made[0]);
      expect(now.filter((name) => name.endsWith('-reused'))).toEqual([]);
    } finally {
      await engine.close();
    }
    // Its own browser took everything with it.
    expect((await readdir(folder)).filter((name) => /browser|playwright/.test(name))).toEqual(stopped.made);
  },
);
