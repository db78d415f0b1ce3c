import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { loadItemContexts, loadMentionedContexts } from '../../src/inventory/load-item-contexts.ts';
import { mentionedNames } from '../../src/printing/mentioned-names.ts';
import type { RenderJob, TemplateSource } from '../../src/rendering/engine.ts';
import { gapsInList, TooLittleDataError, type Gaps } from '../../src/rendering/gaps.ts';
import { defaultTemplates } from '../../templates/defaults.ts';
import { createTestParts } from '../support/test-parts.ts';
import { defaultSource, importDemo } from '../templates/print-default.ts';

let parts: App;
beforeAll(async () => {
  parts = await createTestParts();
  await importDemo(parts);
});
afterAll(() => parts.close());

const signal = () => AbortSignal.timeout(60_000);

function htmlOf(template: TemplateSource, input: object, gaps?: Gaps): Promise<string> {
  const documents = [{ inputJson: JSON.stringify(input), itemPk: 1 }];
  const settings = { locale: 'en', timeZone: 'UTC', currency: 'EUR', exchangeRates: {} };
  const server = { instanceName: 'Reportree', companyName: '', baseUrl: '', version: '0' };
  const job: RenderJob = {
    template,
    documents,
    gaps,
    pageSize: 'A4',
    landscape: false,
    ...settings,
    server,
    title: 'x.pdf',
    taggedPdf: false,
    outline: false,
    loadFile: () => Promise.resolve(null),
    signal: signal(),
    keepParts: false,
  };
  return parts.engine.renderHtml(job).then(({ html }) => html);
}

const source = (content: string): TemplateSource => ({ name: 'x.marko', content, snippets: [] });

/** The HTML of part 1 with what the template mentions, and with everything. */
async function bothWays(template: TemplateSource): Promise<[mentioned: () => Promise<string>, everything: string]> {
  const names = await mentionedNames(parts, template, '', signal());
  const { contexts, gaps } = await loadMentionedContexts(parts, 'part', [1], names!);
  const everything = (await loadItemContexts(parts, 'part', [1])).get(1)!;
  return [() => htmlOf(template, contexts.get(1)!, gaps), await htmlOf(template, everything)];
}

describe('what a template mentions', () => {
  it.each(defaultTemplates.map((template) => [template.name, template] as const))(
    'is enough for %s',
    async (_name, { file, modelType, merge }) => {
      const template = await defaultSource(file);
      const base = { date: '2026-11-25', datetime: '2026-11-25T09:30:00+00:00', user: null, template_name: 'x', template_revision: 1 };
      const names = await mentionedNames(parts, template, '', signal());
      const { contexts, gaps } = await loadMentionedContexts(parts, modelType, [1], names!);
      const everything = (await loadItemContexts(parts, modelType, [1])).get(1)!;
      const little = contexts.get(1)!;
      expect(JSON.stringify(little).length).toBeLessThan(JSON.stringify(everything).length);
      const html = merge
        ? await htmlOf(template, { ...base, instances: [little] }, gapsInList('instances', gaps))
        : await htmlOf(template, { ...base, ...little }, gaps);
      expect(html).toBe(await htmlOf(template, { ...base, ...(merge ? { instances: [everything] } : everything) }));
    },
  );

  it.each([
    ['by a dot', '<p>${input.part.category.name} ${input.bom_items.map((line) => line.sub_part.IPN).join()}</p>'],
    ['in a text', '<p>${orderBy(input.bom_items, "-sub_part.name").map((line) => line["sub_part"].pk).join()}</p>'],
    ['as a look-up', '<p>${where(input.bom_items, { sub_part__active: true }).length}</p>'],
    ['by taking it apart', '<const/{ part: { name, IPN: number } }=input><p>${name} ${number}</p>'],
    ['by a key that is data', '<p>${Object.entries(input.parameters).join()}</p>'],
    ['with a mistake that shows', '<p>${input.part?.no_such_thing}</p>'],
  ])('is loaded, %s', async (_how, content) => {
    const [mentioned, everything] = await bothWays(source(content));
    expect(await mentioned()).toBe(everything);
  });

  it.each([
    ['a name that is put together', '<const/key="IP"+"N"><p>${input.part[key]}</p>'],
    ['all members', '<p>${Object.keys(input.part).length}</p>'],
    ['a copy of all members', '<const/copy={ ...input.part }><p>${copy[["descrip", "tion"].join("")]}</p>'],
    ['whether there is such a member', '<p>${(["I", "PN"].join("") in input.part) ? "yes" : "no"}</p>'],
    ['JSON', '<p>${JSON.stringify(input.bom_items)}</p>'],
    ['a mistake that comes of it', '<const/key=["cate", "gory"].join("")><p>${input.part[key].name}</p>'],
  ])('is not enough for %s, which is noticed', async (_what, content) => {
    const template = source(content);
    const [mentioned] = await bothWays(template);
    await expect(mentioned()).rejects.toThrow(TooLittleDataError);
    expect(await mentionedNames(parts, template, '', signal())).toBeUndefined();
  });
});
