import { afterAll, beforeAll, expect, test } from 'vitest';
import { importExport } from '../../src/inventory/import-export.ts';
import { startTestServer, type TestServer } from '../http/support/test-server.ts';
import { record, source } from '../inventory/small-export.ts';

let server: TestServer;
let item: number;
beforeAll(async () => {
  server = await startTestServer({ currency: 'EUR', companyName: 'Halden Lamp Works' });
  item = (await server.app.prisma.part.create({ data: { name: 'Widget' } })).pk;
});
afterAll(() => server.close());

interface SetRates {
  __typename: string;
  rates?: { currency: string; value: string }[];
  fields?: { path: string[]; code: string; message: string }[];
}

async function setRates(rates: { currency: string; value: string }[], token?: string): Promise<SetRates> {
  const { data } = await server.query<{ setExchangeRates: SetRates }>(
    `mutation ($rates: [ExchangeRateInput!]!) { setExchangeRates(rates: $rates) {
      __typename ... on ExchangeRates { rates { currency value } } ... on InvalidError { fields { path code message } } } }`,
    { rates },
    token,
  );
  return data.setExchangeRates;
}

async function previewed(content: string): Promise<{ text?: string; diagnostics: { message: string; line: number }[] }> {
  const { data } = await server.query<{
    previewReport: { diagnostics: { message: string; line: number }[]; file: { text: string } | null };
  }>(
    `mutation ($item: ID!, $content: String!) {
      previewReport(item: $item, format: HTML, source: { draft: { modelType: PART, file: { name: "draft.marko", content: $content } } }) {
        ... on ReportPreview { diagnostics { message line } file { text } } } }`,
    { item, content },
  );
  const { file, diagnostics } = data.previewReport;
  return { diagnostics, ...(file && { text: file.text.replace(/[\u00a0\u202f]/g, ' ') }) };
}

const convert = '<p>${money(convert({ amount: "10", currency: "USD" }))} for ${settings().companyName}</p>';

test('rates that staff sets are what prints convert by', async () => {
  const before = await previewed(convert);
  expect(before.diagnostics[0]).toMatchObject({ line: 1, message: expect.stringContaining('no exchange rate from USD to EUR') as string });
  expect(
    await setRates([
      { currency: 'USD', value: '1' },
      { currency: 'EUR', value: '0.925' },
    ]),
  ).toEqual({
    __typename: 'ExchangeRates',
    rates: [
      { currency: 'EUR', value: '0.925' },
      { currency: 'USD', value: '1' },
    ],
  });
  expect((await previewed(convert)).text).toContain('€9.25 for Halden Lamp Works');
});

test('rates that are none are refused with their places, and by nobody but staff set', async () => {
  const present = await server.app.prisma.exchangeRate.count();
  const { fields } = await setRates([
    { currency: 'euro', value: '1' },
    { currency: 'EUR', value: '0' },
    { currency: 'USD', value: '1' },
    { currency: 'USD', value: '2' },
    { currency: 'CHF', value: '1e5' },
  ]);
  expect(fields!.map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual([
    'rates.0.currency WRONG_TYPE',
    'rates.1.value WRONG_TYPE',
    'rates.3.currency NOT_UNIQUE',
    'rates.4.value WRONG_TYPE',
  ]);
  expect((await setRates([], server.userToken)).__typename).toBe('ForbiddenError');
  expect(await server.app.prisma.exchangeRate.count()).toBe(present);
});

test('an InvenTree export brings its rates along', async () => {
  const records = [
    record('exchange.rate', 1, { currency: 'USD', value: '1.000000', backend: 'InvenTreeExchange' }),
    record('exchange.rate', 2, { currency: 'EUR', value: '0.800000', backend: 'InvenTreeExchange' }),
    record('part.part', item, { name: 'Widget' }),
  ];
  await importExport(server.app, source(records), { replace: true });
  expect((await previewed(convert)).text).toContain('€8.00');
});
