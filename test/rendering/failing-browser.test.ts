import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBrowser, processesBelow, type ProcessInfo } from '../e2e/processes.ts';
import { createTestEngine, jobOf, print, type TestEngine } from './test-engine.ts';
import { pdfPages } from '../templates/pdf-pages.ts';

/** Prints that are made while browsers are killed; more with REPORTREE_KILL_PRINTS. */
const PRINTS = Number(process.env.REPORTREE_KILL_PRINTS ?? 30);
const PRINTS_PER_KILL = 10;
const AT_ONCE = 4;

let engine: TestEngine;
beforeAll(async () => {
  engine = await createTestEngine({ timeLimitMs: 3_000 });
});
afterAll(() => engine.close());

/** Without the script that may have started them. */
const processes = () =>
  processesBelow(process.pid).filter((info) => isBrowser(info) && info.state !== 'Z' && !info.command.startsWith('/bin/sh'));
/** The browser's own process, among those that it starts. */
const mainProcess = () => processes().find(({ command }) => !command.includes('--type='));
const oneOf = <Item>(items: Item[]): Item => items[Math.floor(Math.random() * items.length)]!;

/** False: there is no such process, or no longer. */
function signal(target: ProcessInfo | undefined, name: NodeJS.Signals): boolean {
  try {
    return target !== undefined && process.kill(target.pid, name);
  } catch {
    return false;
  }
}

describe.runIf(process.platform === 'linux')('a browser', () => {
  test(`of which processes are killed at random during ${PRINTS} prints loses none of them`, { timeout: 600_000 }, async () => {
    let next = 0;
    let done = 0;
    let kills = 0;
    const line = async () => {
      for (let n = next++; n < PRINTS; n = next++) {
        const progress: number[] = [];
        const inputs = Array.from({ length: 1 + (n % 3) }, (_, index) => ({ name: `print ${n}, item ${index}.` }));
        const job = jobOf('<h1>${input.name}</h1>', { inputs, keepParts: true, onProgress: (count) => progress.push(count) });
        const { pdf, parts } = await engine.engine.render(job);
        expect((await pdfPages(pdf)).map(({ text }) => text.trim())).toEqual(inputs.map(({ name }) => name));
        expect(parts).toHaveLength(inputs.length);
        expect(progress).toEqual(inputs.map((_, index) => index + 1)); // none of them was printed twice to its end
        done++;
        if (done < kills * PRINTS_PER_KILL + 5) continue;
        // In turn the browser itself, and any one of its processes.
        if (signal(kills % 2 === 0 ? mainProcess() : oneOf(processes()), 'SIGKILL')) kills++;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, line));
    expect(done).toBe(PRINTS);
    expect(kills).toBeGreaterThanOrEqual(Math.floor(PRINTS / PRINTS_PER_KILL));
  });

  test('that hangs is replaced, and the print that it held is made all the same', async () => {
    expect((await print(engine, '<p>before</p>')).text).toBe('before');
    const hanging = mainProcess()!;
    expect(signal(hanging, 'SIGSTOP')).toBe(true);
    expect((await print(engine, '<p>after</p>')).text).toBe('after');
    expect(processes().map(({ pid }) => pid)).not.toContain(hanging.pid);
  });
});
