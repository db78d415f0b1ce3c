import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import type { ModelType } from '../../src/database/client/enums.ts';
import { loadContexts, withEnoughData } from '../../src/printing/load-contexts.ts';
import { outputFileName } from '../../src/printing/output-file-name.ts';
import { previewReport } from '../../src/printing/preview-report.ts';
import type { RenderJob } from '../../src/rendering/engine.ts';
import { createTestParts } from '../support/test-parts.ts';
import { importDemo } from '../templates/print-default.ts';

let parts: App;
beforeAll(async () => {
  parts = await createTestParts();
  await importDemo(parts);
});
afterAll(() => parts.close());

/** What a template in Django's language makes of the first record of a kind: its text in one line, or its mistakes. */
async function textOf(modelType: ModelType, content: string, options: { merge?: boolean; pks?: number[] } = {}): Promise<string> {
  const { merge = false, pks = [1] } = options;
  const source = { modelType, name: 'x.html', content, pageSize: 'A4', landscape: false, merge } as const;
  const preview = await previewReport(parts, null, { source, itemPks: pks, format: 'HTML', signal: AbortSignal.timeout(30_000) });
  if (!preview.content) return preview.diagnostics.map(({ message, line, column }) => `${line}:${column} ${message}`).join('; ');
  return new TextDecoder().decode(preview.content).replace(/\s+/g, ' ').trim();
}

describe('a template in Django’s language', () => {
  it('sees records with their members as Python has them', async () => {
    const order = await parts.prisma.purchaseOrder.findUniqueOrThrow({ where: { pk: 1 }, include: { supplier: true } });
    expect(await textOf('purchaseorder', '{{ reference }} {{ order.supplier.name }} {{ supplier.name|upper }}')).toBe(
      `${order.reference} ${order.supplier?.name} ${order.supplier?.name.toUpperCase()}`,
    );
    expect(await textOf('purchaseorder', '{{ order }}')).toBe(`${order.reference} - ${order.supplier?.name}`);
    const lines = await parts.prisma.purchaseOrderLineItem.findMany({ where: { order_id: 1 }, orderBy: { pk: 'asc' } });
    expect(lines.length).toBeGreaterThan(1);
    expect(await textOf('purchaseorder', '{% for line in lines.all %}{{ line.quantity }};{% endfor %}')).toBe(
      lines.map(({ quantity }) => `${Number(quantity).toFixed(5)};`).join(''),
    );
    expect(await textOf('purchaseorder', '{{ lines.count }} {{ lines.all|length }} {% if extra_lines %}true{% endif %}')).toBe(
      `${lines.length} ${lines.length} true`,
    );
  });

  it('walks on from record to record, beyond what is there by default', async () => {
    const content =
      '{% for line in order.lines.all %}{{ line.part.part.category.parent.name }}|{{ line.part.supplier.contacts.all|length }};{% endfor %}';
    const lines = await parts.prisma.purchaseOrderLineItem.findMany({
      where: { order_id: 1 },
      orderBy: { pk: 'asc' },
      include: {
        part: { include: { part: { include: { category: { include: { parent: true } } } }, supplier: { include: { contacts: true } } } },
      },
    });
    const wanted = lines.map(({ part }) => `${part?.part.category?.parent?.name ?? ''}|${part?.supplier.contacts.length};`).join('');
    expect(await textOf('purchaseorder', content)).toBe(wanted);
  });

  it('reaches nothing that is not declared', async () => {
    const names = [
      'password',
      '_state',
      '__class__',
      'objects',
      'delete',
      'save',
      'constructor',
      'pk.constructor',
      'toString',
      '__proto__',
    ];
    for (const name of names) {
      const answer = await textOf('purchaseorder', `[{{ order.${name} }}{{ user.${name} }}]`);
      expect(answer).toMatch(/^(?:\[\]|1:\d+ Variables and attributes may not begin with underscores.*)$/);
    }
  });

  it('includes snippets and extends the bases that come with the product', async () => {
    const content = '{% extends "report/inventree_report_base.html" %}{% block page_content %}<p>{{ part.name }}</p>{% endblock %}';
    const answer = await textOf('part', content);
    const part = await parts.prisma.part.findUniqueOrThrow({ where: { pk: 1 } });
    expect(answer).toContain(`<div class="content"><p>${part.name}</p></div>`);
    expect(answer).toContain('counter(page)');
  });

  it('takes no page for a header and a footer without content', async () => {
    const content = '{% extends "report/inventree_report_base.html" %}{% block page_content %}<p>One page</p>{% endblock %}';
    const source = { modelType: 'part', name: 'x.html', content, pageSize: 'A4', landscape: false, merge: false } as const;
    const preview = await previewReport(parts, null, { source, itemPks: [1], format: 'PDF', signal: AbortSignal.timeout(30_000) });
    expect(preview.pageCount).toBe(1);
  });

  it('has the tags of InvenTree, which load what they read', async () => {
    const load = '{% load report barcode inventree_extras %}';
    const lines = await parts.prisma.purchaseOrderLineItem.findMany({ where: { order_id: 1 }, orderBy: { quantity: 'desc' } });
    const middle = Number(lines[1]!.quantity);
    expect(await textOf('purchaseorder', `${load}{% filter_queryset lines.all quantity__gte=${middle} as most %}{{ most|length }}`)).toBe(
      String(lines.filter(({ quantity }) => Number(quantity) >= middle).length),
    );
    const ordered = '{% order_queryset lines.all "-quantity" as all %}{% for line in all %}{% decimal line.quantity %};{% endfor %}';
    expect(await textOf('purchaseorder', load + ordered)).toBe(lines.map(({ quantity }) => `${Number(quantity)};`).join(''));
    // Paths that only the data says.
    const dynamic =
      '{% with path="part__part__IP"|add:"N" %}{% order_queryset lines.all path as all %}{% for line in all %}{{ line.part.part.pk }};{% endfor %}{% endwith %}';
    const byIpn = await parts.prisma.purchaseOrderLineItem.findMany({
      where: { order_id: 1 },
      include: { part: { include: { part: true } } },
    });
    expect((await textOf('purchaseorder', load + dynamic)).split(';').slice(0, -1)).toEqual(
      byIpn
        .map(({ part }) => part!.part)
        .toSorted((a, b) => new Intl.Collator('en', { numeric: true }).compare(a.IPN ?? '', b.IPN ?? ''))
        .map(({ pk }) => String(pk)),
    );
    const total = '{% render_currency order.total_price currency="EUR" decimal_places=2 %}';
    expect(await textOf('purchaseorder', load + total)).toMatch(/^€\s?225\.88$/);
    const first = await parts.prisma.parameter.findFirstOrThrow({
      where: { model_type: 'part.part', model_id: 1 },
      include: { template: true },
    });
    const parameter = `{% parameter part "${first.template.name.toUpperCase()}" as p %}{{ p.data }}|{% parameter_value part "none" "?" %}`;
    expect(await textOf('part', load + parameter)).toBe(`${first.data}|?`);
    expect(await textOf('part', `${load}{% part_image part width=30 %}`)).toMatch(/^(?:part_images|\.)\/.*width=30$/);
    expect(await textOf('part', `${load}{% qrcode qr_data %}`)).toMatch(/^data:image\/png;/);
    expect(await textOf('part', `${load}{% part_image category %}`)).toMatch(/^1:\d+ .*part_image tag requires a Part instance/);
  });

  it('merges several items into one document', async () => {
    expect(await textOf('part', '{% for item in instances %}{{ item.part.pk }},{% endfor %}', { merge: true, pks: [2, 1] })).toBe('2,1,');
  });

  it.each([
    ['PO-{{ order.reference|slice:"3:"|add:"-x" }}', 'PO-0001-x.pdf'],
    ['{% if lines.count > 1 %}many{% else %}one{% endif %}/{{ supplier.name|lower }}', 'many/nordkomp_electronics.pdf'],
    ['{{ order.lines.all.0.part.part.category.parent.name }}.pdf', 'Electronics.pdf'],
  ])('names its file by %s', async (pattern, wanted) => {
    const wantedData = { fileName: 'x.html', modelType: 'purchaseorder', mentioned: new Set(pattern.match(/\w+/g)) } as const;
    const server = { instanceName: '', companyName: '', baseUrl: '', version: '0' };
    const name = await withEnoughData(async () => {
      const { contexts, data } = await loadContexts(parts, wantedData, [1]);
      const job: Omit<RenderJob, 'template' | 'documents' | 'title'> = {
        ...data,
        pageSize: 'A4',
        landscape: false,
        locale: 'en',
        timeZone: 'UTC',
        currency: 'EUR',
        exchangeRates: {},
        server,
        taggedPdf: false,
        outline: false,
        keepParts: false,
        loadFile: () => Promise.resolve(null),
        signal: AbortSignal.timeout(30_000),
      };
      return { wanted: wantedData, data, done: outputFileName(parts, pattern, contexts.get(1)!, job) };
    });
    expect(name).toBe(wanted);
  });

  it('tells a mistake with its line', async () => {
    expect(await textOf('part', '<p>\n{% nothing %}')).toMatch(/^2:\d+ Invalid block tag on line 2: 'nothing'/);
    expect(await textOf('part', '<p>\n {{ part.name|floatformat:"x"|add:1 }}{% include "report/none.html" %}')).toContain('none.html');
  });
});
