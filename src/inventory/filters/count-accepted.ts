import { Prisma } from '../../database/client/client.ts';
import type { ModelType } from '../../database/client/enums.ts';
import type { Parts } from '../../parts.ts';
import { fromItems } from '../item-tables.ts';
import { recordModels } from './record-models.ts';
import { filterRecords, type LookupCondition } from './template-filters.ts';

/** How many of these items a template's `filters` accept, in one query. Throws `FilterError`. */
export async function countAccepted(
  { prisma }: Pick<Parts, 'prisma'>,
  modelType: ModelType,
  conditions: LookupCondition[],
  pks: number[],
): Promise<number> {
  const where = filterRecords(await recordModels(prisma), modelType, conditions);
  const [row] = await prisma.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM ${fromItems(modelType, '').from} WHERE item.pk = ANY(${pks}::int[]) AND ${where}`,
  );
  return row?.count ?? 0;
}
