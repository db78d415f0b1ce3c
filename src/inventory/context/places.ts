import type { Prisma } from '../../database/client/client.ts';
import { itemUrl } from '../item-url.ts';
import { barcode } from './context-source.ts';
import { plain } from './plain.ts';

export function locationView(location: Prisma.StockLocationGetPayload<object>) {
  return {
    ...plain(location),
    label: location.pathstring,
    get_absolute_url: itemUrl('stocklocation', location.pk),
    barcode: barcode('stocklocation', location.pk),
  };
}
export type LocationView = ReturnType<typeof locationView>;
