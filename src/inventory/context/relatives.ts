import { Prisma } from '../../database/client/client.ts';
import type { PrismaClient } from '../../database/database.ts';

/** Where a tree is kept: the table, and its column that holds the pk of the record above. */
export interface Tree {
  readonly table: string;
  readonly parent: string;
}

/** The trees of the inventory. */
export const trees = {
  builds: { table: 'Build', parent: 'parent_id' },
  categories: { table: 'PartCategory', parent: 'parent_id' },
  variants: { table: 'Part', parent: 'variant_of_id' },
  locations: { table: 'StockLocation', parent: 'parent_id' },
  stockItems: { table: 'StockItem', parent: 'parent_id' },
  installed: { table: 'StockItem', parent: 'belongs_to_id' },
} as const satisfies Record<string, Tree>;

/** No tree of things or places is deeper; a circle in the data ends here. */
const DEEPEST = 100;

/** For each of `pks` its ancestors or descendants, itself first, then by distance. One query. */
export async function relatives(
  prisma: PrismaClient,
  tree: Tree,
  direction: 'ancestors' | 'descendants',
  pks: number[],
): Promise<Map<number, number[]>> {
  const table = Prisma.raw(`"${tree.table}"`);
  const parent = Prisma.raw(tree.parent);
  const step =
    direction === 'descendants'
      ? Prisma.sql`SELECT w.root, t.pk, w.depth + 1 FROM walk w JOIN ${table} t ON t.${parent} = w.pk`
      : Prisma.sql`SELECT w.root, t.${parent}, w.depth + 1 FROM walk w JOIN ${table} t ON t.pk = w.pk AND t.${parent} IS NOT NULL`;
  const rows = await prisma.$queryRaw<{ root: number; pk: number }[]>`
    WITH RECURSIVE walk(root, pk, depth) AS (
      SELECT pk, pk, 0 FROM ${table} WHERE pk = ANY(${pks}::int[])
      UNION ALL (${step} WHERE w.depth < ${DEEPEST})
    )
    SELECT root, pk FROM walk ORDER BY depth, pk`;
  const found = new Map(pks.map((pk) => [pk, new Set<number>()]));
  for (const { root, pk } of rows) found.get(root)?.add(pk);
  return new Map([...found].map(([root, set]) => [root, [...set]]));
}
