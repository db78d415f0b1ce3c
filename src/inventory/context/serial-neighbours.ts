import type { BatchLoad } from './declare.ts';

/** The items with the serial numbers before and after those of stock items, among all variants of the same part. */
export const loadSerialNeighbours: BatchLoad = async ({ prisma }, pks) => {
  const rows = await prisma.$queryRaw<{ pk: number; next: number | null; previous: number | null }[]>`
    WITH RECURSIVE above(item, pk, depth) AS (
      SELECT s.pk, s.part_id, 0 FROM "StockItem" s WHERE s.pk = ANY(${pks}::int[]) AND s.serial <> '' AND s.quantity = 1
      UNION ALL SELECT a.item, p.variant_of_id, a.depth + 1 FROM above a JOIN "Part" p ON p.pk = a.pk AND p.variant_of_id IS NOT NULL WHERE a.depth < 100
    ), root AS (SELECT DISTINCT ON (item) item, pk FROM above ORDER BY item, depth DESC),
    family(root, pk, depth) AS (
      SELECT DISTINCT pk, pk, 0 FROM root
      UNION ALL SELECT f.root, p.pk, f.depth + 1 FROM family f JOIN "Part" p ON p.variant_of_id = f.pk WHERE f.depth < 100
    ), serialized AS (
      SELECT f.root, s.pk,
             lead(s.pk) OVER (PARTITION BY f.root ORDER BY s.serial_int, s.pk) AS next,
             lag(s.pk) OVER (PARTITION BY f.root ORDER BY s.serial_int, s.pk) AS previous
        FROM family f JOIN "StockItem" s ON s.part_id = f.pk AND s.serial <> '' AND s.quantity = 1
    )
    SELECT z.pk, z.next, z.previous FROM root r JOIN serialized z ON z.root = r.pk AND z.pk = r.item`;
  return new Map(rows.map(({ pk, next, previous }) => [pk, { get_next_stock_item: next, get_previous_stock_item: previous }]));
};
