import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestEngine, type TestEngine } from '../rendering/test-engine.ts';
import { pdfPages } from './pdf-pages.ts';
import { defaultSource, printDefault } from './print-default.ts';

describe('<report-lines>', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await createTestEngine();
  });
  afterAll(() => engine.close());

  /** The lines of text of a page that holds the tag alone. */
  async function linesOf(input: object): Promise<string[]> {
    const content = '<report-page title="x"><report-lines title="Lines" ...input totals="Total"/></report-page>';
    const template = { ...(await defaultSource('purchase-order.marko')), name: 'lines.marko', content };
    const { pdf } = await printDefault(engine, { file: 'purchase-order.marko' }, { ...input }, { template });
    return (await pdfPages(pdf))[0]!.text.split('\n').map((line) => line.trim());
  }
  const priced = (name: string, quantity: number, amount: string, currency: string, total: string) => ({
    name,
    quantity,
    price: { amount, currency },
    total: { amount: total, currency },
  });

  it('has a total of its own for each currency, each with the decimals of its currency', async () => {
    const lines = [
      priced('Bolt', 3, '0.0125', 'EUR', '0.0375'),
      priced('Motor', 2, '10.5', 'EUR', '21'),
      priced('Screen', 1, '1234', 'JPY', '1234'),
    ];
    const text = (await linesOf({ lines })).join(' ');
    expect(text).toContain('€0.0125');
    expect(text).toContain('€10.5000');
    expect(text).toMatch(/Total in EUR\s*€21\.04/);
    expect(text).toMatch(/Total in JPY\s*¥1,234(?![.\d])/);
    expect(text).not.toContain('1,255');
  });

  it('sums to the cent, and says how many lines have no price', async () => {
    const lines = [
      priced('Fabric', 1, '90071992547409.91', 'USD', '90071992547409.91'),
      priced('Thread', 1, '0.10', 'USD', '0.10'),
      { name: 'Label', quantity: 5, price: null, total: null },
    ];
    const text = (await linesOf({ lines })).join(' ');
    expect(text).toMatch(/One line has no price\s*Total\s*\$90,071,992,547,410\.01/);
    expect(text).not.toContain('Total in');
  });

  it('shows further charges below the lines, and counts them in', async () => {
    const extras = [
      {
        reference: 'Freight',
        description: 'Next day',
        quantity: 1,
        price: { amount: '9', currency: 'EUR' },
        total_line_price: { amount: '9', currency: 'EUR' },
        notes: '',
      },
    ];
    const text = (await linesOf({ lines: [priced('Bolt', 2, '1', 'EUR', '2')], extras })).join(' ');
    expect(text).toMatch(/Bolt.*Other charges.*Freight.*Next day.*Total\s*€11\.00/);
  });

  it('leaves out columns without content, and itself without lines', async () => {
    const columns = ['Batch', 'Received'];
    const text = (await linesOf({ columns, lines: [{ name: 'Bolt', quantity: 2.5, cells: ['', 1] }] })).join(' ');
    expect(text).toMatch(/# Item Quantity Received/);
    expect(text).not.toMatch(/Batch|Unit price|Total|Notes/);
    expect((await linesOf({ lines: [] })).join(' ')).not.toContain('Lines');
  });

  it('has the numbers of the order where it gives some, and counts otherwise', async () => {
    expect(
      (
        await linesOf({
          lines: [
            { name: 'Bolt', number: '10' },
            { name: 'Nut', number: '20' },
          ],
        })
      ).join(' '),
    ).toMatch(/10 Bolt.*20 Nut/);
    expect((await linesOf({ lines: [{ name: 'Bolt' }, { name: 'Nut' }] })).join(' ')).toMatch(/1 Bolt.*2 Nut/);
  });
});
