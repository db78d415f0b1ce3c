import type { AddressView } from './companies.ts';
import type { ContextSource } from './context-source.ts';
import { loadParameters } from './parameters.ts';
import { distinct } from './plain.ts';
import { loadSalesOrders, type SalesOrderAllocationView, type SalesOrderView, type ShipmentView } from './sales-orders.ts';

export interface SalesOrderShipmentContext {
  shipment: ShipmentView & { address: AddressView | null; allocations: SalesOrderAllocationView[]; parameters: Record<string, string> };
  order: SalesOrderView;
  reference: string;
  tracking_number: string;
  /** InvenTree's own text for it, which says nothing: `SalesOrderShipment object (1)`. */
  title: string;
  /** The shipment's, else the order's, else the customer's primary one. */
  address: AddressView | null;
  allocations: SalesOrderAllocationView[];
}

/** Contexts of shipments, by pk. */
export async function loadSalesOrderShipmentContexts(
  source: ContextSource,
  pks: number[],
): Promise<Map<number, SalesOrderShipmentContext>> {
  const rows = await source.prisma.salesOrderShipment.findMany({
    where: { pk: { in: distinct(pks) } },
    select: { pk: true, order_id: true },
  });
  const orders = await loadSalesOrders(
    source,
    rows.map(({ order_id }) => order_id),
  );
  const parameters = await loadParameters(source.prisma, 'order.salesordershipment', pks);
  return new Map(
    rows.flatMap(({ pk, order_id }) => {
      const order = orders.get(order_id);
      const shipment = order?.shipments.find((candidate) => candidate.pk === pk);
      if (!order || !shipment) return [];
      const allocations = order.stock_allocations.filter(({ shipment_id }) => shipment_id === pk);
      const address = shipment.shipment_address ?? order.order_address;
      const { reference, tracking_number } = shipment;
      return [
        [
          pk,
          {
            shipment: { ...shipment, address, allocations, parameters: parameters(pk) },
            order,
            reference,
            tracking_number,
            title: `SalesOrderShipment object (${pk})`,
            address,
            allocations,
          },
        ],
      ] as const;
    }),
  );
}
