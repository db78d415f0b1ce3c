import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

const cli = new URL('../../src/cli.ts', import.meta.url).pathname;

/** Runs `reportree …` with these settings alone, to its end. */
export async function runCli(args: string[], settings: Record<string, string>) {
  const env = { PATH: process.env.PATH, CHROMIUM_PATH: process.env.CHROMIUM_PATH, REPORTREE_LOG_LEVEL: 'warn', ...settings };
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { stdout, stderr, code: code as number | null };
}
