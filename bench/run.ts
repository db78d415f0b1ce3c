// npm run bench: every benchmark there is, one after the other. Each tells ratios, all of them of one run. With --json one object of
// all their goals and rows is printed; what else is given (--rounds 5, --prints 300) goes to each.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { goals, isJson, report, rows, say, type Goal, type Row } from './report.ts';

const HELPERS = new Set(['run.ts', 'load.ts', 'report.ts']);
const benchmarks = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && !HELPERS.has(file));
for (const file of benchmarks) {
  say(`\n> ${file}`);
  const { status, stdout } = spawnSync(process.execPath, [`bench/${file}`, ...process.argv.slice(2)], {
    stdio: ['ignore', isJson ? 'pipe' : 'inherit', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });
  if (status !== 0) process.exit(status ?? 1);
  if (!isJson) continue;
  const measured = JSON.parse(stdout) as { goals: Goal[]; rows: Row[] };
  goals.push(...measured.goals);
  rows.push(...measured.rows);
}
if (isJson) report();
