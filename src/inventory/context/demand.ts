import type { BatchLoad } from './declare.ts';
import { openStatuses } from './status-text.ts';

/** What open orders need of parts: build orders what is neither used up nor built yet, sales orders what has not left. */
export const loadDemand: BatchLoad = async ({ prisma }, pks) => {
  const builds = await prisma.$queryRaw<{ part: number; pk: number; quantity: number }[]>`
    SELECT b.sub_part_id AS part, o.pk, sum(greatest(l.quantity - l.consumed, 0))::float8 AS quantity
      FROM "BuildLine" l JOIN "BomItem" b ON b.pk = l.bom_item_id JOIN "Build" o ON o.pk = l.build_id
     WHERE b.sub_part_id = ANY(${pks}::int[]) AND o.status = ANY(${[...openStatuses.build]}::int[]) GROUP BY 1, 2 ORDER BY 2`;
  const sales = await prisma.$queryRaw<{ part: number; pk: number; quantity: number }[]>`
    SELECT l.part_id AS part, o.pk, sum(greatest(l.quantity - l.shipped, 0))::float8 AS quantity
      FROM "SalesOrderLineItem" l JOIN "SalesOrder" o ON o.pk = l.order_id
     WHERE l.part_id = ANY(${pks}::int[]) AND o.status = ANY(${[...openStatuses.salesorder]}::int[]) AND l.shipped < l.quantity GROUP BY 1, 2 ORDER BY 2`;
  return new Map(
    pks.map((part) => {
      const forBuilds = builds.filter((row) => row.part === part);
      const forSales = sales.filter((row) => row.part === part);
      const sum = (rows: { quantity: number }[]) => rows.reduce((total, { quantity }) => total + quantity, 0);
      return [
        part,
        {
          required_build_order_quantity: sum(forBuilds),
          required_sales_order_quantity: sum(forSales),
          required_order_quantity: sum(forBuilds) + sum(forSales),
          requiring_build_orders: forBuilds.map(({ pk }) => pk),
          requiring_sales_orders: forSales.map(({ pk }) => pk),
        },
      ];
    }),
  );
};
