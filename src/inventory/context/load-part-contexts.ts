import { itemUrl } from '../item-url.ts';
import { bomItemView, canBuild, loadBomRows, partsOfBomItem, type BomItemView } from './bill-of-materials.ts';
import { categoryView, loadParts, partReference, type PartView } from './parts.ts';
import { manufacturerPartInclude, manufacturerPartView, supplierPartInclude, supplierPartView } from './companies.ts';
import { barcode, optional, type ContextSource } from './context-source.ts';
import { loadOwners } from './owners.ts';
import { distinct, plain } from './plain.ts';
import { findStockItems, stockItemView } from './stock-items.ts';
import { loadPartTests, type PartTests } from './tests-of-parts.ts';

export interface PartContext extends PartTests {
  part: PartWithAll;
  name: string;
  description: string;
  IPN: string | null;
  revision: string | null;
  category: ReturnType<typeof categoryView> | null;
  /** Own lines, then inherited ones. */
  bom_items: BomItemView[];
  /** Name to value. */
  parameters: Record<string, string>;
  qr_data: string;
  /** Below the server's address. */
  qr_url: string | null;
}

/** A part with all that leads to it. */
type PartWithAll = PartView & ReturnType<typeof reverseSides> & { can_build: number };

/** Contexts of parts, by pk. */
export async function loadPartContexts(source: ContextSource, pks: number[]): Promise<Map<number, PartContext>> {
  const rows = await findParts(source, pks);
  const bom = await loadBomRows(source, pks);
  const stockItems = await findStockItems(source, { part_id: { in: pks } });
  const parts = await loadParts(source, [...pks, ...[...bom.values()].flat().flatMap(partsOfBomItem)]);
  const tests = await loadPartTests(source, pks);
  const owners = await loadOwners(
    source,
    rows.map(({ responsible_owner_id }) => responsible_owner_id),
  );
  const itemsByPart = Map.groupBy(
    stockItems.map((item) => stockItemView(item, parts)),
    ({ part_id }) => part_id,
  );

  return new Map(
    rows.map((row) => {
      const lines = bom.get(row.pk) ?? [];
      const view = parts.get(row.pk);
      const partTests = tests.get(row.pk) ?? { test_template_list: [], test_templates: {} };
      const part = {
        ...view,
        ...reverseSides(
          row,
          lines.map((line) => bomItemView(line, parts)),
        ),
        responsible_owner: owners(row.responsible_owner_id),
        can_build: canBuild(lines, parts),
        // Without their part: it is this one.
        stock_items: (itemsByPart.get(row.pk) ?? []).map((item) => ({ ...item, part: undefined })),
      };
      const { name, description, IPN, revision, parameters } = view;
      return [
        row.pk,
        {
          part,
          name,
          description,
          IPN,
          revision,
          category: optional(row.category, categoryView),
          bom_items: part.bom_items,
          parameters,
          qr_data: barcode('part', row.pk),
          qr_url: itemUrl('part', row.pk),
          ...partTests,
        },
      ];
    }),
  );
}

type PartRow = Awaited<ReturnType<typeof findParts>>[number];

function findParts({ prisma }: ContextSource, pks: number[]) {
  return prisma.part.findMany({
    where: { pk: { in: distinct(pks) } },
    include: {
      category: true,
      supplier_parts: { include: supplierPartInclude, orderBy: { pk: 'asc' } },
      manufacturer_parts: { include: manufacturerPartInclude, orderBy: { pk: 'asc' } },
      used_in: { include: { part: true }, orderBy: { pk: 'asc' } },
      variants: { orderBy: { pk: 'asc' } },
      revisions: { orderBy: { pk: 'asc' } },
      salepricebreaks: { orderBy: { quantity: 'asc' } },
      internalpricebreaks: { orderBy: { quantity: 'asc' } },
    },
  });
}

function reverseSides(row: PartRow, bomItems: BomItemView[]) {
  const supplierParts = row.supplier_parts.map(supplierPartView);
  return {
    bom_items: bomItems,
    supplier_parts: supplierParts,
    default_supplier: supplierParts.find(({ primary }) => primary) ?? null,
    manufacturer_parts: row.manufacturer_parts.map(manufacturerPartView),
    used_in: row.used_in.map((line) => ({ ...plain(line), part: partReference(line.part) })),
    variants: row.variants.map(partReference),
    revisions: row.revisions.map(partReference),
    price_breaks: row.salepricebreaks.map((pricebreak) => plain(pricebreak)),
    internal_price_breaks: row.internalpricebreaks.map((pricebreak) => plain(pricebreak)),
  };
}
