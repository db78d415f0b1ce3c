// Runs recorded cases of Django's template language and shows those that come out otherwise: npm run -s django-cases -- FILE
import { readFileSync } from 'node:fs';
import { parseCases, runCase, type Outcome } from './django-case-file.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Say which file of cases to run: npm run -s django-cases -- FILE');
  process.exit(2);
}
const { cases, settings } = readCases(file);
let passed = 0;
for (const each of cases) {
  const { wanted, got, isSame } = runCase(each, settings);
  if (isSame) passed += 1;
  else console.log(`${each.name} (${each.area})\n${templatesOf(each.templates)}\n  wanted ${shown(wanted)}\n  got    ${shown(got)}\n`);
}
console.log(`${passed} of ${cases.length} cases as Django's`);
process.exitCode = passed === cases.length ? 0 : 1;

function readCases(path: string): ReturnType<typeof parseCases> {
  try {
    return parseCases(readFileSync(path, 'utf8'));
  } catch (error) {
    console.error(`${path} is no file of cases that can be read: ${(error as Error).message}`);
    process.exit(2);
  }
}

function templatesOf(templates: Readonly<Record<string, string>>): string {
  return Object.entries(templates)
    .map(([name, content]) => `  ${name}: ${JSON.stringify(content)}`)
    .join('\n');
}

function shown(outcome: Outcome): string {
  return 'output' in outcome ? JSON.stringify(outcome.output) : `${outcome.error.when}: ${outcome.error.type}: ${outcome.error.message}`;
}
