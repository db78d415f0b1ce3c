import { companies } from './companies.ts';
import { allParts, type Category, type Part } from './parts.ts';
import { price, quantity, record, type DemoRecord } from './records.ts';

interface Source {
  supplier: number;
  manufacturer?: number;
  prefix: string;
  /** EUR each, for small quantities. */
  unitPrice: number;
  packaging?: string;
}

const sources: Partial<Record<Category, Source>> = {
  resistors: { supplier: companies.nordkomp, manufacturer: companies.keystone, prefix: 'NK-R', unitPrice: 0.008, packaging: 'Reel' },
  capacitors: { supplier: companies.nordkomp, manufacturer: companies.keystone, prefix: 'NK-C', unitPrice: 0.021, packaging: 'Reel' },
  magnetics: { supplier: companies.nordkomp, manufacturer: companies.keystone, prefix: 'NK-L', unitPrice: 0.34, packaging: 'Reel' },
  semiconductors: { supplier: companies.nordkomp, manufacturer: companies.wavecrest, prefix: 'NK-S', unitPrice: 0.92, packaging: 'Tape' },
  connectors: { supplier: companies.nordkomp, prefix: 'NK-J', unitPrice: 0.41, packaging: 'Tray' },
  electronics: { supplier: companies.nordkomp, prefix: 'NK-E', unitPrice: 2.35 },
  boards: { supplier: companies.nordkomp, prefix: 'NK-P', unitPrice: 1.88, packaging: 'Vacuum pack' },
  sheetMetal: { supplier: companies.brueckner, manufacturer: companies.brueckner, prefix: 'BP-', unitPrice: 6.9 },
  optics: { supplier: companies.brueckner, prefix: 'BP-O', unitPrice: 1.75 },
  fasteners: { supplier: companies.depot, prefix: 'FD', unitPrice: 0.06, packaging: 'Box' },
  cables: { supplier: companies.nordkomp, prefix: 'NK-W', unitPrice: 0.79 },
  packaging: { supplier: companies.cartons, manufacturer: companies.cartons, prefix: 'CC-', unitPrice: 1.12 },
  consumables: { supplier: companies.nordkomp, prefix: 'NK-X', unitPrice: 0.11 },
};

const isBought = (part: Part) => !part.assembly;
/** Supplier parts have their part's pk plus this, so that orders can name them by part. */
const OFFSET = 1000;
export const supplierPartOf = (part: number): number => OFFSET + part;

/** EUR for one piece: the source's price, a little different from part to part. */
export function unitPrice(pk: number): number {
  const part = allParts.find((candidate) => candidate.pk === pk);
  const base = part ? (sources[part.category]?.unitPrice ?? 1) : 1;
  return Number((base * (1 + (pk % 7) / 10)).toFixed(4));
}

export const supplyRecords: DemoRecord[] = allParts.filter(isBought).flatMap((part) => {
  const source = sources[part.category];
  if (!source) return [];
  const pk = supplierPartOf(part.pk);
  const number = String(part.pk).padStart(4, '0');
  return [
    ...(source.manufacturer
      ? [
          record('company.manufacturerpart', pk, {
            part: part.pk,
            manufacturer: source.manufacturer,
            MPN: `${part.IPN}-${number}`,
            description: part.description,
            link: '',
          }),
        ]
      : []),
    record('company.supplierpart', pk, {
      part: part.pk,
      supplier: source.supplier,
      SKU: `${source.prefix}${number}`,
      active: true,
      primary: true,
      manufacturer_part: source.manufacturer ? pk : null,
      link: '',
      description: part.description,
      note: null,
      base_cost: '0.000',
      packaging: source.packaging ?? null,
      pack_quantity: '1',
      pack_quantity_native: '1.0000000000',
      multiple: 1,
      available: '0.000',
    }),
    record('company.supplierpricebreak', pk * 2, {
      part: pk,
      quantity: quantity(1),
      price: price(unitPrice(part.pk)),
      price_currency: 'EUR',
    }),
    record('company.supplierpricebreak', pk * 2 + 1, {
      part: pk,
      quantity: quantity(100),
      price: price(unitPrice(part.pk) * 0.8),
      price_currency: 'EUR',
    }),
  ];
});
