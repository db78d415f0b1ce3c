import type { ModelType } from '../database/client/enums.ts';
import type { Parts } from '../parts.ts';
import { fromItems } from './item-tables.ts';

/** The pks among `pks` of which there is an item, in the order asked for, each once. */
export async function findItems({ prisma }: Pick<Parts, 'prisma'>, modelType: ModelType, pks: number[]): Promise<number[]> {
  const possible = [...new Set(pks)].filter((pk) => Number.isInteger(pk) && pk > 0 && pk <= 2_147_483_647);
  const rows = await prisma.$queryRaw<
    { pk: number }[]
  >`SELECT item.pk FROM ${fromItems(modelType, '').from} WHERE item.pk = ANY(${possible}::int[])`;
  const found = new Set(rows.map(({ pk }) => pk));
  return possible.filter((pk) => found.has(pk));
}
