import type { ModelType } from '../database/client/enums.ts';
import type { Parts } from '../parts.ts';
import type { ContextSource } from './context/context-source.ts';
import { loadBuildContexts } from './context/load-build-contexts.ts';
import { loadBuildLineContexts } from './context/load-build-line-contexts.ts';
import { loadCompanyContexts } from './context/load-company-contexts.ts';
import { loadPartContexts } from './context/load-part-contexts.ts';
import { loadPurchaseOrderContexts } from './context/load-purchase-order-contexts.ts';
import { loadReturnOrderContexts } from './context/load-return-order-contexts.ts';
import { loadSalesOrderContexts } from './context/load-sales-order-contexts.ts';
import { loadSalesOrderShipmentContexts } from './context/load-sales-order-shipment-contexts.ts';
import { loadStockItemContexts } from './context/load-stock-item-contexts.ts';
import { loadStockLocationContexts } from './context/load-stock-location-contexts.ts';
import type { ItemContext } from './inventory.ts';

/** The type of each context, by the kind of record. */
export interface ItemContexts {
  build: Awaited<ReturnType<typeof loadBuildContexts>>;
  buildline: Awaited<ReturnType<typeof loadBuildLineContexts>>;
  company: Awaited<ReturnType<typeof loadCompanyContexts>>;
  purchaseorder: Awaited<ReturnType<typeof loadPurchaseOrderContexts>>;
  returnorder: Awaited<ReturnType<typeof loadReturnOrderContexts>>;
  salesorder: Awaited<ReturnType<typeof loadSalesOrderContexts>>;
  salesordershipment: Awaited<ReturnType<typeof loadSalesOrderShipmentContexts>>;
  part: Awaited<ReturnType<typeof loadPartContexts>>;
  stockitem: Awaited<ReturnType<typeof loadStockItemContexts>>;
  stocklocation: Awaited<ReturnType<typeof loadStockLocationContexts>>;
}

const loaders: { [Type in ModelType]: (source: ContextSource, pks: number[]) => Promise<ItemContexts[Type]> } = {
  build: loadBuildContexts,
  buildline: loadBuildLineContexts,
  company: loadCompanyContexts,
  purchaseorder: loadPurchaseOrderContexts,
  returnorder: loadReturnOrderContexts,
  salesorder: loadSalesOrderContexts,
  salesordershipment: loadSalesOrderShipmentContexts,
  part: loadPartContexts,
  stockitem: loadStockItemContexts,
  stocklocation: loadStockLocationContexts,
};

/**
 * What a template sees of each item, by pk; plain JSON. The number of queries is the same for one item and for thousands.
 * An item that does not exist is not in the map. Records that several items share are shared objects: do not change them.
 */
export async function loadItemContexts(
  { prisma, config }: Pick<Parts, 'prisma' | 'config'>,
  modelType: ModelType,
  pks: number[],
): Promise<Map<number, ItemContext>> {
  // The Swedish way of writing a date is ISO 8601.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: config.timeZone, dateStyle: 'short' }).format(Date.now());
  const contexts: Map<number, object> = await loaders[modelType]({ prisma, today, currency: config.currency }, pks);
  return contexts as Map<number, ItemContext>;
}
