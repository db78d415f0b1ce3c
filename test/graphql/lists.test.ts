// oxlint-disable no-explicit-any -- answers of many shapes
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestServer, type Answer, type TestServer } from '../http/support/test-server.ts';
import { createRecords, createTemplateRow } from './records.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await createRecords(server.app.prisma);
  const { prisma } = server.app;
  for (let index = 0; index < 12; index++) {
    await createTemplateRow(prisma, `T${String(index).padStart(2, '0')}`, {
      enabled: index % 2 === 0,
      modelType: index < 4 ? 'part' : index < 8 ? 'build' : 'company',
      updatedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, 0, index % 3)),
    });
  }
});
afterAll(() => server.close());

const LIST = `query ($order: ReportTemplateOrder, $first: Int, $after: String, $last: Int, $before: String) {
  reportTemplates(orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
    totalCount edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const names = (answer: { data: { reportTemplates: { edges: { node: { name: string } }[] } } }) =>
  answer.data.reportTemplates.edges.map(({ node }) => node.name);

describe('a list of templates', () => {
  it.each(['PK', 'NAME', 'MODEL_TYPE', 'ENABLED', 'UPDATED_AT'])(
    'is the same in pages of two as in one, both ways, ordered by %s',
    async (field) => {
      for (const direction of ['ASC', 'DESC']) {
        const order = { field, direction };
        const whole = names(await server.query(LIST, { order, first: 100 }));
        expect(whole).toHaveLength(12);
        const forward: string[] = [];
        for (let after: string | null = null, more = true; more;) {
          const answer: Answer<any> = await server.query(LIST, { order, first: 2, after });
          forward.push(...names(answer));
          ({ endCursor: after, hasNextPage: more } = answer.data.reportTemplates.pageInfo);
        }
        expect(forward, `${field} ${direction}`).toEqual(whole);
        const backward: string[] = [];
        for (let before: string | null = null, more = true; more;) {
          const answer: Answer<any> = await server.query(LIST, { order, last: 5, before });
          backward.unshift(...names(answer));
          ({ startCursor: before, hasPreviousPage: more } = answer.data.reportTemplates.pageInfo);
        }
        expect(backward, `${field} ${direction}`).toEqual(whole);
      }
    },
  );

  it('goes on rightly when the row of the cursor is deleted', async () => {
    const extra = await createTemplateRow(server.app.prisma, 'T05x');
    const order = { field: 'NAME', direction: 'ASC' };
    const page = await server.query(LIST, { order, first: 7 });
    expect(names(page).at(-1)).toBe('T05x');
    await server.app.prisma.reportTemplate.delete({ where: { pk: extra.pk } });
    const next = await server.query(LIST, { order, first: 2, after: page.data.reportTemplates.pageInfo.endCursor });
    expect(names(next)).toEqual(['T06', 'T07']);
  });

  it('filters by every condition together, and searches', async () => {
    const answer = await server.query(
      '{ reportTemplates(filter: { enabled: true, modelType: BUILD }, search: "about t0", first: 100) { totalCount nodes { name enabled modelType } } }',
    );
    expect(answer.data.reportTemplates).toEqual({
      totalCount: 2,
      nodes: [
        { name: 'T04', enabled: true, modelType: 'BUILD' },
        { name: 'T06', enabled: true, modelType: 'BUILD' },
      ],
    });
    const wild = await server.query('{ reportTemplates(search: "%_") { totalCount } }');
    expect(wild.data.reportTemplates.totalCount).toBe(0);
  });

  it('offers those that accept items', async () => {
    const accepting = (items: string) =>
      server.query(`{ reportTemplates(filter: { acceptsItems: { modelType: BUILD, items: ${items} } }) { totalCount } }`);
    expect((await accepting('[1]')).data.reportTemplates.totalCount).toBe(4);
    expect((await accepting('["Build:1", 999999]')).data.reportTemplates.totalCount).toBe(4);
    expect((await accepting('[999999]')).data.reportTemplates.totalCount).toBe(0);
    expect((await accepting('["Part:1"]')).errors?.[0]).toMatchObject({
      message: expect.stringContaining('id of a Part; a Build is wanted'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it.each([
    ['a page too large', { first: 101 }, '1 to 100'],
    ['an empty page', { first: 0 }, '1 to 100'],
    ['both ends', { first: 1, last: 1 }, 'not both'],
    ['a cursor that is none', { after: 'nonsense' }, 'no cursor'],
    ['a cursor of another order', { after: Buffer.from('["a",1]').toString('base64url') }, 'no cursor'],
    ['a cursor out of range', { after: Buffer.from('[99999999999]').toString('base64url') }, 'no cursor'],
  ])('refuses %s', async (_name, variables, message) => {
    const answer = await server.query(LIST, variables);
    expect(answer.errors?.[0]).toMatchObject({ message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } });
  });
});

describe('the records', () => {
  it('show their own fields, with those of records they lead to', async () => {
    const answer =
      await server.query(`{ node(id: "Build:1") { id __typename ... on PrintableItem { label modelType url pk } ... on Build { reference quantity creation_date target_date
      part { IPN full_name image { url } } build_lines { id label quantity allocated_quantity part { full_name } build { reference } } } } }`);
    expect(answer.data.node).toEqual({
      id: 'Build:1',
      __typename: 'Build',
      pk: 1,
      label: expect.stringContaining('BO0001'),
      modelType: 'BUILD',
      url: '/web/manufacturing/build-order/1',
      reference: 'BO0001',
      quantity: '25',
      creation_date: '2026-03-01',
      target_date: null,
      part: { IPN: '', full_name: 'Lamp', image: null },
      build_lines: [
        {
          id: 'BuildLine:1',
          label: 'BO0001: SCR-1 | Screw | B',
          quantity: '100',
          allocated_quantity: '32.5',
          part: { full_name: 'SCR-1 | Screw | B' },
          build: { reference: 'BO0001' },
        },
      ],
    });
  });

  it('show money exactly', async () => {
    const answer = await server.query(
      '{ node(id: "StockItem:1") { ... on StockItem { quantity purchase_price { amount currency } location { pathstring } } } }',
    );
    expect(answer.data.node).toEqual({
      quantity: '250.5',
      purchase_price: { amount: '0.125', currency: 'EUR' },
      location: { pathstring: 'Store' },
    });
  });

  it.each([
    'BUILD',
    'BUILD_LINE',
    'COMPANY',
    'PURCHASE_ORDER',
    'RETURN_ORDER',
    'SALES_ORDER',
    'SALES_ORDER_SHIPMENT',
    'PART',
    'STOCK_ITEM',
    'STOCK_LOCATION',
  ])('%s: are listed and searched', async (modelType) => {
    const answer = await server.query(
      `{ all: items(modelType: ${modelType}) { totalCount edges { cursor node { __typename id pk label url modelType } } } none: items(modelType: ${modelType}, search: "nothing is called so") { totalCount nodes { pk } } }`,
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data.all.totalCount).toBeGreaterThan(0);
    expect(answer.data.all.edges[0].node).toMatchObject({ pk: 1, modelType, label: expect.stringMatching(/\w/) });
    expect(answer.data.all.edges[0].node.id).toBe(`${answer.data.all.edges[0].node.__typename}:1`);
    expect(answer.data.none).toEqual({ totalCount: 0, nodes: [] });
  });

  it.skipIf(process.env.TEST_DATABASE_URL)('are read with as many queries for a hundred as for one', async () => {
    const { prisma, database } = server.app;
    const document =
      '{ items(modelType: STOCK_ITEM, first: 100) { nodes { label ... on StockItem { part { full_name } location { name } } } } }';
    const queries = async () => {
      const spy = vi.spyOn(database.pglite!, 'query');
      const answer = await server.query(document);
      // The queue asks the same database in the background.
      const count = spy.mock.calls.filter(([sql]) => /"(StockItem|Part|StockLocation)"/.test(sql)).length;
      spy.mockRestore();
      expect(answer.errors).toBeUndefined();
      return { count, rows: answer.data.items.nodes.length as number };
    };
    const one = await queries();
    await prisma.stockItem.createMany({ data: Array.from({ length: 99 }, (_, index) => ({ part_id: 1, quantity: index + 1 })) });
    const hundred = await queries();
    expect([one.rows, hundred.rows]).toEqual([1, 100]);
    expect(one.count).toBeGreaterThan(1);
    expect(hundred.count).toBe(one.count);
  });
});

describe('ids', () => {
  it('are global or bare pks; what cannot exist is null', async () => {
    const answer = await server.query(
      '{ a: reportTemplate(id: "ReportTemplate:1") { id } b: reportTemplate(id: 1) { id } c: reportTemplate(id: "1") { pk } d: reportTemplate(id: "99999999999999999999999") { pk } e: reportTemplate(id: "x") { pk } f: node(id: "Nothing:1") { id } g: node(id: "Part:99999999999") { id } }',
    );
    expect(answer).toMatchObject({
      data: { a: { id: 'ReportTemplate:1' }, b: { id: 'ReportTemplate:1' }, c: { pk: 1 }, d: null, e: null, f: null, g: null },
    });
  });

  it('of another type are an error that says so', async () => {
    const answer = await server.query('{ reportTemplate(id: "Build:1") { pk } }');
    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringContaining('a ReportTemplate is wanted'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
    const bare = await server.query('{ node(id: "4") { id } }');
    expect(bare.errors?.[0]).toMatchObject({ message: expect.stringContaining('no global id') });
  });
});
