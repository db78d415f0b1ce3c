import { Prisma } from '../database/client/client.ts';
import type { ModelType } from '../database/client/enums.ts';

interface ItemTable {
  table: string;
  joins?: string;
  /** What a person would type to find an item: columns of `item` and of the joins. */
  searched: readonly string[];
}

const part = ['part.name', 'part."IPN"'];

/** Where the items of each kind are kept, and what they are found by. */
const itemTables: Record<ModelType, ItemTable> = {
  build: {
    table: 'Build',
    joins: 'JOIN "Part" part ON part.pk = item.part_id',
    searched: ['item.reference', 'item.title', 'item.batch', ...part],
  },
  buildline: {
    table: 'BuildLine',
    joins:
      'JOIN "Build" build ON build.pk = item.build_id JOIN "BomItem" bom_item ON bom_item.pk = item.bom_item_id JOIN "Part" part ON part.pk = bom_item.sub_part_id',
    searched: ['build.reference', 'build.title', 'bom_item.reference', ...part],
  },
  company: { table: 'Company', searched: ['item.name', 'item.description', 'item.contact', 'item.email', 'item.website'] },
  purchaseorder: {
    table: 'PurchaseOrder',
    joins: 'LEFT JOIN "Company" company ON company.pk = item.supplier_id',
    searched: ['item.reference', 'item.description', 'item.supplier_reference', 'company.name'],
  },
  returnorder: {
    table: 'ReturnOrder',
    joins: 'LEFT JOIN "Company" company ON company.pk = item.customer_id',
    searched: ['item.reference', 'item.description', 'item.customer_reference', 'company.name'],
  },
  salesorder: {
    table: 'SalesOrder',
    joins: 'LEFT JOIN "Company" company ON company.pk = item.customer_id',
    searched: ['item.reference', 'item.description', 'item.customer_reference', 'company.name'],
  },
  salesordershipment: {
    table: 'SalesOrderShipment',
    joins: 'JOIN "SalesOrder" so ON so.pk = item.order_id LEFT JOIN "Company" company ON company.pk = so.customer_id',
    searched: ['item.reference', 'item.tracking_number', 'item.invoice_number', 'so.reference', 'so.customer_reference', 'company.name'],
  },
  part: { table: 'Part', searched: ['item.name', 'item."IPN"', 'item.revision', 'item.description', 'item.keywords'] },
  stockitem: {
    table: 'StockItem',
    joins:
      'JOIN "Part" part ON part.pk = item.part_id LEFT JOIN "SupplierPart" supplied ON supplied.pk = item.supplier_part_id LEFT JOIN "StockLocation" location ON location.pk = item.location_id',
    searched: ['item.serial', 'item.batch', 'supplied."SKU"', 'location.name', ...part],
  },
  stocklocation: { table: 'StockLocation', searched: ['item.pathstring', 'item.name', 'item.description'] },
};

/** The table of a kind of records; also the name of its model. */
export function tableOf(modelType: ModelType): string {
  return itemTables[modelType].table;
}

/** `FROM` with what a search needs, and the condition that every word of `search` occurs in what is searched. */
export function fromItems(modelType: ModelType, search: string): { from: Prisma.Sql; where: Prisma.Sql } {
  const { table, joins = '', searched } = itemTables[modelType];
  const patterns = search
    .slice(0, LONGEST_SEARCH)
    .replaceAll('\0', '')
    .toWellFormed()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  return {
    from: Prisma.raw(`"${table}" item ${patterns.length ? joins : ''}`),
    where: patterns.length
      ? Prisma.sql`concat_ws(E'\n', ${Prisma.raw(searched.join(', '))}) ILIKE ALL(${patterns}::text[])`
      : Prisma.sql`true`,
  };
}

/** Characters; more than any name has. */
const LONGEST_SEARCH = 250;
