import { itemUrl } from '../item-url.ts';
import { fullName } from '../names.ts';
import { barcode, type ContextSource } from './context-source.ts';
import { loadParts, type PartView } from './parts.ts';
import { distinct } from './plain.ts';
import { relatives } from './relatives.ts';
import { findStockItems, stockItemView, type StockItemRow, type StockItemView } from './stock-items.ts';
import { fillGaps, loadTestResults, newestByKey, type TestResultMap, type TestResultView } from './test-results.ts';
import { loadPartTests, type PartTests, type TestTemplateView } from './tests-of-parts.ts';

export interface StockItemContext {
  item: StockItemView & { test_results: TestResultView[] };
  /** The same as `item`. */
  stock_item: StockItemContext['item'];
  part: PartView;
  /** The part's full name. */
  name: string;
  ipn: string | null;
  serial: string | null;
  batch: string | null;
  quantity: number;
  barcode_data: string;
  barcode_hash: string;
  qr_data: string;
  /** Below the server's address. */
  qr_url: string | null;
  /** The part's, name to value. */
  parameters: Record<string, string>;
  /** Split off from this one. */
  child_items: StockItemView[];
  /** Built into this one, on all levels. */
  installed_items: StockItemView[];
  test_template_list: TestTemplateView[];
  test_templates: Record<string, TestTemplateView>;
  /** Required tests, then optional ones, then those that only have results. */
  test_keys: string[];
  /** The newest result per key; those of installed items fill the gaps. */
  results: TestResultMap;
  result_list: TestResultView[];
  /** The newest result per key, of this item alone. */
  tests: TestResultMap;
}

/** Contexts of stock items, by pk. */
export async function loadStockItemContexts(source: ContextSource, pks: number[]): Promise<Map<number, StockItemContext>> {
  const installed = await relatives(source.prisma, 'installed', 'descendants', pks);
  const rows = await findStockItems(source, { OR: [{ pk: { in: distinct([...installed.values()].flat()) } }, { parent_id: { in: pks } }] });
  const byPk = new Map(rows.map((row) => [row.pk, row]));
  const parts = await loadParts(
    source,
    rows.map(({ part_id }) => part_id),
  );
  const tests = await loadPartTests(source, distinct(rows.map(({ part_id }) => part_id)));
  const results = await loadTestResults(source, distinct(rows.map(({ pk }) => pk)));
  const views = new Map(rows.map((row) => [row.pk, stockItemView(row, parts)]));
  const viewsOf = (wanted: number[]) => wanted.flatMap((pk) => views.get(pk) ?? []);

  return new Map(
    pks.flatMap((pk) => {
      const row = byPk.get(pk);
      const view = views.get(pk);
      if (!row || !view) return [];
      const inside = (installed.get(pk) ?? []).slice(1);
      const own = results.get(pk) ?? [];
      const all = fillGaps(
        newestByKey(own),
        inside.map((item) => newestByKey(results.get(item) ?? [])),
      );
      const firstLevel = inside.filter((item) => byPk.get(item)?.belongs_to_id === pk);
      const list = fillGaps(
        newestByKey(own),
        firstLevel.map((item) => newestByKey(results.get(item) ?? [])),
      );
      const children = rows.filter(({ parent_id }) => parent_id === pk).map((child) => child.pk);
      return [
        [
          pk,
          toContext(
            row,
            { ...view, test_results: own },
            tests.get(row.part_id),
            { all, list: Object.values(list), own: newestByKey(own) },
            viewsOf(children),
            viewsOf(inside),
          ),
        ] as const,
      ];
    }),
  );
}

function toContext(
  row: StockItemRow,
  item: StockItemContext['item'],
  partTests: PartTests = { test_template_list: [], test_templates: {} },
  results: { all: TestResultMap; list: TestResultView[]; own: TestResultMap },
  childItems: StockItemView[],
  installedItems: StockItemView[],
): StockItemContext {
  const keysOf = (required: boolean) =>
    partTests.test_template_list.filter((template) => template.required === required).map(({ key }) => key);
  return {
    item,
    stock_item: item,
    part: item.part,
    name: fullName(row.part),
    ipn: row.part.IPN,
    serial: row.serial,
    batch: row.batch,
    quantity: row.quantity.toNumber(),
    barcode_data: row.barcode_data,
    barcode_hash: row.barcode_hash,
    qr_data: barcode('stockitem', row.pk),
    qr_url: itemUrl('stockitem', row.pk),
    parameters: item.part.parameters,
    child_items: childItems,
    installed_items: installedItems,
    ...partTests,
    test_keys: [...new Set([...keysOf(true), ...keysOf(false), ...Object.keys(results.all)])],
    results: results.all,
    result_list: results.list,
    tests: results.own,
  };
}
