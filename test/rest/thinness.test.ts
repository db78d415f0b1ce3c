import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

/** What turns requests into variables, and results into answers; nothing that could know a rule. */
const ALLOWED = [
  /^\.\/[\w-]+\.ts$/,
  /^\.\.\/graphql\/rest\/schema\.ts$/,
  /^node:(crypto|http|path|url)$/,
  /^(busboy|express|graphql|graphql-jit|@graphql-typed-document-node\/core)$/,
];

it('src/rest imports the executable schema, its documents and HTTP helpers, and nothing else', async () => {
  const files = (await readdir('src/rest')).filter((name) => name.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(10);
  const others: string[] = [];
  for (const name of files) {
    const source = await readFile(`src/rest/${name}`, 'utf8');
    const imports = [...source.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, target = '']) => target);
    others.push(...imports.filter((target) => !ALLOWED.some((pattern) => pattern.test(target))).map((target) => `${name}: ${target}`));
  }
  expect(others).toEqual([]);
});

it('src/rest asks no database and knows no permission but by its name', async () => {
  for (const name of (await readdir('src/rest')).filter((file) => file.endsWith('.ts') && file !== 'documents.ts')) {
    expect(await readFile(`src/rest/${name}`, 'utf8')).not.toMatch(/prisma|isSuperuser\b(?!:)|\$queryRaw/i);
  }
});
