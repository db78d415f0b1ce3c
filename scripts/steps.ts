import { spawnSync } from 'node:child_process';

/** Runs commands one after the other, each with its title, and stops at the first that fails, with its exit code. */
export function runSteps(steps: [title: string, command: string, ...args: string[]][]): void {
  for (const [title, command, ...args] of steps) {
    console.log(`\n> ${title}`);
    const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    if (error) throw error;
    if (status !== 0) {
      console.error(`\n${title}: failed.`);
      process.exit(status ?? 1);
    }
  }
}
