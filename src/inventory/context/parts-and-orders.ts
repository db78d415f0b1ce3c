import type { BatchLoad } from './declare.ts';

/** The orders that parts are in. */
export const loadOrdersOfParts: BatchLoad = async ({ prisma }, pks) => {
  const rows = await prisma.$queryRaw<{ part: number; purchase_orders: number[]; sales_orders: number[] }[]>`
    SELECT p.pk AS part,
           coalesce((SELECT array_agg(DISTINCT l.order_id) FROM "SupplierPart" s JOIN "PurchaseOrderLineItem" l ON l.part_id = s.pk WHERE s.part_id = p.pk), '{}') AS purchase_orders,
           coalesce((SELECT array_agg(DISTINCT l.order_id) FROM "SalesOrderLineItem" l WHERE l.part_id = p.pk), '{}') AS sales_orders
      FROM "Part" p WHERE p.pk = ANY(${pks}::int[])`;
  return new Map(rows.map(({ part, ...orders }) => [part, orders]));
};

/** Parts that are related to parts, and the stock of their whole families of variants. */
export const loadRelatedParts: BatchLoad = async ({ prisma }, pks) => {
  const rows = await prisma.$queryRaw<{ part: number; get_related_parts: number[]; stock_entries: number[] }[]>`
    WITH RECURSIVE family(root, pk, depth) AS (
      SELECT pk, pk, 0 FROM "Part" WHERE pk = ANY(${pks}::int[])
      UNION ALL SELECT f.root, p.pk, f.depth + 1 FROM family f JOIN "Part" p ON p.variant_of_id = f.pk WHERE f.depth < 100
    )
    SELECT p.pk AS part,
           coalesce((SELECT array_agg(DISTINCT CASE r.part_1_id WHEN p.pk THEN r.part_2_id ELSE r.part_1_id END) FROM "PartRelated" r WHERE p.pk IN (r.part_1_id, r.part_2_id)), '{}') AS get_related_parts,
           coalesce((SELECT array_agg(s.pk ORDER BY s.pk) FROM family f JOIN "StockItem" s ON s.part_id = f.pk WHERE f.root = p.pk), '{}') AS stock_entries
      FROM "Part" p WHERE p.pk = ANY(${pks}::int[])`;
  return new Map(rows.map(({ part, ...found }) => [part, { ...found, related_count: found.get_related_parts.length }]));
};

/** The parts that an item of a part can be turned into: its variants, the part that it is a variant of, and that one's other variants; in use, and no templates for virtual things. */
export const loadConversions: BatchLoad = async ({ prisma }, pks) => {
  const rows = await prisma.$queryRaw<{ root: number; pk: number }[]>`
    WITH RECURSIVE below(root, pk, depth) AS (
      SELECT pk, pk, 0 FROM "Part" WHERE pk = ANY(${pks}::int[])
      UNION ALL SELECT b.root, p.pk, b.depth + 1 FROM below b JOIN "Part" p ON p.variant_of_id = b.pk WHERE b.depth < 100
    ), option AS (
      SELECT root, pk FROM below WHERE depth > 0
      UNION SELECT o.pk, o.variant_of_id FROM "Part" o WHERE o.pk = ANY(${pks}::int[]) AND o.variant_of_id IS NOT NULL
      UNION SELECT o.pk, s.pk FROM "Part" o JOIN "Part" s ON s.variant_of_id = o.variant_of_id AND s.pk <> o.pk WHERE o.pk = ANY(${pks}::int[])
    )
    SELECT option.root, p.pk FROM option JOIN "Part" p ON p.pk = option.pk AND p.active AND NOT p.virtual ORDER BY p.pk`;
  return new Map(
    [...Map.groupBy(rows, ({ root }) => root)].map(([root, options]) => [
      root,
      { get_conversion_options: options.map(({ pk }) => pk), can_convert: options.length > 0 },
    ]),
  );
};
