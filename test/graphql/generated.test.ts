import { readFile } from 'node:fs/promises';
import { generate } from '@graphql-codegen/cli';
import { expect, it } from 'vitest';
import codegen from '../../codegen.ts';
import { builder } from '../../src/graphql/builder.ts';
import { printedSchema } from '../../src/graphql/print-schema.ts';

it('schema.graphql is what the builder gives; else run npm run generate', async () => {
  expect(await readFile('schema.graphql', 'utf8')).toBe(printedSchema());
});

it('typed documents are what codegen gives; else run npm run generate', async () => {
  const files = (await generate(codegen, false)) as { filename: string; content: string }[];
  expect(files.length).toBeGreaterThan(0);
  for (const { filename, content } of files) expect(await readFile(filename, 'utf8')).toBe(content);
});

it('the same builder gives the REST side a schema of its own', () => {
  const rest = builder.toSchema({ subGraph: 'rest' });
  expect(rest.getQueryType()?.getFields().node).toBeDefined();
});
