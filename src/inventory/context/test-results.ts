import type { Prisma } from '../../database/client/client.ts';
import { optional, userSelect, userView, type ContextSource } from './context-source.ts';
import { plain } from './plain.ts';

const resultInclude = { template: true, user: { select: userSelect } } satisfies Prisma.StockItemTestResultInclude;

function testResultView(result: Prisma.StockItemTestResultGetPayload<{ include: typeof resultInclude }>) {
  return {
    ...plain(result),
    key: result.template?.key ?? '',
    test_name: result.template?.test_name ?? '',
    template: optional(result.template, (template) => plain(template)),
    user: optional(result.user, userView),
  };
}
export type TestResultView = ReturnType<typeof testResultView>;

/** Results by the key of their test. */
export type TestResultMap = Record<string, TestResultView>;

/** For each item its results, oldest first. */
export async function loadTestResults({ prisma }: ContextSource, itemPks: number[]): Promise<Map<number, TestResultView[]>> {
  const rows = await prisma.stockItemTestResult.findMany({
    where: { stock_item_id: { in: itemPks } },
    include: resultInclude,
    orderBy: [{ date: { sort: 'asc', nulls: 'first' } }, { pk: 'asc' }],
  });
  return Map.groupBy(rows.map(testResultView), ({ stock_item_id }) => stock_item_id);
}

/** The newest result per key: `results` are oldest first. */
export function newestByKey(results: TestResultView[]): TestResultMap {
  return Object.fromEntries(results.map((result) => [result.key, result]));
}

/** The first map, its gaps filled from the others. */
export function fillGaps(own: TestResultMap, others: TestResultMap[]): TestResultMap {
  return Object.assign({}, ...others.toReversed(), own) as TestResultMap;
}
