import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { createTestEngine } from '../rendering/test-engine.ts';
import { createTestParts } from '../support/test-parts.ts';
import { templateCases } from './default-template-cases.ts';
import { pdfPages, unwrapped } from './pdf-pages.ts';
import { contextOf, defaultTemplate, importDemo, printDefault, type Context } from './print-default.ts';

const named = process.env.FONTCONFIG_FILE;

describe('the default templates and the fonts of a machine', () => {
  let parts: App;
  let folder: string;
  beforeAll(async () => {
    parts = await createTestParts();
    await importDemo(parts);
    folder = await mkdtemp(join(tmpdir(), 'reportree-fonts-'));
    await writeFile(join(folder, 'fonts.conf'), `<fontconfig><dir>${folder}</dir><cachedir>${folder}</cachedir></fontconfig>`);
  });
  afterEach(() => {
    if (named === undefined) delete process.env.FONTCONFIG_FILE;
    else process.env.FONTCONFIG_FILE = named;
  });
  afterAll(async () => {
    await parts.close();
    await rm(folder, { recursive: true });
  });

  it.runIf(process.platform === 'linux')('have the same lines on the same pages where no font is installed', async () => {
    const template = defaultTemplate('Bill of materials');
    const context = plainLatin(await contextOf(parts, template, 10));
    const linesOf = async (engine: Pick<App, 'engine'>) =>
      (await pdfPages((await printDefault(engine, template, context, { loadFile: () => Promise.resolve(null) })).pdf)).map(
        ({ text }) => text,
      );
    const here = await linesOf(parts); // before: an engine starts its browser when it first prints
    process.env.FONTCONFIG_FILE = join(folder, 'fonts.conf');
    const poor = await createTestEngine();
    try {
      expect(here.length).toBeGreaterThan(2);
      expect(await linesOf(poor)).toEqual(here);
    } finally {
      await poor.close();
    }
  });

  describe('that people typed for', () => {
    const typed = '部品 저항 🔧 Ω';
    /** What the machine's fonts have not, as the engine tells it of plain text; the engine's own tests hold that to what is drawn. */
    let missing: string[];
    beforeAll(async () => {
      const plain = { template: { name: 'plain.marko', content: `<p>${typed}</p>`, snippets: [] } };
      missing = (await printDefault(parts, defaultTemplate('Build order'), {}, plain)).warnings.map(({ message }) => message);
    });

    it.each(Object.entries(templateCases))('%s draws them, or says which it cannot', async (name, { records: [first, ...others] }) => {
      const template = defaultTemplate(name);
      const stored = JSON.stringify(await contextOf(parts, template, first, ...(template.merge ? others : [])));
      const context = JSON.parse(stored, (key, value: unknown) => (key === 'name' && typeof value === 'string' ? typed : value)) as Context;
      const { pdf, warnings } = await printDefault(parts, template, context);
      expect(warnings.map(({ message }) => message)).toEqual(missing);
      const told = unwrapped((await pdfPages(pdf)).map(({ text }) => text).join('') + missing.join(''));
      expect(Array.from(typed).filter((character) => !told.includes(unwrapped(character)))).toEqual([]);
    });
  });
});

/** Without what machines differ in: characters that Arimo does not have, and pictures with fonts of their own. */
function plainLatin(context: Context): Context {
  return JSON.parse(JSON.stringify(context).replace(/[^\u0020-\u024F]/gu, '?'), (key, value: unknown) =>
    key === 'image' ? '' : value,
  ) as Context;
}
