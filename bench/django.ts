// npm run bench: templates in Django's language, from the request to the stored file, against what InvenTree 477 took for reports of
// the same size on a machine of two cores, warm; and against the same documents written in Marko.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createUser } from '../src/accounts/create-user.ts';
import { createApp, type App } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import type { ModelType } from '../src/database/client/enums.ts';
import { printReport } from '../src/printing/print-report.ts';
import { waitForOutput } from '../src/printing/wait-for-output.ts';
import { CompileService } from '../src/rendering/compile/compile-service.ts';
import { billOfMaterials, buildOrders, stockLocation, type DjangoBenchTemplate } from './printing/django-documents.ts';
import { atLeast, atMost, median, report, row } from './report.ts';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '15' } }, strict: false });
const ROUNDS = Number(options.rounds);
/** What the real server took, in ms. */
const INVENTREE = new Map([
  [billOfMaterials, 900],
  [stockLocation, 2770],
  [buildOrders, 2350],
]);

const dataDir = await mkdtemp(join(tmpdir(), 'reportree-bench-'));
const app = await createApp(readConfig({ REPORTREE_DATA_DIR: dataDir, REPORTREE_LOG_LEVEL: 'silent' }));
try {
  const builds = await fill(app);
  const user = await createUser(app, { username: 'bench', password: 'bench-bench', isStaff: true });
  await app.startWorker();
  await app.engine.warmUp();

  async function print(template: number, items: number[]): Promise<void> {
    const output = await printReport(app, { user, via: 'token' }, { template: String(template), items: items.map(String) });
    const { state, failure } = await waitForOutput(app, output.pk, 60_000);
    if (state !== 'COMPLETE') throw new Error(`The print failed: ${JSON.stringify(failure)}`);
  }

  for (const [template, theirs] of INVENTREE) {
    const items = template === buildOrders ? builds : [1];
    const ways = {
      Django: await store(app, template, 'html', template.django),
      Marko: await store(app, template, 'marko', template.marko),
    };
    const times = new Map<string, number[]>(Object.keys(ways).map((way) => [way, []]));
    for (let round = 0; round <= ROUNDS; round++)
      for (const [way, pk] of Object.entries(ways)) {
        const start = performance.now();
        await print(pk, items);
        if (round > 0) times.get(way)!.push(performance.now() - start); // the first round warms up
      }
    const ms = (way: string) => median(times.get(way)!);
    for (const way of times.keys()) row({ document: template.name, way, ms: ms(way) });
    atLeast(`InvenTree against end to end, ${template.name}`, 10, theirs / ms('Django'));
    atMost(`Django against Marko, ${template.name}`, 1.3, ms('Django') / ms('Marko'));
  }
  await compileTimes();
  report();
} finally {
  await app.close();
  await rm(dataDir, { recursive: true, force: true });
}

/** The largest template: its first time in a new process, and in one that has compiled before. */
async function compileTimes(): Promise<void> {
  const compiler = new CompileService(join(dataDir, 'cold'));
  const signal = new AbortController().signal;
  const largest = [billOfMaterials, stockLocation, buildOrders].toSorted((a, b) => b.django.length - a.django.length)[0]!;
  try {
    for (const way of ['compiled cold', 'compiled warm']) {
      const start = performance.now();
      await compiler.compiled({ name: 'x.html', content: `${largest.django}<!-- ${way} -->`, snippets: [] }, signal);
      row({ document: largest.name, way, ms: performance.now() - start });
    }
  } finally {
    compiler.close();
  }
}

async function store({ prisma, files }: App, { name, modelType }: DjangoBenchTemplate, ending: string, content: string): Promise<number> {
  const { key, size, sha256 } = await files.write(Buffer.from(content));
  const file = { create: { path: `report/report/${name}.${ending}`.replaceAll(' ', '-'), key, size, sha256, contentType: 'text/plain' } };
  const stored = await prisma.reportTemplate.create({
    data: { name: `${name} ${ending}`, description: name, modelType: modelType as ModelType, file },
  });
  return stored.pk;
}

/** An assembly of 60 lines, a place with 400 items, and ten build orders. Gives the pks of these. */
async function fill({ prisma }: App): Promise<number[]> {
  const part = (index: number) => ({ name: `Resistor ${index}`, IPN: `R-${index}`, description: `10 kΩ, ${index} %` });
  await prisma.part.create({ data: { name: 'Board', IPN: 'B-1', description: 'With many parts on it', assembly: true } });
  await prisma.part.createMany({ data: Array.from({ length: 60 }, (_, index) => part(index + 2)) });
  await prisma.bomItem.createMany({
    data: Array.from({ length: 60 }, (_, index) => ({ part_id: 1, sub_part_id: index + 2, quantity: index + 1, reference: `R${index}` })),
  });
  await prisma.stockLocation.create({ data: { name: 'Shelf' } });
  await prisma.stockItem.createMany({
    data: Array.from({ length: 400 }, (_, index) => ({ part_id: (index % 60) + 2, location_id: 1, quantity: index + 1 })),
  });
  await prisma.build.createMany({
    data: Array.from({ length: 10 }, (_, index) => ({
      reference: `BO-${index}`,
      part_id: 1,
      quantity: 5,
      title: 'Boards',
      notes: '# Notes\n\n* one\n* two',
    })),
  });
  return Array.from({ length: 10 }, (_, index) => index + 1);
}
