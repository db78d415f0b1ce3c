import { barcode, type ContextSource } from './context-source.ts';
import { loadOwners, type OwnerView } from './owners.ts';
import { loadParameters } from './parameters.ts';
import { loadParts } from './parts.ts';
import { locationView, type LocationView } from './places.ts';
import { byPk, distinct } from './plain.ts';
import { relatives } from './relatives.ts';
import { findStockItems, stockItemView, type StockItemView } from './stock-items.ts';

export interface StockLocationContext {
  location: LocationView & {
    owner: OwnerView | null;
    parent: LocationView | null;
    children: LocationView[];
    /** From the root to this one. */
    path: LocationView[];
    parameters: Record<string, string>;
    /** Here and in all locations below. */
    item_count: number;
  };
  /** The same as `location`. */
  stock_location: StockLocationContext['location'];
  parent: LocationView | null;
  qr_data: string;
  /** Here and in all locations below. */
  stock_items: StockItemView[];
}

/** Contexts of stock locations, by pk. */
export async function loadStockLocationContexts(source: ContextSource, pks: number[]): Promise<Map<number, StockLocationContext>> {
  const below = await relatives(source.prisma, 'locations', 'descendants', pks);
  const above = await relatives(source.prisma, 'locations', 'ancestors', pks);
  const locations = byPk(
    await source.prisma.stockLocation.findMany({
      where: { pk: { in: distinct([...below.values(), ...above.values()].flat()) } },
      orderBy: { name: 'asc' },
    }),
  );
  const rows = await findStockItems(source, { location_id: { in: distinct([...below.values()].flat()) } });
  const parts = await loadParts(
    source,
    rows.map(({ part_id }) => part_id),
  );
  const owners = await loadOwners(
    source,
    [...locations.values()].map(({ owner_id }) => owner_id),
  );
  const parameters = await loadParameters(source.prisma, 'stock.stocklocation', pks);
  const byLocation = Map.groupBy(
    rows.map((row) => stockItemView(row, parts)),
    ({ location_id }) => location_id,
  );
  const views = new Map([...locations.values()].map((location) => [location.pk, locationView(location)]));
  const viewsOf = (wanted: number[]) => wanted.flatMap((pk) => views.get(pk) ?? []);

  return new Map(
    pks.flatMap((pk) => {
      const view = views.get(pk);
      if (!view) return [];
      const stockItems = (below.get(pk) ?? []).flatMap((place) => byLocation.get(place) ?? []);
      const location: StockLocationContext['location'] = {
        ...view,
        owner: owners(view.owner_id),
        parent: views.get(view.parent_id ?? 0) ?? null,
        children: [...views.values()].filter(({ parent_id }) => parent_id === pk),
        path: viewsOf((above.get(pk) ?? []).toReversed()),
        parameters: parameters(pk),
        item_count: stockItems.length,
      };
      return [
        [
          pk,
          { location, stock_location: location, parent: location.parent, qr_data: barcode('stocklocation', pk), stock_items: stockItems },
        ] as const,
      ];
    }),
  );
}
