// npm test: the checks, then the tests. Arguments go to vitest: npm test -- test/printing
import { runSteps } from './steps.ts';

const args = process.argv.slice(2);
if (args.length === 0) runSteps([['Checks', 'node', 'scripts/check.ts']]);
runSteps([['Tests', 'vitest', 'run', ...args]]);
