import type { Prisma } from '../database/client/client.ts';
import type { ModelType } from '../database/client/enums.ts';
import { findItems } from '../inventory/find-items.ts';
import { countAccepted } from '../inventory/filters/count-accepted.ts';
import { FilterError } from '../inventory/filters/filter-error.ts';
import type { Parts } from '../parts.ts';
import { FilterSyntaxError, parseFilters } from './parse-filters.ts';

/**
 * The templates of a kind whose `filters` accept every one of these items that exists, as a condition; where none exists,
 * all of the kind. Each distinct text of `filters` costs one query.
 */
export async function templatesAccepting(
  parts: Pick<Parts, 'prisma'>,
  modelType: ModelType,
  pks: number[],
): Promise<Prisma.ReportTemplateWhereInput> {
  const existing = await findItems(parts, modelType, pks);
  if (existing.length === 0) return { modelType };
  const texts = await parts.prisma.reportTemplate.findMany({ where: { modelType }, distinct: ['filters'], select: { filters: true } });
  const accepting: string[] = [];
  for (const { filters } of texts) if (await accepts(parts, modelType, filters, existing)) accepting.push(filters);
  return { modelType, filters: { in: accepting } };
}

/** A text that fits no longer, after an upgrade for instance, accepts nothing. */
async function accepts(parts: Pick<Parts, 'prisma'>, modelType: ModelType, filters: string, pks: number[]): Promise<boolean> {
  try {
    const conditions = parseFilters(filters);
    return conditions.length === 0 || (await countAccepted(parts, modelType, conditions, pks)) === pks.length;
  } catch (error) {
    if (error instanceof FilterError || error instanceof FilterSyntaxError) return false;
    throw error;
  }
}
