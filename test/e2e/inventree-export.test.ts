import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfPages, unwrapped, type PdfPage } from '../templates/pdf-pages.ts';
import { pdfOf, print, type Output } from './operations.ts';
import { RealServer } from './real-server.ts';

/** A real server's export, where it is at hand. */
const file = new URL('../../../shared/data/inventree-demo.json', import.meta.url);

type Fields = Record<string, never> & { part: number; sub_part: number; build: number; bom_item: number; name: string; test_name: string };

describe.skipIf(!existsSync(file))('the export of a real server', () => {
  let server: RealServer;
  const records = new Map<string, Map<number, Fields>>();
  const all = (model: string) => [...(records.get(model) ?? [])];
  const nameOf = (part: number) => records.get('part.part')!.get(part)!.name;
  beforeAll(async () => {
    for (const { model, pk, fields } of JSON.parse(await readFile(file, 'utf8')) as { model: string; pk: number; fields: Fields }[])
      records.set(model, (records.get(model) ?? new Map<number, Fields>()).set(pk, fields));
    server = await RealServer.start({}, file.pathname, { bringsAdmin: true });
  });
  afterAll(() => server?.stop());

  async function printDefault(modelType: string, item: number): Promise<{ output: Output; pages: PdfPage[] }> {
    const { reportTemplates } = await server.client.request<{ reportTemplates: { nodes: { pk: number }[] } }>(
      `{ reportTemplates(filter: { modelType: ${modelType}, enabled: true }) { nodes { pk } } }`,
    );
    const output = await print(server.client, reportTemplates.nodes[0]!.pk, [item], 30);
    expect(output).toMatchObject({ state: 'COMPLETE', failure: null });
    return { output, pages: await pdfPages(await pdfOf(server.client, output)) };
  }

  function expectOnPages(pages: PdfPage[], wanted: string[]): void {
    const text = unwrapped(pages.map((page) => page.text).join('\n'));
    expect(wanted.filter((piece) => !text.includes(unwrapped(piece)))).toEqual([]);
  }

  function expectNumbered({ output, pages }: { output: Output; pages: PdfPage[] }): void {
    expect(output.pageCount).toBe(pages.length);
    for (const [index, page] of pages.entries()) expect(unwrapped(page.text)).toContain(unwrapped(`Page ${index + 1} of ${pages.length}`));
  }

  test('prints build order 13 with the part of each of its sixty lines', async () => {
    const printed = await printDefault('BUILD', 13);
    const parts = all('build.buildline')
      .filter(([, { build }]) => build === 13)
      .map(([, line]) => nameOf(records.get('part.bomitem')!.get(line.bom_item)!.sub_part));
    expect(parts).toHaveLength(60);
    expectOnPages(printed.pages, ['BO0013', nameOf(112), ...parts]);
    expectNumbered(printed);
    expect(printed.pages.length).toBeGreaterThan(1);
  });

  test('prints the bill of materials of part 110 with each of its lines', async () => {
    const printed = await printDefault('PART', 110);
    const parts = all('part.bomitem')
      .filter(([, { part }]) => part === 110)
      .map(([, line]) => nameOf(line.sub_part));
    expect(parts).toHaveLength(60);
    expectOnPages(printed.pages, [nameOf(110), ...parts]);
    expectNumbered(printed);
  });

  test('prints the test report of stock item 177 with each test of its part', async () => {
    const printed = await printDefault('STOCK_ITEM', 177);
    const tests = all('part.parttesttemplate').flatMap(([, { part, test_name }]) => (part === 74 ? [test_name] : []));
    expect(tests.length).toBeGreaterThan(0);
    expectOnPages(printed.pages, [nameOf(74), ...tests]);
    expectNumbered(printed);
  });
});
