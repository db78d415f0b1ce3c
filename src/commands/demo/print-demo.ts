import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { GraphQLClient } from './client.ts';
import { ProgressBar } from './progress-bar.ts';

interface Template {
  id: string;
  pk: number;
  name: string;
  modelType: string;
  file: { name: string };
  items: { nodes: { id: string; label: string }[] };
}

interface Output {
  state: string;
  phase: string | null;
  itemsDone: number;
  itemsTotal: number;
  pageCount: number | null;
  file: { name: string; url: string } | null;
  failure: { message: string } | null;
  warnings: { message: string }[];
}

const TEMPLATES = /* GraphQL */ `
  query DemoTemplates {
    reportTemplates(filter: { enabled: true }, orderBy: { field: PK }, first: 100) {
      nodes {
        id
        pk
        name
        modelType
        file {
          name
        }
        items(first: 3) {
          nodes {
            id
            label
          }
        }
      }
    }
  }
`;

const PRINT = /* GraphQL */ `
  mutation DemoPrint($template: ID!, $items: [ID!]!) {
    printReport(template: $template, items: $items) {
      ... on ReportOutput {
        id
      }
      ... on UserError {
        message
      }
    }
  }
`;

const PROGRESS = /* GraphQL */ `
  subscription DemoProgress($output: ID!) {
    reportProgress(output: $output) {
      ... on ReportProgress {
        output {
          state
          phase
          itemsDone
          itemsTotal
          pageCount
          file {
            name
            url
          }
          failure {
            message
          }
          warnings {
            message
          }
        }
      }
      ... on UserError {
        message
      }
    }
  }
`;

/** Prints one report per template over GraphQL, each with its progress bar, into `folder`. Gives the paths written. */
export async function printDemo(client: GraphQLClient, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const { reportTemplates } = await client.request<{ reportTemplates: { nodes: Template[] } }>(TEMPLATES);
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
  const { printReport } = await client.request<{ printReport: { id?: string; message?: string } }>(PRINT, {
    template: template.id,
    items: template.items.nodes.map(({ id }) => id),
  });
  if (!printReport.id) throw new Error(`${template.name}: ${printReport.message}`);
  let last: Output | undefined;
  for await (const { reportProgress } of client.subscribe<{ reportProgress: { output?: Output; message?: string } }>(PROGRESS, {
    output: printReport.id,
  })) {
    if (!reportProgress.output) throw new Error(`${template.name}: ${reportProgress.message}`);
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
