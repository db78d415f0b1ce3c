import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { App } from '../../src/app.ts';
import { rasterize } from '../../src/rendering/pictures/rasterize.ts';
import { defaultTemplates } from '../../templates/defaults.ts';
import { createTestParts } from '../support/test-parts.ts';
import { compare, fontsOf, readPagePng, pagePng } from './page-pictures.ts';
import { contextOf, defaultTemplate, importDemo, printDefault } from './print-default.ts';

/** `npm run gallery` writes the pictures; without it they are what the pages are compared with. */
const write = process.env.GALLERY === 'write';
const folder = new URL('../../docs/gallery/', import.meta.url);
const differences = new URL('../../gallery-differences/', import.meta.url);
const DPI = 100;
/** A changed digit is as many pixels. With the same fonts, what the same browser prints differs in none. */
const MOST_DIFFERENT = 0.00005;
const MOST_BYTES = 150_000;
/**
 * The font that comes along: with it, and with PDFium's own pixels, pages are the same on every machine. Another Chromium differs only
 * where it lays a page out otherwise, and that is worth a look. Where the system does not find the font, pictures are not compared.
 */
const FONT = /^Arimo-/;

interface Picture {
  template: string;
  records: [number, ...number[]];
  page: number;
}

const picture = (template: string, page: number, ...records: [number, ...number[]]): Picture => ({ template, page, records });
const pictures: Picture[] = [
  picture('Build order', 1, 2),
  picture('Build order', 4, 1),
  picture('Build line', 1, 3),
  picture('Bill of materials', 1, 1),
  picture('Test report', 1, 2),
  picture('Purchase order', 1, 1),
  picture('Sales order', 1, 1),
  picture('Packing list', 1, 2),
  picture('Return order', 1, 1),
  picture('Company sheet', 1, 1),
  picture('Selected stock items', 1, 1, 2, 3, 4, 5, 6, 7, 8, 21, 31, 33, 41, 101, 104, 201),
  picture('Stock location', 1, 3),
];
const nameOf = ({ template, page }: Picture) => `${template.toLowerCase().replaceAll(' ', '-')}-${page}.png`;

describe('the gallery', () => {
  let parts: App;
  beforeAll(async () => {
    parts = await createTestParts();
    await importDemo(parts);
    await rm(differences, { recursive: true, force: true });
  });
  afterAll(() => parts.close());

  async function print({ template, records, page }: Picture) {
    // What is overdue depends on the day.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-25T09:30:00Z') });
    const context = await contextOf(parts, defaultTemplate(template), ...records).finally(() => vi.useRealTimers());
    const { pdf } = await printDefault(parts, defaultTemplate(template), context);
    return { fonts: await fontsOf(pdf), raster: await rasterize(pdf, { page, dpi: DPI }) };
  }

  it.for(pictures.map((each) => [nameOf(each), each] as const))('%s shows the page as it prints', async ([name, each], { skip }) => {
    const { fonts, raster } = await print(each);
    const others = fonts.filter((font) => !FONT.test(font));
    if (write && others.length) throw new Error(`The gallery is printed in Arimo alone, not in ${others.join(', ')}.`);
    skip(others.length > 0, `Printed in ${others.join(', ')} beside Arimo, so that pixels say nothing.`);
    const reference = new URL(name, folder);
    const { share, picture: difference } = existsSync(reference)
      ? compare(raster, readPagePng(await readFile(reference)))
      : { share: 1, picture: pagePng(raster) };
    if (share <= MOST_DIFFERENT) return;
    if (write) {
      await mkdir(folder, { recursive: true });
      await writeFile(reference, pagePng(raster));
      return;
    }
    await mkdir(differences, { recursive: true });
    await writeFile(new URL(name, differences), difference);
    await writeFile(new URL(name.replace('.png', '-now.png'), differences), pagePng(raster));
    expect.fail(
      `${(share * 100).toFixed(3)} % of ${name} changed: look into gallery-differences/. If it is meant, npm run gallery takes it over.`,
    );
  });

  it('has every default template, and nothing to spare', async () => {
    const names = pictures.map(nameOf);
    expect(new Set(pictures.map(({ template }) => template))).toEqual(new Set(defaultTemplates.map(({ name }) => name)));
    expect((await readdir(folder)).toSorted()).toEqual(names.toSorted());
    const sizes = await Promise.all(names.map(async (name) => (await stat(new URL(name, folder))).size));
    expect(Math.max(...sizes)).toBeLessThan(MOST_BYTES);
    const page = await readFile(new URL('../templates/gallery.md', folder), 'utf8');
    expect(names.filter((name) => !page.includes(`](../gallery/${name})`))).toEqual([]);
  });
});
