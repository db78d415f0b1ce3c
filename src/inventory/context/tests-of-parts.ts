import type { Prisma } from '../../database/client/client.ts';
import type { ContextSource } from './context-source.ts';
import { plain } from './plain.ts';
import { relatives } from './relatives.ts';

export function testTemplateView(template: Prisma.PartTestTemplateGetPayload<object>) {
  return plain(template);
}
export type TestTemplateView = ReturnType<typeof testTemplateView>;

export interface PartTests {
  test_template_list: TestTemplateView[];
  /** By key; a part's own template wins over one that it inherits. */
  test_templates: Record<string, TestTemplateView>;
}

/** For each part its test templates, with those of the parts that it is a variant of. */
export async function loadPartTests({ prisma }: ContextSource, partPks: number[]): Promise<Map<number, PartTests>> {
  const ancestors = await relatives(prisma, 'variants', 'ancestors', partPks);
  const rows = await prisma.partTestTemplate.findMany({
    where: { part_id: { in: [...new Set([...ancestors.values()].flat())] } },
    orderBy: { pk: 'asc' },
  });
  const byPart = Map.groupBy(rows, ({ part_id }) => part_id);
  return new Map(
    partPks.map((part) => {
      const fromFarToNear = (ancestors.get(part) ?? []).toReversed().flatMap((ancestor) => byPart.get(ancestor) ?? []);
      return [
        part,
        {
          test_template_list: fromFarToNear.toSorted((a, b) => a.pk - b.pk).map(testTemplateView),
          test_templates: Object.fromEntries(fromFarToNear.map((template) => [template.key, testTemplateView(template)])),
        },
      ];
    }),
  );
}
