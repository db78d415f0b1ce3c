// Writes what is made from something else: npm run generate. With --check it writes nothing, and exits 1 naming what is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { generate } from '@graphql-codegen/cli';
import codegen from '../codegen.ts';
import { settings } from '../src/config.ts';
import { helpersPage } from './helpers-page.ts';
import { printedRestSchema, printedSchema } from '../src/graphql/print-schema.ts';
import { contextPage } from './context-page.ts';
import { contextTypesFile } from './context-types.ts';

const check = process.argv.includes('--check');
const stale: string[] = [];

function put(path: string, content: string): void {
  let present: string | undefined;
  try {
    present = readFileSync(path, 'utf8');
  } catch {
    present = undefined;
  }
  if (present === content) return;
  if (check) stale.push(path);
  else {
    writeFileSync(path, content);
    console.log(`Wrote ${path}`);
  }
}

function configurationPage(): string {
  const rows = Object.entries(settings).map(([name, { schema, allowed, description }]) => {
    const fallback = schema.safeParse(undefined);
    const text =
      fallback.success && fallback.data !== undefined ? `\`${name === 'REPORTREE_DATA_DIR' ? './data' : String(fallback.data)}\`` : '';
    return `| \`${name}\` | ${text} | ${allowed} | ${description} |`;
  });
  return `# Configuration

Settings come from the environment and are read once, at start. A value that is not allowed stops the start with its name and what is allowed; an empty one counts as unset. This page is made from \`src/config.ts\` by \`npm run generate\`.

| name | default | allowed | meaning |
| --- | --- | --- | --- |
${rows.join('\n')}

\`npm run demo\` uses \`./demo-data\` instead of \`./data\`, so that demo records and the demo's well-known passwords never meet real ones.
`;
}

put('schema.graphql', printedSchema());
put('schema.rest.graphql', printedRestSchema());
put('docs/configuration.md', configurationPage());
put('docs/templates/helpers.md', helpersPage());
put('docs/templates/context.md', contextPage());
put('src/inventory/context/context-types.ts', contextTypesFile());
const documents = (await generate(codegen, false)) as { filename: string; content: string }[];
for (const { filename, content } of documents) put(filename, content);
if (stale.length) {
  console.error(`Stale: ${stale.join(', ')}. Run "npm run generate" and commit what it writes.`);
  process.exitCode = 1;
} else if (check) console.log('Fresh.');
