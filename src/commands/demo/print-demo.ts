import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { GraphQLClient } from '../graphql-client.ts';
import {
  DemoPrintDocument,
  DemoProgressDocument,
  DemoTemplatesDocument,
  type DemoProgressSubscription,
  type DemoTemplatesQuery,
} from './documents.ts';
import { ProgressBar } from './progress-bar.ts';

type DemoOutput = Extract<DemoProgressSubscription['reportProgress'], { __typename: 'ReportProgress' }>['output'];
type Template = DemoTemplatesQuery['reportTemplates']['nodes'][number];

/** Prints one report per template over GraphQL, each with its progress bar, into `folder`. Gives the paths written. */
export async function printDemo(client: GraphQLClient, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const { reportTemplates } = await client.request(DemoTemplatesDocument);
  const paths: string[] = [];
  for (const template of reportTemplates.nodes) {
    if (template.items.nodes.length) paths.push(await printOne(client, template, folder));
  }
  return paths;
}

async function printOne(client: GraphQLClient, template: Template, folder: string): Promise<string> {
  const bar = new ProgressBar(template.name);
  const started = performance.now();
  bar.draw(0, 'queued');
  const { printReport } = await client.request(DemoPrintDocument, {
    template: template.id,
    items: template.items.nodes.map(({ id }) => id),
  });
  if (printReport.__typename !== 'ReportOutput') throw new Error(`${template.name}: ${printReport.message}`);
  let last: DemoOutput | undefined;
  for await (const { reportProgress } of client.subscribe(DemoProgressDocument, { output: printReport.id })) {
    if (reportProgress.__typename !== 'ReportProgress') throw new Error(`${template.name}: ${reportProgress.message}`);
    last = reportProgress.output;
    bar.draw(last.itemsDone / last.itemsTotal, last.phase?.toLowerCase() ?? last.state.toLowerCase());
  }
  if (last?.state !== 'COMPLETE' || !last.file) {
    bar.end(last?.state.toLowerCase() ?? 'lost', 0);
    throw new Error(`${template.name} failed: ${last?.failure?.message ?? 'the server ended the subscription early'}`);
  }
  const path = join(folder, `${basename(template.file.name, '.marko')}.pdf`);
  await writeFile(path, await client.download(last.file.url));
  bar.end(`${last.pageCount} pages of ${last.itemsTotal} items in ${Math.round(performance.now() - started)} ms`);
  for (const { message } of last.warnings) console.log(`    warning: ${message}`);
  return path;
}
