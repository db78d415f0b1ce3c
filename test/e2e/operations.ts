import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLClient } from '../../src/commands/demo/client.ts';

export interface Output {
  pk: number;
  state: 'QUEUED' | 'RUNNING' | 'COMPLETE' | 'FAILED' | 'CANCELLED';
  itemsDone: number;
  itemsTotal: number;
  pageCount: number | null;
  missingItems: string[];
  file: { name: string; url: string; size: number } | null;
  failure: { code: string; message: string; diagnostics: { message: string; file: string | null; line: number | null }[] } | null;
  warnings: { code: string; message: string }[];
}

const OUTPUT = `pk state itemsDone itemsTotal pageCount missingItems file { name url size }
  failure { code message diagnostics { message file line } } warnings { code message }`;

/** Uploads a template as text; gives its pk. */
export async function createTemplate(
  client: GraphQLClient,
  input: { name: string; modelType: string; content: string } & Record<string, unknown>,
): Promise<number> {
  const { name, content, ...rest } = input;
  const { createReportTemplate } = await client.request<{ createReportTemplate: { pk?: number; message?: string } }>(
    `mutation ($input: CreateReportTemplateInput!) { createReportTemplate(input: $input) { ... on ReportTemplate { pk } ... on UserError { message } } }`,
    { input: { name, description: name, file: { text: { name: `${name.toLowerCase().replace(/\W+/g, '-')}.marko`, content } }, ...rest } },
  );
  if (!createReportTemplate.pk) throw new Error(createReportTemplate.message);
  return createReportTemplate.pk;
}

/** Asks for a print; with `waitSeconds` the answer waits for its end. */
export async function print(client: GraphQLClient, template: number, items: number[], waitSeconds = 0): Promise<Output> {
  const { printReport } = await client.request<{ printReport: Output & { message?: string } }>(
    `mutation ($template: ID!, $items: [ID!]!, $wait: Float!) {
      printReport(template: $template, items: $items, waitSeconds: $wait) { ... on ReportOutput { ${OUTPUT} } ... on UserError { message } } }`,
    { template, items, wait: waitSeconds },
  );
  if (printReport.message) throw new Error(printReport.message);
  return printReport;
}

export async function output(client: GraphQLClient, pk: number): Promise<Output> {
  const { node } = await client.request<{ node: Output }>(`query ($id: ID!) { node(id: $id) { ... on ReportOutput { ${OUTPUT} } } }`, {
    id: `ReportOutput:${pk}`,
  });
  return node;
}

/** Polls until all are final, a minute at most. */
export async function untilFinal(client: GraphQLClient, pks: number[]): Promise<Output[]> {
  for (let tries = 0; tries < 600; tries++) {
    const outputs = await Promise.all(pks.map((pk) => output(client, pk)));
    if (outputs.every(({ state }) => ['COMPLETE', 'FAILED', 'CANCELLED'].includes(state))) return outputs;
    await sleep(100);
  }
  throw new Error('The outputs were not final within a minute.');
}
