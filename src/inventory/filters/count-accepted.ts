import type { ModelType } from '../../database/client/enums.ts';
import type { Parts } from '../../parts.ts';
import { tableOf } from '../item-tables.ts';
import { filterRecords, type LookupCondition } from './template-filters.ts';

interface Delegate {
  count(query: { where: object }): Promise<number>;
}

/** How many of these items a template's `filters` accept. Throws `FilterError`. */
export async function countAccepted(
  { prisma }: Pick<Parts, 'prisma'>,
  modelType: ModelType,
  conditions: LookupCondition[],
  pks: number[],
): Promise<number> {
  const table = tableOf(modelType);
  const delegate = prisma[`${table[0]?.toLowerCase()}${table.slice(1)}` as 'part'] as unknown as Delegate;
  return delegate.count({ where: { AND: [{ pk: { in: pks } }, filterRecords(prisma, modelType, conditions)] } });
}
