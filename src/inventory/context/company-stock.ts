import type { BatchLoad } from './declare.ts';

/** The suppliers' parts that companies supply or make, and the stock of them. */
export const loadCompanyStock: BatchLoad = async ({ prisma }, pks) => {
  const rows = await prisma.$queryRaw<{ company: number; parts: number[]; stock_items: number[] }[]>`
    WITH supplied AS (
      SELECT s.supplier_id AS company, s.pk FROM "SupplierPart" s WHERE s.supplier_id = ANY(${pks}::int[])
      UNION SELECT m.manufacturer_id, s.pk FROM "SupplierPart" s JOIN "ManufacturerPart" m ON m.pk = s.manufacturer_part_id
        WHERE m.manufacturer_id = ANY(${pks}::int[])
    )
    SELECT p.company, array_agg(DISTINCT p.pk ORDER BY p.pk) AS parts,
           coalesce(array_agg(DISTINCT i.pk ORDER BY i.pk) FILTER (WHERE i.pk IS NOT NULL), '{}') AS stock_items
      FROM supplied p LEFT JOIN "StockItem" i ON i.supplier_part_id = p.pk GROUP BY p.company`;
  return new Map(rows.map(({ company, parts, stock_items }) => [company, { parts, stock_items }]));
};
