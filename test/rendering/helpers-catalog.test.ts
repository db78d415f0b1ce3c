import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtInTags } from '../../src/rendering/compile/built-in-tags.ts';
import { catalog, exampleInput, exampleRates } from '../../src/rendering/helpers/catalog.ts';
import * as helpers from '../../src/rendering/helpers/index.ts';
import { createTestEngine, jobOf, type TestEngine } from './test-engine.ts';

const entries = catalog.flatMap((group) => group.entries);
const examples = entries.flatMap((entry) => entry.examples).map((example, index) => ({ ...example, index }));

let engine: TestEngine;
/** What each example gave, in their order. */
let results: string[];
beforeAll(async () => {
  engine = await createTestEngine();
  // In one template: each by itself would be compiled by itself.
  const template = examples.map(({ template: source }) => `<section>${source}</section>`).join('\n');
  const { html } = await engine.engine.renderHtml(
    jobOf(template, {
      inputs: [exampleInput],
      exchangeRates: exampleRates,
      server: { instanceName: 'Parts', companyName: 'Halden Lamp Works', baseUrl: 'https://parts.example.com', version: '0.0.0' },
    }),
  );
  results = Array.from(html.matchAll(/<section>(.*?)<\/section>/gs), ([, content]) => content!);
});
afterAll(() => engine.close());

describe('the catalogue of the helpers', () => {
  test('has every helper and every tag once, and nothing else', () => {
    const all = [...Object.keys(helpers), ...Object.keys(builtInTags).map((tag) => `<${tag}>`)];
    expect(entries.map(({ name }) => name).toSorted()).toEqual(all.toSorted());
  });

  test('has an example of each that uses it', () => {
    for (const { name, examples: own } of entries) {
      expect([name, own.length]).not.toEqual([name, 0]);
      for (const { template } of own)
        expect(template).toMatch(name.startsWith('<') ? `${name.slice(0, -1)} ` : new RegExp(`\\b${name}\\(`));
    }
  });

  test.each(examples.filter(({ prints }) => prints !== undefined))('$template prints $prints', ({ index, prints }) => {
    expect(textOf(results[index]!)).toBe(prints);
  });

  test.each(examples.filter(({ prints }) => prints === undefined))('$template gives $gives', ({ index, gives }) => {
    expect(gives).toBeTruthy();
    expect(withoutQuotes(results[index]!)).toContain(withoutQuotes(gives!));
  });

  test('is the page that authors read', async () => {
    const page = await readFile(new URL('../../docs/templates/helpers.md', import.meta.url), 'utf8');
    for (const { name, summary } of entries) {
      expect(page).toContain(`### \`${name}\``);
      expect(page).toContain(summary.replaceAll('|', '\\|'));
    }
  });
});

/** Marko leaves out the quotes that HTML does not need. */
const withoutQuotes = (html: string) => html.replaceAll('"', '');

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#39;/g, "'")
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
