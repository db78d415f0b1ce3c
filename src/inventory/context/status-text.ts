// One table of codes and their names, for records and for the helpers of templates.
export { statusText } from '../../rendering/helpers/status.ts';

/** The codes of orders that are not finished, by kind: only these can be overdue. */
export const openStatuses: Record<'build' | 'purchaseorder' | 'salesorder' | 'returnorder', readonly number[]> = {
  build: [10, 20, 25],
  purchaseorder: [10, 20, 25],
  salesorder: [10, 15, 25],
  returnorder: [10, 20, 25],
};

/** Whether an open order's date has passed. `today` is `YYYY-MM-DD`. */
export function isOverdue(kind: keyof typeof openStatuses, order: { status: number; target_date: string | null }, today: string): boolean {
  return openStatuses[kind].includes(order.status) && order.target_date !== null && order.target_date < today;
}

/** SQL over `t`, a stock item: whether InvenTree counts it as stock. */
export const IN_STOCK =
  't.quantity > 0 AND NOT t.is_building AND t.sales_order_id IS NULL AND t.customer_id IS NULL AND t.belongs_to_id IS NULL AND t.consumed_by_id IS NULL';

/** SQL over `t`, a build order: whether it is not finished. */
export const ACTIVE_BUILD = `t.status IN (${openStatuses.build.join(', ')})`;

/** SQL over `t`, an allocation of a sales order: whether the order is open and the stock has not left. */
export const PENDING_ALLOCATION = `NOT EXISTS (SELECT 1 FROM "SalesOrderShipment" s WHERE s.pk = t.shipment_id AND s.shipment_date IS NOT NULL)
  AND EXISTS (SELECT 1 FROM "SalesOrderLineItem" l JOIN "SalesOrder" o ON o.pk = l.order_id
    WHERE l.pk = t.line_id AND o.status IN (${openStatuses.salesorder.join(', ')}))`;
