import type { Database } from '../../src/database/database.ts';

/** Rows of every table, to see that nothing changed. */
export async function countAllRows({ prisma }: Database): Promise<Record<string, number>> {
  const tables = await prisma.$queryRaw<
    { name: string }[]
  >`SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY relname`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await prisma.$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int AS count FROM "${name}"`);
    counts[name] = row?.count ?? 0;
  }
  return counts;
}
