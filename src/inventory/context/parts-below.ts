import type { BatchLoad } from './declare.ts';

/** The parts in categories and all below them. */
export const loadPartsBelow: BatchLoad = async ({ prisma }, pks) => {
  const rows = await prisma.$queryRaw<{ root: number; get_parts: number[]; get_unique_parameters: string[] }[]>`
    WITH RECURSIVE walk(root, pk, depth) AS (
      SELECT pk, pk, 0 FROM "PartCategory" WHERE pk = ANY(${pks}::int[])
      UNION SELECT w.root, c.pk, w.depth + 1 FROM walk w JOIN "PartCategory" c ON c.parent_id = w.pk WHERE w.depth < 100
    ), part AS (SELECT DISTINCT w.root, p.pk FROM walk w JOIN "Part" p ON p.category_id = w.pk)
    SELECT p.root, array_agg(p.pk ORDER BY p.pk) AS get_parts, coalesce((
      SELECT array_agg(DISTINCT n.name ORDER BY n.name) FROM part q
        JOIN "Parameter" v ON v.model_type = 'part.part' AND v.model_id = q.pk JOIN "ParameterTemplate" n ON n.pk = v.template_id
       WHERE q.root = p.root), '{}') AS get_unique_parameters
      FROM part p GROUP BY p.root`;
  return new Map(
    rows.map(({ root, get_parts, get_unique_parameters }) => [root, { get_parts, item_count: get_parts.length, get_unique_parameters }]),
  );
};
