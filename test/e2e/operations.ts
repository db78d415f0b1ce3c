import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLClient } from '../../src/commands/graphql-client.ts';

export interface Output {
  id: string;
  pk: number;
  state: 'QUEUED' | 'RUNNING' | 'COMPLETE' | 'FAILED' | 'CANCELLED';
  itemsDone: number;
  itemsTotal: number;
  pageCount: number | null;
  missingItems: string[];
  file: { name: string; url: string; size: number } | null;
  failure: { code: string; message: string; diagnostics: { message: string; file: string | null; line: number | null }[] } | null;
  startedAt: string | null;
  warnings: { code: string; message: string }[];
}

const OUTPUT = `id pk state itemsDone itemsTotal pageCount missingItems file { name url size }
  failure { code message diagnostics { message file line } } startedAt warnings { code message }`;

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

/** Waits until the output is in this state, a minute at most. */
export async function untilState(client: GraphQLClient, pk: number, state: Output['state']): Promise<Output> {
  for (let tries = 0; tries < 600; tries++) {
    const now = await output(client, pk);
    if (now.state === state) return now;
    await sleep(100);
  }
  throw new Error(`Output ${pk} was not ${state} within a minute.`);
}

/** The PDF of a finished print. Throws with what the output says when there is none. */
export async function pdfOf(client: GraphQLClient, finished: Output): Promise<Uint8Array> {
  if (!finished.file) throw new Error(`Output ${finished.pk} has no file: ${JSON.stringify(finished)}`);
  return client.download(finished.file.url);
}

/** Uploads an asset by multipart, as any client would; gives the answer. */
export async function uploadAsset(
  url: string,
  token: string,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<{ __typename: string; pk?: number; message?: string }> {
  const query = `mutation ($file: Upload!) { createReportAsset(input: { description: "An asset", file: { upload: $file } }) {
    __typename ... on ReportAsset { pk } ... on UserError { message } } }`;
  const { createReportAsset } = await multipart<{ createReportAsset: { __typename: string; pk?: number; message?: string } }>(
    url,
    token,
    { query, variables: { file: null } },
    new File([content], name),
  );
  return createReportAsset;
}

/** One operation with one file for its variable `file`: https://github.com/jaydenseric/graphql-multipart-request-spec */
export async function multipart<Data>(url: string, token: string, operations: object, file: File): Promise<Data> {
  const form = new FormData();
  form.append('operations', JSON.stringify(operations));
  form.append('map', '{"0":["variables.file"]}');
  form.append('0', file);
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { authorization: `Token ${token}` }, body: form });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}
