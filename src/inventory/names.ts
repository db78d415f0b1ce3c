import type { Decimal } from '@prisma/client/runtime/client';

/** How InvenTree names a part by default: `TB3 | Test Board 3 | B`, without what it has not. */
export function fullName(part: { IPN: string | null; name: string; revision: string | null }): string {
  return [part.IPN, part.name, part.revision].filter(Boolean).join(' | ');
}

interface NamedStockItem {
  serial: string | null;
  quantity: Decimal | number;
  part: Parameters<typeof fullName>[0];
  location: { name: string } | null;
}

/** `Widget #46 @ Factory`, or `1000 x R_1K_0603 @ Reel Storage`. */
export function stockItemName({ serial, quantity, part, location }: NamedStockItem): string {
  const what = serial ? `${fullName(part)} #${serial}` : `${Number(quantity)} x ${fullName(part)}`;
  return location ? `${what} @ ${location.name}` : what;
}

/** `PO-0001 - ACME`: an order with its supplier or customer. */
export function orderName(order: { reference: string }, company: { name: string } | null): string {
  return `${order.reference} - ${company?.name ?? 'deleted'}`;
}
