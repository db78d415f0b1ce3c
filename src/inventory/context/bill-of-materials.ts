import type { BatchLoad } from './declare.ts';

/** For each part its lines, its own first, then what it inherits from the parts that it is a variant of; and what they lead to. */
export const loadBillsOfMaterials: BatchLoad = async ({ prisma }, pks) => {
  const rows = await prisma.$queryRaw<{ root: number; pk: number; sub_part: number; trackable: boolean }[]>`
    WITH RECURSIVE line(root, pk, depth) AS (
      SELECT pk, pk, 0 FROM "Part" WHERE pk = ANY(${pks}::int[])
      UNION ALL SELECT l.root, p.variant_of_id, l.depth + 1 FROM line l JOIN "Part" p ON p.pk = l.pk AND p.variant_of_id IS NOT NULL WHERE l.depth < 100
    )
    SELECT line.root, b.pk, b.sub_part_id AS sub_part, s.trackable FROM line
      JOIN "BomItem" b ON b.part_id = line.pk AND (line.depth = 0 OR b.inherited) JOIN "Part" s ON s.pk = b.sub_part_id
     ORDER BY line.depth, b.pk`;
  return new Map(
    [...Map.groupBy(rows, ({ root }) => root)].map(([root, lines]) => {
      const parts = [...new Set(lines.map(({ sub_part }) => sub_part))];
      const trackable = new Set(lines.filter((line) => line.trackable).map(({ sub_part }) => sub_part));
      return [
        root,
        {
          get_bom_items: lines.map(({ pk }) => pk),
          bom_count: lines.length,
          has_bom: lines.length > 0,
          getRequiredParts: parts,
          get_trackable_parts: [...trackable],
          has_trackable_parts: trackable.size > 0,
        },
      ];
    }),
  );
};

/** The lines that a part is used in, its own and those of parts that it is a variant of, where variants serve. */
export const loadUses: BatchLoad = async ({ prisma }, pks) => {
  const rows = await prisma.$queryRaw<{ root: number; pk: number; part: number }[]>`
    WITH RECURSIVE above(root, pk, depth) AS (
      SELECT pk, pk, 0 FROM "Part" WHERE pk = ANY(${pks}::int[])
      UNION ALL SELECT a.root, p.variant_of_id, a.depth + 1 FROM above a JOIN "Part" p ON p.pk = a.pk AND p.variant_of_id IS NOT NULL WHERE a.depth < 100
    ), line AS (
      SELECT a.root, b.pk, b.part_id, b.inherited FROM above a JOIN "BomItem" b ON b.sub_part_id = a.pk AND (a.depth = 0 OR b.allow_variants)
    ), maker(root, pk, part, inherited, depth) AS (
      SELECT root, pk, part_id, inherited, 0 FROM line
      UNION ALL SELECT m.root, m.pk, p.pk, m.inherited, m.depth + 1 FROM maker m JOIN "Part" p ON p.variant_of_id = m.part AND m.inherited WHERE m.depth < 100
    )
    SELECT root, pk, part FROM maker ORDER BY pk, depth, part`;
  return new Map(
    [...Map.groupBy(rows, ({ root }) => root)].map(([root, uses]) => {
      const get_used_in = [...new Set(uses.map(({ part }) => part))];
      return [root, { get_used_in, used_in_count: get_used_in.length }];
    }),
  );
};

/** What is made with lines: their part, and its variants where the line is inherited. */
export const loadAssembliesOfLines: BatchLoad = async ({ prisma }, pks) => {
  const rows = await prisma.$queryRaw<{ root: number; pk: number }[]>`
    WITH RECURSIVE maker(root, pk, inherited, depth) AS (
      SELECT b.pk, b.part_id, b.inherited, 0 FROM "BomItem" b WHERE b.pk = ANY(${pks}::int[])
      UNION ALL SELECT m.root, p.pk, m.inherited, m.depth + 1 FROM maker m JOIN "Part" p ON p.variant_of_id = m.pk AND m.inherited WHERE m.depth < 100
    )
    SELECT root, pk FROM maker ORDER BY depth, pk`;
  return pksOf(rows, 'get_assemblies');
};

/** The parts that serve in lines: the component, its variants where they are allowed, and substitutes. */
export const loadPartsForLines: BatchLoad = async ({ prisma }, pks) => {
  const rows = await prisma.$queryRaw<{ root: number; pk: number }[]>`
    WITH RECURSIVE serving(root, pk, variants, depth) AS (
      SELECT b.pk, b.sub_part_id, b.allow_variants, 0 FROM "BomItem" b WHERE b.pk = ANY(${pks}::int[])
      UNION ALL SELECT s.root, p.pk, s.variants, s.depth + 1 FROM serving s JOIN "Part" p ON p.variant_of_id = s.pk AND s.variants WHERE s.depth < 100
    )
    SELECT root, pk FROM serving UNION SELECT u.bom_item_id, u.part_id FROM "BomItemSubstitute" u WHERE u.bom_item_id = ANY(${pks}::int[])`;
  return pksOf(rows, 'get_valid_parts_for_allocation');
};

function pksOf(rows: { root: number; pk: number }[], name: string): Map<number, Record<string, number[]>> {
  return new Map(
    [...Map.groupBy(rows, ({ root }) => root)].map(([root, list]) => [root, { [name]: [...new Set(list.map(({ pk }) => pk))] }]),
  );
}
