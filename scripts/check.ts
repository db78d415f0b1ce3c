// Everything that can be said about the code without running it: npm run check
import { runSteps } from './steps.ts';

runSteps([
  ['Generated files are fresh', 'node', 'scripts/generate.ts', '--check'],
  ['The migrations hold the whole schema', 'node', 'scripts/migration.ts', '--check'],
  ['Types', 'tsc', '--noEmit'],
  ['Lint', 'oxlint', '--type-aware', '--deny-warnings'],
  ['Format', 'oxfmt', '--check'],
]);
