import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { importExport } from '../../src/inventory/import-export.ts';
import { loadItemContexts } from '../../src/inventory/load-item-contexts.ts';
import { createTestParts } from '../support/test-parts.ts';
import { templateCases } from './default-template-cases.ts';
import { pdfPages, unwrapped } from './pdf-pages.ts';
import { contextOf, defaultTemplate, printDefault } from './print-default.ts';

/** A real server's export, where it is at hand. */
const file = new URL('../../../shared/data/inventree-demo.json', import.meta.url);
/** All pks of the kinds that are printed lie below. */
const PKS = Array.from({ length: 1200 }, (_, index) => index + 1);

describe.skipIf(!existsSync(file))('the default templates on the export of a real server', () => {
  let parts: App;
  beforeAll(async () => {
    parts = await createTestParts();
    await importExport(parts, file.pathname);
  });
  afterAll(() => parts.close());

  /** The record with the least to say, the one with the most, and others between; of parts only those with a bill of materials. */
  async function chosen(name: string): Promise<number[]> {
    const { modelType, filters } = defaultTemplate(name);
    const contexts = [...(await loadItemContexts(parts, modelType, PKS))].filter(
      ([, context]) => !filters || (context.part as { assembly: boolean }).assembly,
    );
    const bySize = contexts.map(([pk, context]) => ({ pk, size: JSON.stringify(context).length })).toSorted((a, b) => a.size - b.size);
    const last = bySize.length - 1;
    return [...new Set([0, 1, 0.25, 0.5, 0.75, 0.9].map((share) => bySize[Math.round(share * last)]!.pk))];
  }

  it.each(Object.entries(templateCases))('%s prints every line of the smallest, the largest and others', async (name, { texts }) => {
    const template = defaultTemplate(name);
    const pks = await chosen(name);
    expect(pks.length).toBeGreaterThanOrEqual(5);
    const documents = template.merge ? [pks] : pks.map((pk) => [pk]);
    const lost: unknown[] = [];
    for (const [first, ...others] of documents) {
      const context = await contextOf(parts, template, first!, ...others);
      const { pdf, warnings, pageCount } = await printDefault(parts, template, context);
      const pages = await pdfPages(pdf);
      const text = pages.map((page) => page.text).join('\n');
      const plain = unwrapped(text);
      // The export names pictures, and has none.
      lost.push(...warnings.filter(({ code }) => code !== 'IMAGE_NOT_LOADED').map(({ message }) => ({ first, message })));
      lost.push(...texts(context).flatMap((wanted) => (wanted && !plain.includes(unwrapped(wanted)) ? { first, wanted } : [])));
      lost.push(...(text.match(/\b(null|undefined|NaN|None|Infinity)\b|\[object/g) ?? []).map((word) => ({ first, word })));
      if (pages.length !== pageCount || !text.includes(`Page ${pageCount} of ${pageCount}`)) lost.push({ first, pageCount });
    }
    expect(lost).toEqual([]);
  });
});
