import type { BatchLoad } from './declare.ts';
import { relatives, trees } from './relatives.ts';

/** The stock in places and all below them, nearest places first, and who is responsible there. Three queries. */
export const loadStockBelow: BatchLoad = async ({ prisma }, pks) => {
  const below = await relatives(prisma, trees.locations, 'descendants', pks);
  const places = [...new Set([...below.values()].flat())];
  const rows = await prisma.$queryRaw<{ place: number; items: number[] }[]>`
    SELECT location_id AS place, array_agg(pk ORDER BY pk) AS items FROM "StockItem" WHERE location_id = ANY(${places}::int[]) GROUP BY 1`;
  const items = new Map(rows.map((row) => [row.place, row.items]));
  const owners = await prisma.$queryRaw<{ root: number; owner: number }[]>`
    WITH RECURSIVE above(root, pk, depth) AS (
      SELECT pk, pk, 0 FROM "StockLocation" WHERE pk = ANY(${pks}::int[])
      UNION ALL SELECT a.root, l.parent_id, a.depth + 1 FROM above a JOIN "StockLocation" l ON l.pk = a.pk AND l.parent_id IS NOT NULL WHERE a.depth < 100
    )
    SELECT DISTINCT ON (a.root) a.root, l.owner_id AS owner FROM above a JOIN "StockLocation" l ON l.pk = a.pk AND l.owner_id IS NOT NULL ORDER BY a.root, a.depth`;
  const ownerOf = new Map(owners.map(({ root, owner }) => [root, owner]));
  return new Map(
    [...below].map(([pk, all]) => {
      const get_stock_items = all.flatMap((place) => items.get(place) ?? []);
      return [pk, { get_stock_items, item_count: get_stock_items.length, get_location_owner: ownerOf.get(pk) }];
    }),
  );
};
