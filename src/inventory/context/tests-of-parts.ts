import type { PrismaClient } from '../../database/database.ts';
import type { BatchLoad } from './declare.ts';
import { relatives, trees } from './relatives.ts';

interface TestTemplateRow {
  pk: number;
  key: string;
  required: boolean;
  enabled: boolean;
}

/** For each part its test templates with those of the parts that it is a variant of: from the farthest to its own. Two queries. */
export async function findPartTests(prisma: PrismaClient, partPks: number[]): Promise<Map<number, TestTemplateRow[]>> {
  const ancestors = await relatives(prisma, trees.variants, 'ancestors', partPks);
  const rows = await prisma.partTestTemplate.findMany({
    where: { part_id: { in: [...new Set([...ancestors.values()].flat())] } },
    select: { pk: true, key: true, required: true, enabled: true, part_id: true },
    orderBy: { pk: 'asc' },
  });
  const byPart = Map.groupBy(rows, ({ part_id }) => part_id);
  return new Map([...ancestors].map(([part, nearest]) => [part, nearest.toReversed().flatMap((pk) => byPart.get(pk) ?? [])]));
}

/** By key; a part's own template wins over one that it inherits. */
export function templatesByKey(templates: readonly TestTemplateRow[]): Record<string, number> {
  return Object.fromEntries(templates.map(({ key, pk }) => [key, pk]));
}

export const loadPartTests: BatchLoad = async ({ prisma }, pks) =>
  new Map(
    [...(await findPartTests(prisma, pks))].map(([part, templates]) => {
      const inOrder = templates.toSorted((a, b) => a.pk - b.pk);
      return [
        part,
        {
          getTestTemplates: inOrder.map(({ pk }) => pk),
          getRequiredTests: inOrder.filter(({ required, enabled }) => required && enabled).map(({ pk }) => pk),
          getTestTemplateMap: templatesByKey(templates),
        },
      ];
    }),
  );
