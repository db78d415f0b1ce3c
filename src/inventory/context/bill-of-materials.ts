import type { Prisma } from '../../database/client/client.ts';
import type { ContextSource } from './context-source.ts';
import { loadBomPks, partReference, type Parts } from './parts.ts';
import { byPk, distinct, plain } from './plain.ts';

export const bomItemInclude = { part: true, substitutes: { orderBy: { pk: 'asc' } } } satisfies Prisma.BomItemInclude;
export type BomItemRow = Prisma.BomItemGetPayload<{ include: typeof bomItemInclude }>;

export function bomItemView(row: BomItemRow, parts: Parts) {
  return {
    ...plain(row),
    part: partReference(row.part),
    sub_part: parts.get(row.sub_part_id),
    substitutes: row.substitutes.map((substitute) => ({ ...plain(substitute), part: parts.get(substitute.part_id) })),
  };
}
export type BomItemView = ReturnType<typeof bomItemView>;

/** The parts that a line shows, to be loaded before its view is made. */
export function partsOfBomItem(row: BomItemRow): number[] {
  return [row.sub_part_id, ...row.substitutes.map(({ part_id }) => part_id)];
}

/** For each part its lines, inherited ones included. */
export async function loadBomRows({ prisma }: ContextSource, partPks: number[]): Promise<Map<number, BomItemRow[]>> {
  const pks = await loadBomPks(prisma, partPks);
  const rows = byPk(await prisma.bomItem.findMany({ where: { pk: { in: distinct([...pks.values()].flat()) } }, include: bomItemInclude }));
  return new Map(partPks.map((part) => [part, (pks.get(part) ?? []).flatMap((pk) => rows.get(pk) ?? [])]));
}

/** How many of a part can be built from the stock that is available, its substitutes and allowed variants included. */
export function canBuild(lines: BomItemRow[], parts: Parts): number {
  const counts = lines
    .filter(({ consumable, quantity }) => !consumable && quantity.greaterThan(0))
    .map(({ sub_part_id, allow_variants, substitutes, quantity }) => {
      const stock = parts.stock(sub_part_id);
      const own = allow_variants ? stock.available_stock : stock.available_stock_of_itself;
      const others = substitutes.reduce((sum, { part_id }) => sum + parts.stock(part_id).available_stock_of_itself, 0);
      return Math.floor((own + others) / quantity.toNumber());
    });
  return counts.length ? Math.max(0, Math.min(...counts)) : 0;
}
