import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataFolder } from '../../src/database/lock-data-folder.ts';

let folder: string;
let children: ChildProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reportree-lock-'));
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** A process that takes the folder and keeps it, or says that it could not. */
async function holder(): Promise<{ child: ChildProcess; said: string }> {
  const module = new URL('../../src/database/lock-data-folder.ts', import.meta.url).href;
  const script = `import { lockDataFolder } from ${JSON.stringify(module)};
    try { await lockDataFolder(${JSON.stringify(folder)}, 'serve'); console.log('held'); setInterval(() => {}, 1000); }
    catch (error) { console.log(error.message); }`;
  const child = spawn('node', ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: said.toString().trim() };
}

/** What a killed process leaves behind: a socket that nobody listens to. */
async function leaveStaleSocket(turn: number): Promise<void> {
  const server = createServer().listen(join(folder, 'dying.sock'));
  await once(server, 'listening');
  await rename(join(folder, 'dying.sock'), join(folder, `lock.${turn}.sock`));
  await new Promise((closed) => server.close(closed));
}

test('a second process is refused with a message that names the first', async () => {
  const { child, said } = await holder();
  expect(said).toBe('held');
  await expect(lockDataFolder(folder)).rejects.toThrow(`in use by process ${child.pid} (serve, since `);
});

test('a process that is stopped for long still holds its folder', async () => {
  const { child } = await holder();
  child.kill('SIGSTOP');
  await expect(lockDataFolder(folder)).rejects.toThrow(`process ${child.pid}`);
});

test('the folder of a killed process can be taken, and is taken only once', async () => {
  const { child } = await holder();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const contenders = await Promise.all([holder(), holder(), holder()]);
  expect(contenders.filter(({ said }) => said === 'held')).toHaveLength(1);
});

test('of many that come at once to the folder of a killed process, one takes it', async () => {
  for (let round = 0; round < 25; round++) {
    await leaveStaleSocket(round + 1);
    const contenders = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(folder)));
    const held = contenders.filter((contender) => contender.status === 'fulfilled');
    expect(held).toHaveLength(1);
    await expect(lockDataFolder(folder)).rejects.toThrow('in use');
    await held[0]!.value();
  }
});

test('a released folder can be taken again, and a very long path is no obstacle', async () => {
  const deep = join(folder, 'x'.repeat(120));
  await mkdir(deep);
  const release = await lockDataFolder(deep);
  await expect(lockDataFolder(deep)).rejects.toThrow('in use');
  await release();
  await (
    await lockDataFolder(deep)
  )();
});
