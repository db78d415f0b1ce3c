import type { BatchLoad } from './declare.ts';
import { sumUpStock } from './part-stock.ts';

interface LineRow {
  root: number;
  sub_part: number;
  quantity: number;
  allow_variants: boolean;
  substitutes: number[];
}

/** How many of each part can be built from the stock that is available, substitutes and allowed variants included. Two queries. */
export const loadCanBuild: BatchLoad = async ({ prisma }, pks) => {
  const lines = await prisma.$queryRaw<LineRow[]>`
    WITH RECURSIVE line(root, pk, depth) AS (
      SELECT pk, pk, 0 FROM "Part" WHERE pk = ANY(${pks}::int[])
      UNION ALL SELECT l.root, p.variant_of_id, l.depth + 1 FROM line l JOIN "Part" p ON p.pk = l.pk AND p.variant_of_id IS NOT NULL WHERE l.depth < 100
    )
    SELECT line.root, b.sub_part_id AS sub_part, b.quantity::float8 AS quantity, b.allow_variants,
           coalesce((SELECT array_agg(s.part_id) FROM "BomItemSubstitute" s WHERE s.bom_item_id = b.pk), '{}') AS substitutes
      FROM line JOIN "BomItem" b ON b.part_id = line.pk AND (line.depth = 0 OR b.inherited) AND NOT b.consumable AND b.quantity > 0`;
  const stock = await sumUpStock(prisma, [...new Set(lines.flatMap(({ sub_part, substitutes }) => [sub_part, ...substitutes]))]);
  const available = (pk: number, variants: boolean) => stock.get(pk)?.[variants ? 'available_stock' : 'available_stock_of_itself'] ?? 0;
  return new Map(
    [...Map.groupBy(lines, ({ root }) => root)].map(([root, needed]) => {
      const counts = needed.map(({ sub_part, quantity, allow_variants, substitutes }) => {
        const others = substitutes.reduce((sum, pk) => sum + available(pk, false), 0);
        return Math.floor((available(sub_part, allow_variants) + others) / quantity);
      });
      return [root, { can_build: Math.max(0, Math.min(...counts)) }];
    }),
  );
};
