import type { Prisma } from '../../database/client/client.ts';
import { fullName } from '../names.ts';
import { itemUrl } from '../item-url.ts';
import { barcode, optional, userSelect, userView, type ContextSource } from './context-source.ts';
import { loadParameters } from './parameters.ts';
import { loadPartStock, type PartStock } from './part-stock.ts';
import { distinct, plain } from './plain.ts';
import { locationView } from './places.ts';

const partInclude = {
  category: true,
  default_location: true,
  variant_of: true,
  revision_of: true,
  creation_user: { select: userSelect },
  _count: { select: { used_in: true, supplier_parts: true, variants: true } },
} satisfies Prisma.PartInclude;

type PartRow = Prisma.PartGetPayload<{ include: typeof partInclude }>;
type BarePart = Prisma.PartGetPayload<object>;

/** A part that another one only refers to. */
export function partReference(part: BarePart) {
  return { ...plain(part), full_name: fullName(part), get_absolute_url: itemUrl('part', part.pk) };
}

function partView({ _count, ...part }: PartRow, parameters: Record<string, string>, stock: PartStock, bomCount: number) {
  return {
    ...partReference(part),
    ...stock,
    label: fullName(part),
    category: optional(part.category, categoryView),
    category_path: part.category?.pathstring ?? '',
    default_location: optional(part.default_location, locationView),
    variant_of: optional(part.variant_of, partReference),
    revision_of: optional(part.revision_of, partReference),
    creation_user: optional(part.creation_user, userView),
    parameters,
    bom_count: bomCount,
    has_bom: bomCount > 0,
    used_in_count: _count.used_in,
    supplier_count: _count.supplier_parts,
    has_variants: _count.variants > 0,
    barcode: barcode('part', part.pk),
  };
}
export type PartView = ReturnType<typeof partView>;

export function categoryView(category: Prisma.PartCategoryGetPayload<object>) {
  return { ...plain(category), label: category.pathstring, get_absolute_url: `/web/part/category/${category.pk}` };
}

/** Gives the view of each part that was asked for. */
export interface Parts {
  get(pk: number): PartView;
  /** As `PartStock` says. */
  stock(pk: number): PartStock;
}

/** Loads parts with their stock and parameters. The number of queries is the same for one part and for a thousand. */
export async function loadParts({ prisma }: ContextSource, wanted: Iterable<number | null | undefined>): Promise<Parts> {
  const pks = distinct(wanted);
  const rows = await prisma.part.findMany({ where: { pk: { in: pks } }, include: partInclude });
  const parameters = await loadParameters(prisma, 'part.part', pks);
  const stock = await loadPartStock(prisma, pks);
  const bom = await loadBomPks(prisma, pks);
  const views = new Map(rows.map((row) => [row.pk, partView(row, parameters(row.pk), stock(row.pk), bom.get(row.pk)?.length ?? 0)]));
  return {
    stock,
    get: (pk) => {
      const view = views.get(pk);
      if (!view) throw new Error(`Part ${pk} was not loaded.`);
      return view;
    },
  };
}

/** For each part the pks of its lines, its own first, then what it inherits from the parts that it is a variant of. */
export async function loadBomPks(prisma: ContextSource['prisma'], pks: number[]): Promise<Map<number, number[]>> {
  const rows = await prisma.$queryRaw<{ root: number; pk: number }[]>`
    WITH RECURSIVE line(root, pk, depth) AS (
      SELECT pk, pk, 0 FROM "Part" WHERE pk = ANY(${pks}::int[])
      UNION ALL SELECT l.root, p.variant_of_id, l.depth + 1 FROM line l JOIN "Part" p ON p.pk = l.pk AND p.variant_of_id IS NOT NULL WHERE l.depth < 100
    )
    SELECT line.root, b.pk FROM line JOIN "BomItem" b ON b.part_id = line.pk AND (line.depth = 0 OR b.inherited) ORDER BY line.depth, b.pk`;
  const groups = Map.groupBy(rows, ({ root }) => root);
  return new Map([...groups].map(([root, lines]) => [root, lines.map(({ pk }) => pk)]));
}
