import type { Prisma } from '../../database/client/client.ts';
import { itemUrl } from '../item-url.ts';
import { barcode, optional, type ContextSource } from './context-source.ts';
import { plain } from './plain.ts';

/** What a company brings along wherever it is shown. */
export const companyInclude = { addresses: { where: { primary: true }, orderBy: { pk: 'asc' }, take: 1 } } satisfies Prisma.CompanyInclude;
type CompanyRow = Prisma.CompanyGetPayload<{ include: typeof companyInclude }>;

export function addressView(address: Prisma.AddressGetPayload<object>) {
  return { ...plain(address), label: addressText(address) };
}
export type AddressView = ReturnType<typeof addressView>;

/** `Ashford Street 71, 24165, Leland, Jamaica`. */
function addressText({ line1, line2, postal_code, postal_city, province, country }: Prisma.AddressGetPayload<object>): string {
  return [line1, line2, postal_code, postal_city, province, country].filter(Boolean).join(', ');
}

export function contactView(contact: Prisma.ContactGetPayload<object>) {
  return plain(contact);
}

/** `source` gives the currency of companies that have none. */
export function companyView(company: CompanyRow, source: ContextSource) {
  const primary = optional(company.addresses[0], addressView);
  return {
    ...plain(company),
    label: company.name,
    currency_code: company.currency || source.currency,
    /** Of the primary address, as one line. */
    address: primary?.label ?? '',
    primary_address: primary,
    get_absolute_url: itemUrl('company', company.pk),
  };
}
export type CompanyView = ReturnType<typeof companyView>;

export const supplierPartInclude = {
  supplier: true,
  manufacturer_part: { include: { manufacturer: true } },
  pricebreaks: { orderBy: { quantity: 'asc' } },
} satisfies Prisma.SupplierPartInclude;
type SupplierPartRow = Prisma.SupplierPartGetPayload<{ include: typeof supplierPartInclude }>;

export function supplierPartView(row: SupplierPartRow) {
  const manufacturer = [row.manufacturer_part?.manufacturer?.name, row.manufacturer_part?.MPN].filter(Boolean).join(' | ');
  const name = [row.supplier.name, row.SKU, manufacturer].filter(Boolean).join(' | ');
  return {
    ...plain(row),
    label: name,
    pretty_name: name,
    manufacturer_string: manufacturer,
    supplier: { ...plain(row.supplier), get_absolute_url: itemUrl('company', row.supplier.pk) },
    manufacturer_part: optional(row.manufacturer_part, manufacturerPartView),
    price_breaks: row.pricebreaks.map((pricebreak) => plain(pricebreak)),
    has_price_breaks: row.pricebreaks.length > 0,
    barcode: barcode('supplierpart', row.pk),
    get_absolute_url: `/web/purchasing/supplier-part/${row.pk}`,
  };
}
export type SupplierPartView = ReturnType<typeof supplierPartView>;

export const manufacturerPartInclude = { manufacturer: true } satisfies Prisma.ManufacturerPartInclude;

export function manufacturerPartView(row: Prisma.ManufacturerPartGetPayload<{ include: typeof manufacturerPartInclude }>) {
  return {
    ...plain(row),
    manufacturer: optional(row.manufacturer, (company) => plain(company)),
    barcode: barcode('manufacturerpart', row.pk),
  };
}
