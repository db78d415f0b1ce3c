import type { PrismaClient } from '../../database/database.ts';

/** The parameters of many records of one kind (`part.part`), name to value. A record without any gives an empty object. */
export async function loadParameters(
  prisma: PrismaClient,
  modelType: string,
  pks: number[],
): Promise<(pk: number) => Record<string, string>> {
  const rows = await prisma.parameter.findMany({
    where: { model_type: modelType, model_id: { in: pks } },
    select: { model_id: true, data: true, template: { select: { name: true } } },
    orderBy: { pk: 'asc' },
  });
  const groups = Map.groupBy(rows, ({ model_id }) => model_id);
  return (pk) => Object.fromEntries((groups.get(pk) ?? []).map(({ template, data }) => [template.name, data]));
}
