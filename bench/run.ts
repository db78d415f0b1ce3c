// npm run bench: every benchmark there is, one after the other. Each prints its ratios, all of them of one run.
import { readdirSync } from 'node:fs';
import { runSteps } from '../scripts/steps.ts';

const HELPERS = new Set(['run.ts', 'load.ts']);
const benchmarks = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && !HELPERS.has(file));
runSteps(benchmarks.map((file) => [file, process.execPath, `bench/${file}`]));
