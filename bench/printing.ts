// npm run bench: printing, against the floor and against peers, all in one run and in turns. Ratios, so that a slow machine is no excuse.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { execute, parse } from 'graphql';
import { createUser } from '../src/accounts/create-user.ts';
import { createApp, type App } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import type { ReportTemplate } from '../src/database/client/client.ts';
import { createContext, type GraphqlContext } from '../src/graphql/context.ts';
import { schema } from '../src/graphql/schema.ts';
import { loadMentionedContexts } from '../src/inventory/load-item-contexts.ts';
import { loadReportFile } from '../src/library/load-report-file.ts';
import { mentionedNames } from '../src/printing/mentioned-names.ts';
import { waitForOutput } from '../src/printing/wait-for-output.ts';
import type { RenderJob } from '../src/rendering/engine.ts';
import { importDemo } from '../test/templates/print-default.ts';
import { launch, openFloor, printNaively } from './printing/chromium.ts';
import { buildOrder, label, longTable, type BenchTemplate } from './printing/documents.ts';
import { openJsReport } from './printing/jsreport.ts';
import { memoryOf } from './printing/memory.ts';
import { openWeasyPrint } from './printing/weasyprint.ts';
import { atLeast, atMost, median, report, row, rows, say } from './report.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    prints: { type: 'string', default: '2000' },
    json: { type: 'boolean' }, // report.ts reads it
  },
});
const ROUNDS = Number(options.rounds);
const MANY = 100;

const dataDir = await mkdtemp(join(tmpdir(), 'reportree-bench-'));
const app = await createApp(readConfig({ REPORTREE_DATA_DIR: dataDir, REPORTREE_LOG_LEVEL: 'silent' }));
const browser = await launch();
const weasyPrint = await openWeasyPrint();
const jsReport = await openJsReport();
if (!weasyPrint) say('WeasyPrint is not installed and is left out.');
if (!jsReport) say('jsreport is not installed (npm install --prefix bench/peers --ignore-scripts) and is left out.');
try {
  await importDemo(app);
  const user = await createUser(app, { username: 'bench', password: 'bench-bench', isStaff: true });
  await app.startWorker();
  await app.engine.warmUp();
  const context = createContext({
    parts: app,
    viewer: { user, via: 'token' },
    session: null,
    previews: undefined as never, // no preview is made
    address: undefined,
    stopping: new AbortController().signal,
  });
  const floor = await openFloor(browser);
  const floors = [floor, await openFloor(browser)];

  const stored = new Map<BenchTemplate, ReportTemplate>();
  for (const template of [label, buildOrder, longTable]) stored.set(template, await store(app, template));

  for (const [template, repeat] of [
    [label, ROUNDS],
    [buildOrder, ROUNDS],
    [longTable, 3],
  ] as const) {
    const job = await jobOf(app, template, 1);
    const { html } = await app.engine.renderHtml(job);
    await inTurns(template.name, repeat, {
      floor: () => floor(html),
      engine: async () => (await app.engine.render(job)).pdf,
      'end to end': () => endToEnd(context, stored.get(template)!),
      naive: () => printNaively(browser, html),
      ...(weasyPrint && { WeasyPrint: () => weasyPrint.print(html) }),
      ...(jsReport && { jsreport: () => jsReport.print(html) }),
    });
  }

  const labels = await jobOf(app, label, MANY);
  const labelHtml = await htmlOf(app, labels);
  await inTurns(`${MANY} labels`, 5, {
    engine: async () => (await app.engine.render(labels)).pdf,
    ...(weasyPrint && { WeasyPrint: () => weasyPrint.print(labelHtml) }),
  });
  const thousand = await jobOf(app, label, 1000);
  await inTurns('1000 labels', 1, { engine: async () => (await app.engine.render(thousand)).pdf });
  const orders = await jobOf(app, buildOrder, MANY);
  const ordersHtml = await htmlOf(app, orders);
  await inTurns(`${MANY} build orders`, 3, {
    engine: async () => (await app.engine.render(orders)).pdf,
    floor: () => floor(ordersHtml),
  });

  const order = await jobOf(app, buildOrder, 1);
  const orderHtml = (await app.engine.renderHtml(order)).html;
  const rates = {
    bare: await perSecond(floors.map((print) => () => print(orderHtml))),
    engine: await perSecond(floors.map(() => () => app.engine.render(order))),
  };
  for (const [way, perSecondOf] of Object.entries(rates)) row({ document: 'three pages, all cores', way, perSecond: perSecondOf });
  const memory = await growth(app, await jobOf(app, label, 1), Number(options.prints));

  const ms = (document: string, way: string) => rows.find((measured) => measured.document === document && measured.way === way)?.ms;
  const bytes = (document: string, way: string) => rows.find((measured) => measured.document === document && measured.way === way)?.bytes;
  const ratio = (one: number | undefined, other: number | undefined) => (one !== undefined && other ? one / other : undefined);
  atMost('engine, three pages, against the floor', 1.2, ratio(ms('build-order', 'engine'), ms('build-order', 'floor')));
  atMost('end to end, three pages, against the floor', 1.6, ratio(ms('build-order', 'end to end'), ms('build-order', 'floor')));
  atMost('end to end, one label, against the floor', 3, ratio(ms('label', 'end to end'), ms('label', 'floor')));
  atMost('engine, one label, against WeasyPrint', 0.9, ratio(ms('label', 'engine'), ms('label', 'WeasyPrint')));
  atLeast('documents a second, all cores, against bare pages', 0.9, ratio(rates.engine, rates.bare));
  atMost(`${MANY} labels against one`, 6, ratio(ms(`${MANY} labels`, 'engine'), ms('label', 'engine')));
  atMost(
    `${MANY} build orders, each against a single one`,
    0.6,
    ratio((ms(`${MANY} build orders`, 'engine') ?? 0) / MANY, ms('build-order', 'engine')),
  );
  for (const [document, times] of [
    ['build-order', 4],
    ['long-table', 12],
    [`${MANY} labels`, 15],
  ] as const)
    atLeast(`WeasyPrint against the engine, ${document}`, times, ratio(ms(document, 'WeasyPrint'), ms(document, 'engine')));
  for (const [document, times] of [
    ['label', 4],
    ['build-order', 2.5],
    ['long-table', 2],
  ] as const)
    atLeast(`jsreport against the engine, ${document}`, times, ratio(ms(document, 'jsreport'), ms(document, 'engine')));
  atMost(`memory after ${options.prints} prints against a tenth of them`, 1.15, memory);
  atMost(
    `size of ${MANY} build orders against Chromium's own of one document`,
    1.2,
    ratio(bytes(`${MANY} build orders`, 'engine'), bytes(`${MANY} build orders`, 'floor')),
  );
  report();
} finally {
  weasyPrint?.close();
  await jsReport?.close();
  await browser.close();
  await app.close();
  await rm(dataDir, { recursive: true, force: true });
}

async function store({ prisma, files }: App, { name, modelType, content }: BenchTemplate): Promise<ReportTemplate> {
  const { key, size, sha256 } = await files.write(Buffer.from(content));
  const file = { create: { path: `report/report/${name}.marko`, key, size, sha256, contentType: 'text/plain' } };
  return prisma.reportTemplate.create({ data: { name, description: name, modelType, file } });
}

/** A job of so many copies of the first record, whose data is loaded beforehand. */
async function jobOf(parts: App, { name, modelType, content }: BenchTemplate, copies: number): Promise<RenderJob> {
  const template = { name: `${name}.marko`, content, snippets: [] };
  const mentioned = await mentionedNames(parts, template, '', new AbortController().signal);
  const { contexts, gaps } = await loadMentionedContexts(parts, modelType, [1], mentioned ?? new Set());
  const inputJson = JSON.stringify(contexts.get(1));
  return {
    template,
    gaps,
    documents: Array.from({ length: copies }, (_, index) => ({ inputJson, itemPk: index + 1 })),
    pageSize: 'A4',
    landscape: false,
    locale: 'en',
    timeZone: 'UTC',
    currency: 'EUR',
    exchangeRates: {},
    server: { instanceName: 'Bench', companyName: '', baseUrl: '', version: '0' },
    title: name,
    taggedPdf: false,
    outline: false,
    loadFile: (path: string) => loadReportFile(parts, path),
    signal: new AbortController().signal,
    keepParts: false,
  };
}

/** All documents of a job in one, as nobody would want it numbered, but laid out alike. */
async function htmlOf(parts: App, job: RenderJob): Promise<string> {
  const { html } = await parts.engine.renderHtml({ ...job, documents: job.documents.slice(0, 1) });
  const styles = html.match(/<style[^]*?<\/style>/g)?.join('') ?? '';
  const body = html.replace(/<style[^]*?<\/style>/g, '');
  return styles + job.documents.map(() => `<div style="break-after:page">${body}</div>`).join('');
}

async function endToEnd(context: GraphqlContext, template: ReportTemplate): Promise<{ bytes: number }> {
  const document = parse('mutation ($template: ID!) { printReport(template: $template, items: ["1"]) { ... on ReportOutput { pk } } }');
  const { data, errors } = await execute({ schema, document, contextValue: context, variableValues: { template: String(template.pk) } });
  const pk = (data as { printReport?: { pk?: number } } | null)?.printReport?.pk;
  if (pk === undefined) throw new Error(`The mutation failed: ${JSON.stringify({ data, errors })}`);
  const output = await waitForOutput(app, Number(pk), 60_000);
  if (output.state !== 'COMPLETE') throw new Error(`The print failed: ${JSON.stringify(output.failure)}`);
  return { bytes: 0 };
}

/** Every way once in each round, so that whatever else the machine does meets all of them alike. */
async function inTurns(
  document: string,
  rounds: number,
  ways: Record<string, () => Promise<Uint8Array | { bytes: number; ms?: number }>>,
): Promise<void> {
  const times = new Map<string, number[]>(Object.keys(ways).map((way) => [way, []]));
  const sizes = new Map<string, number>();
  for (let round = 0; round <= rounds; round++) {
    for (const [way, print] of Object.entries(ways)) {
      const start = performance.now();
      const result = await print();
      const own = 'ms' in result ? result.ms : undefined;
      sizes.set(way, 'bytes' in result ? result.bytes : result.byteLength);
      if (round > 0 || rounds === 1) times.get(way)!.push(own ?? performance.now() - start); // the first round warms up
    }
  }
  for (const [way, own] of times) {
    row({ document, way, ms: median(own), bytes: sizes.get(way) ?? 0 });
  }
}

async function perSecond(printers: (() => Promise<unknown>)[]): Promise<number> {
  const end = performance.now() + 4000;
  let count = 0;
  await Promise.all(
    printers.map(async (print) => {
      for (; performance.now() < end; count++) await print();
    }),
  );
  return count / 4;
}

async function growth(parts: App, job: RenderJob, prints: number): Promise<number | undefined> {
  let early = 0;
  for (let count = 1; count <= prints; count++) {
    await parts.engine.render(job);
    if (count === Math.ceil(prints / 10)) early = memoryOf(process.pid);
  }
  const late = memoryOf(process.pid);
  say(
    `memory ${(early / 1024 / 1024).toFixed(0)} MiB after ${Math.ceil(prints / 10)} prints, ${(late / 1024 / 1024).toFixed(0)} MiB after ${prints}`,
  );
  return early ? late / early : undefined;
}
