import type { BatchLoad } from './declare.ts';
import { relatives, trees } from './relatives.ts';
import { findPartTests } from './tests-of-parts.ts';

/** How a stock item stands with the tests that it has to pass. */
export interface TestStatus {
  total: number;
  passed: number;
  failed: number;
}

interface ResultRow {
  pk: number;
  item: number;
  key: string;
  result: boolean;
}

/** Results by the key of their test. */
type ByKey = Record<string, ResultRow>;

/** The newest results of the tests of stock items, with those of what is installed in them, and how they stand. Five queries. */
export const loadTestResults: BatchLoad = async ({ prisma }, pks) => {
  const installed = await relatives(prisma, trees.installed, 'descendants', pks);
  const all = [...new Set([...installed.values()].flat())];
  const items = await prisma.$queryRaw<{ pk: number; part: number; belongs_to: number | null }[]>`
    SELECT pk, part_id AS part, belongs_to_id AS belongs_to FROM "StockItem" WHERE pk = ANY(${all}::int[])`;
  const newest = newestByItem(
    await prisma.$queryRaw<ResultRow[]>`
      SELECT r.pk, r.stock_item_id AS item, coalesce(p.key, '') AS key, r.result
        FROM "StockItemTestResult" r LEFT JOIN "PartTestTemplate" p ON p.pk = r.template_id
       WHERE r.stock_item_id = ANY(${all}::int[]) ORDER BY r.date NULLS FIRST, r.pk`,
  );
  const itemByPk = new Map(items.map((item) => [item.pk, item]));
  const tests = await findPartTests(prisma, [...new Set(pks.flatMap((pk) => itemByPk.get(pk)?.part ?? []))]);
  return new Map(
    pks.map((pk) => {
      const inside = (installed.get(pk) ?? []).slice(1);
      const templates = tests.get(itemByPk.get(pk)?.part ?? 0) ?? [];
      const own = newest.get(pk) ?? {};
      const results = fillGaps(
        own,
        inside.map((item) => newest.get(item) ?? {}),
      );
      const firstLevel = inside.filter((item) => itemByPk.get(item)?.belongs_to === pk);
      const required = templates.filter((template) => template.required && template.enabled).map(({ key }) => results[key]);
      const keysOf = (wanted: boolean) => templates.toSorted((a, b) => a.pk - b.pk).filter((template) => template.required === wanted);
      const requiredTestStatus: TestStatus = {
        total: required.length,
        passed: required.filter((result) => result?.result).length,
        failed: required.filter((result) => result && !result.result).length,
      };
      return [
        pk,
        {
          results: pksByKey(results),
          result_list: Object.values(
            pksByKey(
              fillGaps(
                own,
                firstLevel.map((item) => newest.get(item) ?? {}),
              ),
            ),
          ),
          tests: pksByKey(own),
          get_test_keys: [...new Set([...[...keysOf(true), ...keysOf(false)].map(({ key }) => key), ...Object.keys(results)])],
          requiredTestStatus,
        },
      ];
    }),
  );
};

/** Of results that come oldest first. */
function newestByItem(rows: ResultRow[]): Map<number, ByKey> {
  return new Map(
    [...Map.groupBy(rows, ({ item }) => item)].map(([item, results]) => [item, Object.fromEntries(results.map((row) => [row.key, row]))]),
  );
}

/** The first map, its gaps filled from the others. */
function fillGaps(own: ByKey, others: ByKey[]): ByKey {
  return Object.assign({}, ...others.toReversed(), own) as ByKey;
}

function pksByKey(results: ByKey): Record<string, number> {
  return Object.fromEntries(Object.entries(results).map(([key, { pk }]) => [key, pk]));
}
