import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import type { RenderJob } from '../../src/rendering/engine.ts';
import { defaultSnippets, defaultTemplates } from '../../templates/defaults.ts';
import { createTestParts } from '../support/test-parts.ts';
import { templateCases } from './default-template-cases.ts';
import { pdfPages, unwrapped, type PdfPage } from './pdf-pages.ts';
import { contextOf, defaultSource, defaultTemplate, importDemo, printDefault, type Context } from './print-default.ts';

let parts: App;
beforeAll(async () => {
  parts = await createTestParts();
  await importDemo(parts);
});
afterAll(() => parts.close());

const names = Object.keys(templateCases);
const caseOf = (name: string) => templateCases[name]!;

/** What each template prints in one document: a record, or several where it merges. */
const documents: [string, number[]][] = names.flatMap((name) => {
  const { records } = caseOf(name);
  return defaultTemplate(name).merge ? [[name, records]] : records.map((pk): [string, number[]] => [name, [pk]]);
});
const largest = (name: string) => documents.find(([candidate]) => candidate === name)![1];

async function contextFor(name: string, pks = largest(name)): Promise<Context> {
  return contextOf(parts, defaultTemplate(name), ...(pks as [number, ...number[]]));
}

async function print(name: string, context: Context, job: Partial<RenderJob> = {}) {
  const report = await printDefault(parts, defaultTemplate(name), context, job);
  return { ...report, pages: await pdfPages(report.pdf) };
}
const textOf = (pages: PdfPage[]) => pages.map(({ text }) => text).join('\n');

function expectAll(text: string, wanted: (string | null | undefined)[]): void {
  const plain = unwrapped(text);
  expect(wanted.filter((piece) => piece && !plain.includes(unwrapped(piece)))).toEqual([]);
}

/** The context with every value changed: `change` is given each with its name. */
function changed(context: Context, change: (key: string, value: unknown) => unknown): Context {
  return JSON.parse(JSON.stringify(context), change) as Context;
}

/** The context with so many rows in the main table, each with a remark of its own. */
function withRows(name: string, context: Context, remarks: string[]): Context {
  const { table } = caseOf(name);
  const copy = structuredClone(context);
  const rows = table.rows(copy);
  const models = rows.splice(0).slice(0, 5);
  expect(models.length, `rows in the largest record of ${name}`).toBeGreaterThan(0);
  rows.push(...remarks.map((_remark, index) => structuredClone(models[index % models.length])));
  remarks.forEach((remark, index) => table.remark(rows[index], remark));
  return copy;
}

describe('the default templates', () => {
  it('compile without remarks', async () => {
    // One after the other: each has a process of its own, with a deadline.
    for (const { file } of defaultTemplates) expect(await parts.engine.check(await defaultSource(file))).toEqual([]);
  });

  it('are all listed and tested, and so are their tags', () => {
    const filesIn = (folder: string) =>
      readdirSync(new URL(`../../templates/${folder}`, import.meta.url)).filter((name) => name.endsWith('.marko'));
    expect(defaultTemplates.map(({ file }) => file).toSorted()).toEqual(filesIn('').toSorted());
    expect(defaultTemplates.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    expect(defaultSnippets.map(({ file }) => file).toSorted()).toEqual(
      filesIn('tags')
        .map((name) => `tags/${name}`)
        .toSorted(),
    );
  });

  it.each(documents)('print all that %s %j holds, numbered, without a warning', async (name, pks) => {
    const context = await contextFor(name, pks);
    const { pages, warnings, pageCount } = await print(name, context);
    expect(warnings).toEqual([]);
    expect(pages).toHaveLength(pageCount);
    expectAll(textOf(pages), caseOf(name).texts(context));
    pages.forEach(({ text }, index) => expect(text).toContain(`Page ${index + 1} of ${pageCount}`));
    expect(textOf(pages)).not.toMatch(/\b(null|undefined|NaN|None|Infinity)\b|\[object/);
  });

  it.each(names)('keep the rows of %s whole and in order, below a head on every page', async (name) => {
    const { head } = caseOf(name).table;
    const remarks = Array.from({ length: 120 }, (_, index) => `row${String(index).padStart(3, '0')}`);
    const { pages, warnings } = await print(name, withRows(name, await contextFor(name), remarks));
    expect(warnings).toEqual([]);
    expect(pages.length).toBeGreaterThan(1);
    expect(textOf(pages).match(/row\d{3}/g)).toEqual(remarks);
    const withoutHead = pages.filter(
      ({ text }) => /row\d{3}/.test(text) && !unwrapped(text.split(/row\d{3}/)[0]!).includes(unwrapped(head)),
    );
    expect(withoutHead).toEqual([]);
    expect(pages.filter(({ height, lowest }) => lowest > height)).toEqual([]);
  });

  it.each(names)('leave no total and no signature of %s on a page without a row', async (name) => {
    // Without what may stand between the table and the signatures.
    const between: Record<string, unknown> = { notes: '', build_outputs: [], extra_lines: [] };
    const context = changed(await contextFor(name), (key, value) => between[key] ?? value);
    // As many documents as a page has rows, each a row longer: somewhere the page ends between the last row and what follows.
    const counts = Array.from({ length: 24 }, (_, index) => 8 + index);
    const longer = counts.map((count) => {
      const remarks = Array.from({ length: count }, (_, index) => `row${String(index).padStart(3, '0')}`);
      return { inputJson: JSON.stringify(withRows(name, context, remarks)), itemPk: count };
    });
    const { pages } = await print(name, context, { documents: longer });
    const alone = pages.filter(({ text }) => /Total of|Total\s*[€$]|Name, date, signature/.test(text) && !/row\d{3}/.test(text));
    expect(alone.map(({ text }) => text)).toEqual([]);
  });

  it.each([
    ['Letter', false, 612, 792, names],
    ['A4', true, 842, 595, names],
    ['Letter', true, 792, 612, ['Build order', 'Purchase order']],
    ['Legal', true, 1008, 612, ['Build order', 'Purchase order']],
    ['A3', false, 842, 1191, ['Build order', 'Purchase order']],
  ] as const)('fit %s, landscape: %s', async (pageSize, landscape, width, height, printed) => {
    for (const name of printed) {
      const context = await contextFor(name);
      const { pages, warnings } = await print(name, context, { pageSize, landscape });
      expect(warnings).toEqual([]);
      for (const page of pages) expect([Math.round(page.width), Math.round(page.height)]).toEqual([width, height]);
      expectAll(textOf(pages), caseOf(name).texts(context));
    }
  });

  it('leave out sections that have nothing to say', async () => {
    const { pages } = await print('Build order', await contextFor('Build order', [3]));
    expect(textOf(pages)).not.toMatch(/Notes|Sales order|Responsible|Priority/);
    const single = await print('Test report', await contextFor('Test report', [201]));
    expect(textOf(single.pages)).not.toContain('Installed items');
  });

  it.each(names)('print %s without a logo where nobody has uploaded one, and without pictures', async (name) => {
    const context = changed(await contextFor(name), (key, value) => (key === 'image' ? '' : value));
    const { warnings, pages } = await print(name, context, { loadFile: () => Promise.resolve(null) });
    expect(warnings).toEqual([]);
    expectAll(textOf(pages), caseOf(name).texts(context));
  });

  it.each(names)('write the dates in %s as days that no time zone shifts', async (name) => {
    const serverZone = process.env.TZ;
    try {
      const texts: string[] = [];
      for (const timeZone of ['America/Los_Angeles', 'Pacific/Auckland']) {
        process.env.TZ = timeZone;
        const context = changed(await contextFor(name), (key, value) =>
          key.endsWith('_date') && typeof value === 'string' ? '2026-03-01' : value,
        );
        const { pages } = await print(name, { ...context, date: '2026-03-01' }, { timeZone });
        texts.push(textOf(pages));
      }
      for (const text of texts) {
        expect(text).toContain('Mar 1, 2026');
        expect(text).not.toMatch(/Feb 28, 2026|Mar 2, 2026/);
      }
    } finally {
      if (serverZone === undefined) delete process.env.TZ;
      else process.env.TZ = serverZone;
    }
  });
});

describe('what users typed', () => {
  const hostile = '<img src=x>A & B';

  it.each(names)('prints as text in %s', async (name) => {
    const context = await contextFor(name);
    const typed = ['name', 'full_name', 'notes', 'note', 'description', 'reference', 'line1'];
    const named = changed(context, (key, value) =>
      typed.includes(key) && typeof value === 'string' ? `${value} ${hostile} "\\ }</style>` : value,
    );
    const { pages, warnings } = await print(name, named);
    expect(warnings).toEqual([]);
    expectAll(textOf(pages), [hostile, '"\\ }</style>']);
    expect(pages[0]!.text).toContain('Page 1 of');
  });

  it.each([
    ['javascript:alert(1)', false, names],
    ['file:///etc/passwd', false, ['Build order', 'Company sheet']],
    ['data:text/html,x', false, ['Build order', 'Company sheet']],
    ['https://example.org/?q=ü', true, names],
  ] as const)('becomes a link only where it is one: %s', async (link, isLink, printed) => {
    const shown: string[] = [];
    const wrong: string[] = [];
    for (const name of printed) {
      const context = changed(await contextFor(name), (key, value) => (['link', 'website'].includes(key) ? link : value));
      const { pages } = await print(name, context);
      const targets = pages.flatMap((page) => page.links).map((target) => decodeURI(target));
      const shows = unwrapped(textOf(pages)).includes(unwrapped(link));
      if (shows) shown.push(name);
      wrong.push(...targets.filter((target) => !/^(https?|mailto|tel):/.test(target)));
      if (targets.includes(link) !== (isLink && shows)) wrong.push(name);
    }
    expect(shown).toContain('Build order');
    expect(wrong).toEqual([]);
  });

  it.each(names)('may be longer than a page in a row of %s', async (name) => {
    const lines = Array.from({ length: 600 }, (_, index) => `line${index + 1};`);
    const context = withRows(name, await contextFor(name), ['initial', lines.join(' '), 'ultimate']);
    const { pages } = await print(name, context);
    expect(pages.length).toBeGreaterThan(1);
    // On every page the running head and foot stand between the lines.
    const seen = textOf(pages)
      .replace(/\s+/g, '')
      .match(/line\d+;/g);
    expect(seen).toEqual(lines);
    expect(textOf(pages).indexOf('initial')).toBeLessThan(textOf(pages).indexOf('line1;'));
    expect(textOf(pages).indexOf('ultimate')).toBeGreaterThan(textOf(pages).indexOf('line600;'));
  });

  it.each(names)('wraps in %s where it has no blanks, and the page keeps its scale', async (name) => {
    const long = 'X'.repeat(300);
    const context = await contextFor(name);
    const plain = await print(name, context);
    const { pages } = await print(
      name,
      changed(context, (key, value) => (['name', 'IPN', 'reference'].includes(key) && value ? long : value)),
    );
    expect(unwrapped(textOf(pages))).toContain(long);
    // Content that is wider than the page makes Chromium print everything smaller.
    expect(pages[0]!.largest).toBeCloseTo(plain.pages[0]!.largest, 1);
  });
});
