import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { App } from '../../src/app.ts';
import { previewReport } from '../../src/printing/preview-report.ts';
import { createTestParts } from '../support/test-parts.ts';

const LINES = 50;

let parts: App;
beforeAll(async () => {
  parts = await createTestParts();
  const { prisma } = parts;
  const each = <Row>(row: (index: number) => Row) => Array.from({ length: LINES }, (_, index) => row(index + 1));
  await prisma.partCategory.create({ data: { name: 'All' } });
  await prisma.partCategory.createMany({ data: each((index) => ({ name: `Kind ${index}`, parent_id: 1 })) });
  await prisma.part.createMany({ data: each((index) => ({ name: `Part ${index}`, description: '', category_id: index + 1 })) });
  await prisma.company.createMany({ data: each((index) => ({ name: `Company ${index}`, is_supplier: true })) });
  await prisma.contact.createMany({ data: each((index) => ({ name: `Contact ${index}`, company_id: index })) });
  await prisma.supplierPart.createMany({ data: each((index) => ({ SKU: `S-${index}`, part_id: index, supplier_id: index })) });
  await prisma.purchaseOrder.createMany({ data: each((index) => ({ reference: `PO-${index}`, supplier_id: index })) });
  // The first order has one line, the second as many as there are parts, each of the others one.
  await prisma.purchaseOrderLineItem.createMany({
    data: [
      ...each((index) => ({ order_id: 2, part_id: index, quantity: index })),
      ...each((index) => ({ order_id: index === 2 ? 1 : index, part_id: index, quantity: 1 })),
    ],
  });
  await printed('{{ reference }}', [1]); // What is asked once in a process is asked here.
});
afterAll(() => parts.close());

const DYNAMIC =
  '{% load report %}{% with path="part__part__IP"|add:"N" %}{% order_queryset lines.all path as all %}{% for line in all %}{{ line.part.part.name }}:{% endfor %}{% endwith %}';

/** What a template makes of orders, and how many statements were asked of the database for it; those of the queue are not counted. */
async function printed(content: string, itemPks: number[]): Promise<{ html: string; statements: number }> {
  const query = vi.spyOn(parts.database.pglite!, 'query');
  try {
    const source = { modelType: 'purchaseorder', name: 'x.html', content, pageSize: 'A4', landscape: false, merge: false } as const;
    const preview = await previewReport(parts, null, { source, itemPks, format: 'HTML', signal: AbortSignal.timeout(30_000) });
    expect(preview.diagnostics).toEqual([]);
    return {
      html: new TextDecoder().decode(preview.content!),
      statements: query.mock.calls.filter(([sql]) => !sql.includes('pgboss')).length,
    };
  } finally {
    query.mockRestore();
  }
}

describe.skipIf(process.env.TEST_DATABASE_URL)('a template that walks from record to record', () => {
  it.each([
    ['over members that it names', '{% for line in lines.all %}{{ line.part.part.category.parent.name }}:{% endfor %}', 'All:'],
    [
      'over rows of rows',
      '{% for line in order.lines.all %}{% for contact in line.part.supplier.contacts.all %}{{ contact.company.name }}:{% endfor %}{% endfor %}',
      'Company ',
    ],
    ['over paths that only the data tells', DYNAMIC, 'Part '],
  ])('asks as much of the database for many as for one: %s', async (_name, content, wanted) => {
    // Each template is another one to the server, which has learned nothing yet of what it reads.
    const one = await printed(`${content}<!-- one -->`, [1]);
    const rows = await printed(`${content}<!-- rows -->`, [2]);
    const items = await printed(
      `${content}<!-- items -->`,
      Array.from({ length: LINES }, (_, index) => index + 1),
    );
    const count = ({ html }: { html: string }) => html.split(wanted).length - 1;
    expect([count(one), count(rows), count(items)]).toEqual([2, LINES, 2 * LINES]);
    expect([rows.statements, items.statements]).toEqual([one.statements, one.statements]);
  });

  it('asks less once it is known what the template reads', async () => {
    const first = await printed(`${DYNAMIC}<!-- again -->`, [1]);
    const second = await printed(`${DYNAMIC}<!-- again -->`, [2]);
    expect(second.statements).toBeLessThan(first.statements);
  });
});
