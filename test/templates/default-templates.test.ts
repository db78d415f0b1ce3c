import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import type { ModelType } from '../../src/database/client/enums.ts';
import { defaultSnippets, defaultTemplates } from '../../templates/defaults.ts';
import { createTestParts } from '../support/test-parts.ts';
import { pdfPages, unwrapped, type PdfPage } from './pdf-pages.ts';
import { contextOf, defaultSource, importDemo, printDefault, type Context } from './print-default.ts';

interface Part {
  IPN: string;
  name: string;
  link: string;
  description: string;
}

let parts: App;
beforeAll(async () => {
  parts = await createTestParts();
  await importDemo(parts);
});
afterAll(() => parts.close());

/** Records of the demo that each template must print: the largest, the smallest, those with little in them. */
const records: [ModelType, number][] = [
  ['build', 1],
  ['build', 2],
  ['build', 3],
  ['part', 1],
  ['part', 3],
  ['part', 10],
  ['part', 12],
  ['part', 13],
  ['stockitem', 1],
  ['stockitem', 2],
  ['stockitem', 3],
  ['stockitem', 7],
  ['stockitem', 21],
  ['stockitem', 201],
];

const print = async (modelType: ModelType, context: Context, job = {}) => {
  const report = await printDefault(parts, modelType, context, job);
  return { ...report, pages: await pdfPages(report.pdf) };
};
const textOf = (pages: PdfPage[]) => pages.map(({ text }) => text).join('\n');

/** What a reader looks for in the report of a record. */
function expectedTexts(modelType: ModelType, context: Context): string[] {
  const partsOf = (lines: { part?: Part; sub_part?: Part }[]) =>
    lines.flatMap(({ part, sub_part }) => [(sub_part ?? part)!.name, (sub_part ?? part)!.IPN]);
  if (modelType === 'build') {
    const { reference, line_items } = context as {
      reference: string;
      line_items: { part: Part; bom_item: { reference: string; note: string }; allocations: { stock_item: { batch: string } }[] }[];
    };
    return [
      reference,
      ...partsOf(line_items),
      ...line_items.flatMap((line) => [
        line.bom_item.reference,
        line.bom_item.note,
        ...line.allocations.map(({ stock_item }) => stock_item.batch),
      ]),
    ];
  }
  if (modelType === 'part') {
    const { part, bom_items } = context as { part: Part; bom_items: { sub_part: Part; reference: string; note: string }[] };
    return [
      part.name,
      part.description,
      ...partsOf(bom_items),
      ...bom_items.flatMap(({ reference, note, sub_part }) => [reference, note, sub_part.description]),
    ];
  }
  const { part, test_template_list, results, installed_items } = context as {
    part: Part;
    test_template_list: { test_name: string; description: string }[];
    results: Record<string, { value: string; notes: string }>;
    installed_items: { part: Part; serial: string | null }[];
  };
  return [
    part.name,
    ...test_template_list.flatMap(({ test_name, description }) => [test_name, description]),
    ...Object.values(results).flatMap(({ value, notes }) => [value, notes]),
    ...partsOf(installed_items),
    ...installed_items.map(({ serial }) => serial ?? ''),
  ];
}

function expectAll(text: string, wanted: string[]): void {
  const plain = unwrapped(text);
  expect(wanted.filter((piece) => !plain.includes(unwrapped(piece)))).toEqual([]);
}

describe('the default templates', () => {
  it('compile without remarks', async () => {
    const remarks = await Promise.all(defaultTemplates.map(async ({ file }) => parts.engine.check(await defaultSource(file))));
    expect(remarks.flat()).toEqual([]);
  });

  it('are all listed, and so are their tags', () => {
    const filesIn = (folder: string) =>
      readdirSync(new URL(`../../templates/${folder}`, import.meta.url)).filter((name) => name.endsWith('.marko'));
    expect(defaultTemplates.map(({ file }) => file).toSorted()).toEqual(filesIn('').toSorted());
    expect(defaultSnippets.map(({ file }) => file).toSorted()).toEqual(
      filesIn('tags')
        .map((name) => `tags/${name}`)
        .toSorted(),
    );
  });

  it.each(records)('print all that %s %i holds, numbered, without a warning', async (modelType, pk) => {
    const context = await contextOf(parts, modelType, pk);
    const { pages, warnings, pageCount } = await print(modelType, context);
    expect(warnings).toEqual([]);
    expect(pages).toHaveLength(pageCount);
    expectAll(textOf(pages), expectedTexts(modelType, context));
    pages.forEach(({ text }, index) => expect(text).toContain(`Page ${index + 1} of ${pageCount}`));
    expect(textOf(pages)).not.toMatch(/\b(null|undefined|NaN|None|Infinity)\b|\[object/);
  });

  it.each([
    ['build', 1, 'Allocated stock'],
    ['part', 10, 'Quantity'],
  ] as const)('repeat the head of the table on every page of %s %i', async (modelType, pk, head) => {
    const context = await contextOf(parts, modelType, pk);
    const { pages } = await print(modelType, context);
    expect(pages.length).toBeGreaterThan(2);
    const rows = (context.line_items ?? context.bom_items) as { part?: Part; sub_part?: Part }[];
    const holdsRows = ({ text }: PdfPage) =>
      rows.some(({ part, sub_part }) => unwrapped(text).includes(unwrapped((sub_part ?? part)!.name)));
    expect(pages.filter((page) => holdsRows(page) && !page.text.includes(head))).toEqual([]);
  });

  it.each([
    ['Letter', false, 612, 792],
    ['Letter', true, 792, 612],
    ['A4', true, 842, 595],
    ['Legal', true, 1008, 612],
    ['A3', false, 842, 1191],
  ] as const)('fit %s, landscape: %s', async (pageSize, landscape, width, height) => {
    for (const [modelType, pk] of [
      ['build', 1],
      ['part', 1],
      ['stockitem', 1],
    ] as const) {
      const context = await contextOf(parts, modelType, pk);
      const { pages, warnings } = await print(modelType, context, { pageSize, landscape });
      expect(warnings).toEqual([]);
      for (const page of pages) expect([Math.round(page.width), Math.round(page.height)]).toEqual([width, height]);
      expectAll(textOf(pages), expectedTexts(modelType, context));
    }
  });

  it('leave out sections that have nothing to say', async () => {
    const { pages } = await print('build', await contextOf(parts, 'build', 3));
    expect(textOf(pages)).not.toMatch(/Notes|Sales order|Responsible|Priority/);
    const single = await print('stockitem', await contextOf(parts, 'stockitem', 201));
    expect(textOf(single.pages)).not.toContain('Installed items');
  });

  it('print without a logo where nobody has uploaded one', async () => {
    const context = await contextOf(parts, 'build', 3);
    const { pages, warnings } = await print(
      'build',
      { ...context, part: { ...(context.part as object), image: '' } },
      { loadFile: () => Promise.resolve(null) },
    );
    expect(warnings).toEqual([]);
    expect(textOf(pages)).toContain('BO-0003');
  });

  it('write dates as days that no time zone shifts', async () => {
    const context = await contextOf(parts, 'build', 1);
    for (const timeZone of ['America/Los_Angeles', 'Pacific/Auckland']) {
      expect(textOf((await print('build', context, { timeZone })).pages)).toContain('Dec 4, 2026');
    }
  });
});

describe('what users typed', () => {
  const hostile = '<img src=x>A & B';

  it('prints as text', async () => {
    for (const [modelType, pk] of [
      ['build', 2],
      ['part', 1],
      ['stockitem', 1],
    ] as const) {
      const context = await contextOf(parts, modelType, pk);
      const named = JSON.parse(JSON.stringify(context), (key, value: unknown) =>
        ['name', 'full_name', 'notes', 'note', 'description'].includes(key) && typeof value === 'string'
          ? `${value} ${hostile} "\\ }</style>`
          : value,
      ) as Context;
      const { pages, warnings } = await print(modelType, named);
      expect(warnings).toEqual([]);
      expectAll(textOf(pages), [hostile, '"\\ }</style>']);
      expect(pages[0]!.text).toContain('Page 1 of');
    }
  });

  it.each([
    ['javascript:alert(1)', false],
    ['file:///etc/passwd', false],
    ['data:text/html,x', false],
    ['https://example.org/?q=ü', true],
  ])('becomes a link only where it is one: %s', async (link, isLink) => {
    const build = await contextOf(parts, 'build', 1);
    const { pages } = await print('build', { ...build, build: { ...(build.build as object), link } });
    expect(unwrapped(textOf(pages))).toContain(unwrapped(link));
    const links = pages.flatMap((page) => page.links);
    expect(links.map((target) => decodeURI(target))).toEqual(isLink ? [link] : []);
  });

  it('may be longer than a page', async () => {
    const context = await contextOf(parts, 'part', 12);
    const lines = Array.from({ length: 200 }, (_, index) => `line ${index + 1};`);
    const bom = context.bom_items as { note: string }[];
    const { pages } = await print('part', {
      ...context,
      bom_items: bom.map((line, index) => (index === 1 ? { ...line, note: lines.join(' ').repeat(3) } : line)),
    });
    const text = unwrapped(textOf(pages).replace(/Bill of materials AUR-310.*|Page \d.*|.*revision 2, .*|# Reference .*/g, ''));
    expect(text.split('line200;').length - 1).toBe(3);
    expect(lines.filter((line) => text.split(unwrapped(line)).length - 1 < 3)).toEqual([]);
  });

  it('wraps where it has no blanks, and the page keeps its scale', async () => {
    const context = await contextOf(parts, 'part', 1);
    const long = 'X'.repeat(300);
    const { pages } = await print('part', { ...context, part: { ...(context.part as object), name: long, IPN: `I${long}` } });
    expect(unwrapped(textOf(pages))).toContain(long);
    expect(pages.every(({ width }) => Math.round(width) === 595)).toBe(true);
  });
});
