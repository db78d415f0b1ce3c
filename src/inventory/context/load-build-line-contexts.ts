import { buildLineInclude, buildLineView, partsOfBuildLine, stockItemsOfBuildLine, type BuildLineView } from './build-lines.ts';
import { buildView, findBuilds, type BuildView } from './builds.ts';
import type { ContextSource } from './context-source.ts';
import { loadParts, type PartView } from './parts.ts';
import { distinct } from './plain.ts';
import { findStockItems, stockItemViews } from './stock-items.ts';

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
  const builds = await findBuilds(
    source,
    rows.map(({ build_id }) => build_id),
  );
  const itemRows = await findStockItems(source, { pk: { in: rows.flatMap(stockItemsOfBuildLine) } });
  const parts = await loadParts(source, [
    ...[...builds.rows, ...itemRows].map(({ part_id }) => part_id),
    ...rows.flatMap(partsOfBuildLine),
  ]);
  const stockItems = stockItemViews(itemRows, parts);
  const buildViews = new Map(builds.rows.map((row) => [row.pk, buildView(row, parts, builds.owners, source)]));

  return new Map(
    rows.flatMap((row) => {
      const build = buildViews.get(row.build_id);
      if (!build) return [];
      const line = buildLineView(row, parts, stockItems);
      const { part, bom_item, quantity, allocated_quantity, allocations } = line;
      return [[row.pk, { build_line: { ...line, build }, build, part, bom_item, quantity, allocated_quantity, allocations }] as const];
    }),
  );
}
