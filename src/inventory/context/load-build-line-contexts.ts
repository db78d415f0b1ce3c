import { buildLineInclude, buildLineView, partsOfBuildLine, type BuildLineView } from './build-lines.ts';
import { buildView, findBuilds, type BuildView } from './builds.ts';
import type { ContextSource } from './context-source.ts';
import { loadParts, type PartView } from './parts.ts';
import { distinct } from './plain.ts';

export interface BuildLineContext {
  build_line: BuildLineView & { build: BuildView };
  build: BuildView;
  /** What is needed. */
  part: PartView;
  bom_item: BuildLineView['bom_item'];
  /** Needed in total. */
  quantity: number;
  allocated_quantity: number;
  allocations: BuildLineView['allocations'];
}

/** Contexts of build lines, by pk. */
export async function loadBuildLineContexts(source: ContextSource, pks: number[]): Promise<Map<number, BuildLineContext>> {
  const rows = await source.prisma.buildLine.findMany({ where: { pk: { in: distinct(pks) } }, include: buildLineInclude });
  const builds = await findBuilds(source, rows.map(({ build_id }) => build_id));
  const parts = await loadParts(source, [...builds.rows.map(({ part_id }) => part_id), ...rows.flatMap(partsOfBuildLine)]);
  const buildViews = new Map(builds.rows.map((row) => [row.pk, buildView(row, parts, builds.owners, source)]));

  return new Map(
    rows.flatMap((row) => {
      const build = buildViews.get(row.build_id);
      if (!build) return [];
      const line = buildLineView(row, parts);
      const { part, bom_item, quantity, allocated_quantity, allocations } = line;
      return [[row.pk, { build_line: { ...line, build }, build, part, bom_item, quantity, allocated_quantity, allocations }] as const];
    }),
  );
}
