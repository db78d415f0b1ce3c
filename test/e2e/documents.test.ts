import { getMeta } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfPages } from '../templates/pdf-pages.ts';
import { createTemplate, pdfOf, print, uploadAsset, type Output } from './operations.ts';
import { picturesOf } from './pdf-pictures.ts';
import { RealServer } from './real-server.ts';
import { exportOf, part, type ExportedRecord } from './records.ts';

const NASTY = '5 < 6 </script><b>x</b> \u2028 and \ud83d and \u0000 end';
const LINKS = ['javascript:alert(1)', 'java\tscript:alert(1)', 'file:///etc/passwd', ' JAVASCRIPT:alert(1)', 'https://example.org/?q=ü'];
/** 16 × 8 pixels, the left half red, the right half blue, to be turned upright (orientation 6). */
const TURNED =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/2wBDAQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBT/wAARCAAIABADAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABwj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAACQf/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCdEMKmAjjB0f/Z';

const order: ExportedRecord[] = [
  { model: 'company.company', pk: 1, fields: { name: 'Supplier', description: '', is_supplier: true, active: true, currency: 'USD' } },
  {
    model: 'order.purchaseorder',
    pk: 1,
    fields: { reference: 'PO-0001', supplier: 1, description: '', status: 10, target_date: '2026-03-01', creation_date: '2026-02-01' },
  },
];

let server: RealServer;
beforeAll(async () => {
  const records = [
    part(1, { name: '<img src=x>A & B', description: NASTY }),
    ...LINKS.map((link, index) => part(index + 2, { name: `Link ${index}`, link })),
    ...order,
  ];
  server = await RealServer.start({ TZ: 'America/Los_Angeles' }, await exportOf(records));
});
afterAll(() => server?.stop());

let count = 0;
async function printText(content: string, items: number[], more: Record<string, unknown> = {}): Promise<Output> {
  const template = await createTemplate(server.client, { name: `Document ${++count}`, modelType: 'PART', content, ...more });
  const output = await print(server.client, template, items, 20);
  expect(output).toMatchObject({ state: 'COMPLETE', failure: null });
  return output;
}
const textOf = async (output: Output) => (await pdfPages(await pdfOf(server.client, output))).map(({ text }) => text).join('\n');

describe('what users typed', () => {
  test('is printed letter by letter, whatever it would mean elsewhere', async () => {
    const text = await textOf(
      await printText('<h1>${input.part.name}</h1><p title=input.part.description>${input.part.description}</p>', [1]),
    );
    expect(text).toContain('<img src=x>A & B');
    expect(text.replace(/\s+/g, ' ')).toMatch(/5 < 6 <\/script><b>x<\/b> and \ufffd? ?and \ufffd? ?end/);
  });

  test.each(LINKS.map((link, index) => [link, index + 2] as const))('as a link, %j leads nowhere or to the web', async (link, item) => {
    const output = await printText('<p><a href=input.part.link>${input.part.name}</a></p>', [item]);
    const pdf = await pdfOf(server.client, output);
    const links = (await pdfPages(pdf)).flatMap((page) => page.links);
    expect(links).toEqual(link.startsWith('https') ? ['https://example.org/?q=%C3%BC'] : []);
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/javascript:|file:/i);
  });
});

describe('the title of a PDF', () => {
  const titleOf = async (output: Output) => {
    const { info } = await getMeta(new Uint8Array(await pdfOf(server.client, output)));
    return info as { Title?: string; Creator?: string };
  };
  test.each([
    ['one item', [1]],
    ['three items', [1, 2, 3]],
  ] as const)('is that of the document, else the file’s name: %s', async (_name, items) => {
    const titled = await printText('<html><head><title>Prüfbericht 部品</title></head><body><p>x</p></body></html>', [...items]);
    const untitled = await printText('<p>x</p>', [...items], { filenamePattern: `Liste Ł ${items.length}.pdf` });
    const [own, fallback] = [await titleOf(titled), await titleOf(untitled)];
    expect(own.Title).toBe('Prüfbericht 部品');
    expect(fallback.Title).toBe(untitled.file!.name);
    for (const { Creator } of [own, fallback]) expect(Creator).not.toMatch(/Headless|about:blank/);
  });
});

test('a photo from a phone stands upright', async () => {
  expect(await uploadAsset(server.url, server.token, 'phone.jpg', Buffer.from(TURNED, 'base64'))).toMatchObject({
    __typename: 'ReportAsset',
  });
  const output = await printText('<img src=asset("phone.jpg") style="display:block;width:100px">', [1]);
  const [picture, ...more] = await picturesOf(await pdfOf(server.client, output));
  expect(more).toEqual([]);
  expect([Math.round(picture!.width), Math.round(picture!.height)]).toEqual([75, 150]); // points: 100 × 200 pixels
  expect(picture!.meanHeightOf(([red, , blue]) => red! > 150 && blue! < 100)).toBeGreaterThan(
    picture!.meanHeightOf(([red, , blue]) => blue! > 150 && red! < 100),
  );
});

test('a day is the same day wherever the server stands; a time names its zone', async () => {
  const content = '<p>${input.order.target_date}</p><p>${date(input.order.target_date)}</p><p>${datetime(input.datetime)}</p>';
  for (const zone of ['America/Los_Angeles', 'Pacific/Auckland']) {
    if (server.env.TZ !== zone) {
      server.env.TZ = zone;
      await server.restart();
    }
    const template = await createTemplate(server.client, { name: `Day ${zone}`, modelType: 'PURCHASE_ORDER', content });
    const text = await textOf(await print(server.client, template, [1], 20));
    expect(text).toContain('2026-03-01');
    expect(text).toContain('Mar 1, 2026');
    expect(text).toMatch(/UTC/);
  }
});
