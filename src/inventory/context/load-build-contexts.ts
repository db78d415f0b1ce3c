import { bomItemView, loadBomRows, partsOfBomItem, type BomItemView } from './bill-of-materials.ts';
import { buildLineInclude, buildLineView, partsOfBuildLine, stockItemsOfBuildLine, type BuildLineView } from './build-lines.ts';
import { buildView, findBuilds, type BuildView } from './builds.ts';
import type { ContextSource } from './context-source.ts';
import { loadParameters } from './parameters.ts';
import { loadParts, type PartView } from './parts.ts';
import { distinct } from './plain.ts';
import { findStockItems, stockItemViews, type StockItemView } from './stock-items.ts';

export interface BuildContext {
  build: BuildView & {
    build_lines: BuildLineView[];
    build_outputs: StockItemView[];
    parameters: Record<string, string>;
    /** Pieces in outputs that are finished, and in those that are not. */
    complete_count: number;
    incomplete_count: number;
  };
  /** What is made. */
  part: PartView;
  quantity: number;
  reference: string;
  /** The reference again, as on InvenTree; the description is `build.title`. */
  title: string;
  /** The part's bill of materials as it is now, own lines first, then inherited ones. */
  bom_items: BomItemView[];
  /** Stock items that this build order made. */
  build_outputs: StockItemView[];
  /** What it needs, with the stock that is set aside for it. */
  line_items: BuildLineView[];
}

/** Contexts of build orders, by pk. */
export async function loadBuildContexts(source: ContextSource, pks: number[]): Promise<Map<number, BuildContext>> {
  const { rows, owners } = await findBuilds(source, pks);
  const partPks = distinct(rows.map(({ part_id }) => part_id));
  const bom = await loadBomRows(source, partPks);
  const lineRows = await source.prisma.buildLine.findMany({
    where: { build_id: { in: pks } },
    include: buildLineInclude,
    orderBy: { pk: 'asc' },
  });
  const itemRows = await findStockItems(source, {
    OR: [{ build_id: { in: pks } }, { pk: { in: lineRows.flatMap(stockItemsOfBuildLine) } }],
  });
  const parameters = await loadParameters(source.prisma, 'build.build', pks);
  const parts = await loadParts(source, [
    ...partPks,
    ...[...bom.values()].flat().flatMap(partsOfBomItem),
    ...lineRows.flatMap(partsOfBuildLine),
    ...itemRows.map(({ part_id }) => part_id),
  ]);
  const stockItems = stockItemViews(itemRows, parts);
  const lines = Map.groupBy(
    lineRows.map((line) => buildLineView(line, parts, stockItems)),
    ({ build_id }) => build_id,
  );
  const outputs = Map.groupBy(
    itemRows.map(({ pk }) => stockItems.get(pk)),
    ({ build_id }) => build_id,
  );

  return new Map(
    rows.map((row) => {
      const build_lines = lines.get(row.pk) ?? [];
      const build_outputs = outputs.get(row.pk) ?? [];
      const view = buildView(row, parts, owners, source);
      const build = {
        ...view,
        build_lines,
        build_outputs,
        parameters: parameters(row.pk),
        complete_count: pieces(build_outputs, false),
        incomplete_count: pieces(build_outputs, true),
      };
      const bom_items = (bom.get(row.part_id) ?? []).map((line) => bomItemView(line, parts));
      const { quantity, reference } = row;
      return [row.pk, { build, part: view.part, quantity, reference, title: reference, bom_items, build_outputs, line_items: build_lines }];
    }),
  );
}

function pieces(outputs: StockItemView[], isBuilding: boolean): number {
  return outputs.filter(({ is_building }) => is_building === isBuilding).reduce((sum, { quantity }) => sum + quantity, 0);
}
