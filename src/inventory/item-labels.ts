import type { ModelType } from '../database/client/enums.ts';
import type { PrismaClient } from '../database/database.ts';
import type { Parts } from '../parts.ts';
import type { PrintableItem } from './inventory.ts';
import { fullName, orderName, stockItemName } from './names.ts';

type Labels = Iterable<readonly [pk: number, label: string]>;

const part = { select: { name: true, IPN: true, revision: true } } as const;
const named = { select: { name: true } } as const;

/** What people call the items of each kind; one query with its relations, however many items. */
const labels: Record<ModelType, (prisma: PrismaClient, pks: number[]) => Promise<Labels>> = {
  build: async (prisma, pks) =>
    (await prisma.build.findMany({ where: { pk: { in: pks } }, select: { pk: true, reference: true, title: true } })).map((row) => [
      row.pk,
      row.title ? `${row.reference} ${row.title}` : row.reference,
    ]),
  buildline: async (prisma, pks) =>
    (
      await prisma.buildLine.findMany({
        where: { pk: { in: pks } },
        select: { pk: true, build: { select: { reference: true } }, bom_item: { select: { sub_part: part } } },
      })
    ).map((row) => [row.pk, `${row.build.reference}: ${fullName(row.bom_item.sub_part)}`]),
  company: async (prisma, pks) =>
    (await prisma.company.findMany({ where: { pk: { in: pks } }, select: { pk: true, name: true } })).map((row) => [row.pk, row.name]),
  purchaseorder: async (prisma, pks) =>
    (await prisma.purchaseOrder.findMany({ where: { pk: { in: pks } }, select: { pk: true, reference: true, supplier: named } })).map(
      (row) => [row.pk, orderName(row, row.supplier)],
    ),
  returnorder: async (prisma, pks) =>
    (await prisma.returnOrder.findMany({ where: { pk: { in: pks } }, select: { pk: true, reference: true, customer: named } })).map(
      (row) => [row.pk, orderName(row, row.customer)],
    ),
  salesorder: async (prisma, pks) =>
    (await prisma.salesOrder.findMany({ where: { pk: { in: pks } }, select: { pk: true, reference: true, customer: named } })).map(
      (row) => [row.pk, orderName(row, row.customer)],
    ),
  salesordershipment: async (prisma, pks) =>
    (
      await prisma.salesOrderShipment.findMany({
        where: { pk: { in: pks } },
        select: { pk: true, reference: true, order: { select: { reference: true } } },
      })
    ).map((row) => [row.pk, `${row.order.reference}, shipment ${row.reference}`]),
  part: async (prisma, pks) =>
    (await prisma.part.findMany({ where: { pk: { in: pks } }, select: { pk: true, ...part.select } })).map((row) => [
      row.pk,
      fullName(row),
    ]),
  stockitem: async (prisma, pks) =>
    (
      await prisma.stockItem.findMany({
        where: { pk: { in: pks } },
        select: { pk: true, serial: true, quantity: true, part, location: named },
      })
    ).map((row) => [row.pk, stockItemName(row)]),
  stocklocation: async (prisma, pks) =>
    (await prisma.stockLocation.findMany({ where: { pk: { in: pks } }, select: { pk: true, pathstring: true, name: true } })).map((row) => [
      row.pk,
      row.pathstring || row.name,
    ]),
};

/** Items as lists show them, in the order of `pks`; those that do not exist are left out. */
export async function itemLabels({ prisma }: Pick<Parts, 'prisma'>, modelType: ModelType, pks: number[]): Promise<PrintableItem[]> {
  const found = new Map(await labels[modelType](prisma, pks));
  return pks.flatMap((pk) => {
    const label = found.get(pk);
    return label === undefined ? [] : [{ pk, modelType, label }];
  });
}
