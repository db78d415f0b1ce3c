/** InvenTree's status codes and what people call them. */
const statuses = {
  build: { 10: 'Pending', 20: 'Production', 25: 'On Hold', 30: 'Cancelled', 40: 'Complete' },
  purchaseorder: { 10: 'Pending', 20: 'Placed', 25: 'On Hold', 30: 'Complete', 40: 'Cancelled', 50: 'Lost', 60: 'Returned' },
  salesorder: {
    10: 'Pending',
    15: 'In Progress',
    20: 'Shipped',
    25: 'On Hold',
    30: 'Complete',
    40: 'Cancelled',
    50: 'Lost',
    60: 'Returned',
  },
  returnorder: { 10: 'Pending', 20: 'In Progress', 25: 'On Hold', 30: 'Complete', 40: 'Cancelled' },
  returnorderline: { 10: 'Pending', 20: 'Return', 30: 'Repair', 40: 'Replace', 50: 'Refund', 60: 'Reject' },
  stockitem: {
    10: 'OK',
    50: 'Attention needed',
    55: 'Damaged',
    60: 'Destroyed',
    65: 'Rejected',
    70: 'Lost',
    75: 'Quarantined',
    85: 'Returned',
  },
} as const satisfies Record<string, Record<number, string>>;

/** A code that is not known (servers can define their own) is shown as it is. */
export function statusText(kind: keyof typeof statuses, code: number): string {
  return (statuses[kind] as Record<number, string>)[code] ?? String(code);
}

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
