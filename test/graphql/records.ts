import type { PrismaClient } from '../../src/database/database.ts';

/** A small inventory: a part in stock, and a build order with one line of which some is set aside. */
export async function createRecords(prisma: PrismaClient) {
  const screw = await prisma.part.create({ data: { name: 'Screw', IPN: 'SCR-1', revision: 'B' } });
  const lamp = await prisma.part.create({ data: { name: 'Lamp', image: 'part_images/lamp.svg' } });
  const store = await prisma.stockLocation.create({ data: { name: 'Store', pathstring: 'Store' } });
  const stock = await prisma.stockItem.create({
    data: { part_id: screw.pk, location_id: store.pk, quantity: '250.5', purchase_price: '0.125', purchase_price_currency: 'EUR' },
  });
  const bomItem = await prisma.bomItem.create({ data: { part_id: lamp.pk, sub_part_id: screw.pk, quantity: 4 } });
  const build = await prisma.build.create({
    data: { reference: 'BO0001', title: 'Lamps', part_id: lamp.pk, quantity: 25, creation_date: new Date('2026-03-01') },
  });
  const line = await prisma.buildLine.create({ data: { build_id: build.pk, bom_item_id: bomItem.pk, quantity: 100 } });
  await prisma.buildItem.createMany({
    data: [
      { build_line_id: line.pk, stock_item_id: stock.pk, quantity: '32.25' },
      { build_line_id: line.pk, stock_item_id: stock.pk, quantity: '0.25' },
    ],
  });
  const acme = await prisma.company.create({ data: { name: 'ACME', is_supplier: true, is_customer: true, currency: 'EUR' } });
  await prisma.purchaseOrder.create({
    data: { reference: 'PO-1', supplier_id: acme.pk, total_price: '1250.50', total_price_currency: 'EUR' },
  });
  const so = await prisma.salesOrder.create({ data: { reference: 'SO-1', customer_id: acme.pk } });
  await prisma.salesOrderShipment.create({ data: { order_id: so.pk, reference: '1' } });
  await prisma.returnOrder.create({ data: { reference: 'RMA-1', customer_id: acme.pk } });
  return { screw, lamp, stock, build, line };
}

/** A template that is stored without the checks of the library. */
export async function createTemplateRow(prisma: PrismaClient, name: string, more: object = {}) {
  const slug = `${name}-${Math.random().toString(36).slice(2)}`;
  const file = await prisma.storedFile.create({
    data: { path: `report/templates/${slug}.marko`, key: slug, size: 1, contentType: 'text/plain', sha256: '0' },
  });
  return prisma.reportTemplate.create({ data: { name, description: `About ${name}`, modelType: 'build', filePk: file.pk, ...more } });
}
