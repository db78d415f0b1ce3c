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
export function isOverdue(kind: keyof typeof openStatuses, order: { status: number; target_date: Date | null }, today: string): boolean {
  return openStatuses[kind].includes(order.status) && order.target_date !== null && order.target_date.toISOString().slice(0, 10) < today;
}
