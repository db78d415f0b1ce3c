import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { createTestParts } from '../support/test-parts.ts';
import { pdfPages } from './pdf-pages.ts';
import { contextOf, defaultSource, defaultTemplate, importDemo, printDefault } from './print-default.ts';

const guide = await readFile(new URL('../../docs/templates/writing.md', import.meta.url), 'utf8');
const examples = Array.from(guide.matchAll(/^```marko\n(.*?)^```/gms), ([, source]) => source!);

describe('the guide to writing templates', () => {
  let parts: App;
  beforeAll(async () => {
    parts = await createTestParts();
    await importDemo(parts);
  });
  afterAll(() => parts.close());

  const source = async (content: string) => ({ ...(await defaultSource('build-order.marko')), name: 'example.marko', content });

  it('shows only examples that compile', async () => {
    expect(examples.length).toBeGreaterThan(3);
    const remarks = await Promise.all(examples.map(async (example) => parts.engine.check(await source(example))));
    expect(remarks.flat()).toEqual([]);
  });

  it('begins with one that prints', async () => {
    const billOfMaterials = defaultTemplate('Bill of materials');
    const context = await contextOf(parts, billOfMaterials, 10);
    const { pdf } = await printDefault(parts, billOfMaterials, context, { template: await source(examples[0]!) });
    const pages = await pdfPages(pdf);
    expect(pages[0]!.text).toContain('Aurora driver board');
    expect(pages.at(-1)!.text).toContain(`Page ${pages.length} of ${pages.length}`);
    expect(pages.map(({ text }) => text).join()).toContain('PK-0021 | Antistatic bag');
  });

  it('has an example of the helpers that prints', async () => {
    const example = examples.find((candidate) => candidate.includes('groupBy('))!;
    const billOfMaterials = defaultTemplate('Bill of materials');
    const context = await contextOf(parts, billOfMaterials, 10);
    const { pdf, warnings } = await printDefault(parts, billOfMaterials, context, { template: await source(example) });
    expect(warnings).toEqual([]);
    expect((await pdfPages(pdf)).map(({ text }) => text).join()).toMatch(/\d+ lines, [\d,.]+ pieces/);
  });

  it('has a delivery note that prints', async () => {
    const deliveryNote = {
      name: 'Delivery note',
      description: '',
      modelType: 'salesordershipment',
      template: await source(examples.find((example) => example.includes('Delivery note'))!),
    } as const;
    const context = await contextOf(parts, deliveryNote, 2);
    const { pdf, warnings } = await printDefault(parts, { file: 'build-order.marko' }, context, { template: deliveryNote.template });
    const text = (await pdfPages(pdf)).map((page) => page.text).join();
    expect(warnings).toEqual([]);
    expect(text).toContain('Harbor Light Supply Co.');
    expect(text).toContain('0217');
  });
});
