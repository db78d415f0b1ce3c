import type { ModelType } from '../database/client/enums.ts';

const paths: Partial<Record<ModelType, string>> = {
  build: 'manufacturing/build-order',
  company: 'purchasing/manufacturer',
  purchaseorder: 'purchasing/purchase-order',
  returnorder: 'sales/return-order',
  salesorder: 'sales/sales-order',
  part: 'part',
  stockitem: 'stock/item',
  stocklocation: 'stock/location',
};

/** The page of a record in InvenTree's own interface, below the server's address: `/web/part/2`. Null: it has none. */
export function itemUrl(modelType: ModelType, pk: number): string | null {
  const path = paths[modelType];
  return path === undefined ? null : `/web/${path}/${pk}`;
}
