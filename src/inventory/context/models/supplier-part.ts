import { barcodeMembers, parameterMembers } from '../common-members.ts';
import type { ManufacturerPart as ManufacturerPartRow, SupplierPart as SupplierPartRow } from '../context-types.ts';
import { alias, column, defineModel, list, optional, reference, related, valuesOf } from '../declare.ts';
import { unitPrice } from '../unit-price.ts';
import { loadOrdersOfSupplierParts } from '../orders-of-parts.ts';

const value = valuesOf<SupplierPartRow>();

export const SupplierPart = defineModel('SupplierPart', {
  description: 'A part as a supplier sells it.',
  members: {
    SKU: column('text', "The supplier's number: stock keeping unit."),
    active: column('boolean', 'Whether it is still in use.'),
    primary: column('boolean', 'Whether the part is bought here by default.'),
    link: column('text | null', 'Address of its page at the supplier.'),
    description: column('text | null', 'What the supplier calls it.'),
    note: column('text | null', 'A short note.'),
    notes: column('text | null', 'Notes, in Markdown.'),
    base_cost: column('number', 'Cost that comes on top of each order, such as handling.'),
    packaging: column('text | null', 'How it is packed: `reel`, `box`.'),
    pack_quantity: column('text', 'How much a pack holds, as typed, with a unit: `25 m`.'),
    pack_quantity_native: column('number', "How much a pack holds, in the part's unit."),
    multiple: column('number', 'Ordered in multiples of this.'),
    available: column('number', 'How many the supplier said he has.'),
    availability_updated: column('datetime | null', "When the supplier's stock was noted."),
    updated: column('datetime | null', 'When it was last changed.'),
    barcode_data: column('text', 'Contents of a bar code that was assigned by hand; empty: none.'),
    part: reference('Part', 'What it is with us.'),
    supplier: reference('Company', 'Who sells it.'),
    manufacturer_part: optional('ManufacturerPart', 'What it is at its manufacturer.'),
    manufacturer_string: value(
      'text',
      'Manufacturer and its number: `Yageo | RC0805`; empty: not known.',
      ['manufacturer_part.manufacturer.name', 'manufacturer_part.MPN'],
      ({ manufacturer_part }) => [manufacturer_part?.manufacturer?.name, manufacturer_part?.MPN].filter(Boolean).join(' | '),
    ),
    pretty_name: value(
      'text',
      'Supplier, number and manufacturer: `ACME | AC-77 | Yageo | RC0805`.',
      ['supplier.name', 'SKU', 'manufacturer_string'],
      ({ supplier, SKU, manufacturer_string }) => [supplier.name, SKU, manufacturer_string].filter(Boolean).join(' | '),
    ),
    label: alias('The same as `pretty_name`.', 'pretty_name'),
    name: alias('The same as `pretty_name`.', 'pretty_name'),
    str: alias('The same as `pretty_name`.', 'pretty_name'),
    get_absolute_url: value(
      'text',
      "Its page in InvenTree's interface, below the server's address.",
      ['pk'],
      ({ pk }) => `/web/purchasing/supplier-part/${pk}`,
    ),
    ...barcodeMembers('supplierpart'),
    ...parameterMembers('company.supplierpart'),
    pricebreaks: list('SupplierPriceBreak', 'part_id', 'Prices by quantity.', { orderBy: 't.quantity, t.pk' }),
    price_breaks: alias('The same as `pricebreaks`.', 'pricebreaks'),
    has_price_breaks: column('boolean', 'Whether it has prices.', 'EXISTS (SELECT 1 FROM "SupplierPriceBreak" b WHERE b.part_id = t.pk)'),
    unit_pricing: value(
      'number | null',
      'What one costs; null: no price is known.',
      ['base_cost', 'multiple', 'pricebreaks.quantity', 'pricebreaks.price'],
      ({ base_cost, multiple, pricebreaks }) => unitPrice(pricebreaks, base_cost, multiple),
    ),
    base_quantity: alias("How much a pack holds, in the part's unit.", 'pack_quantity_native'),
    purchase_order_line_items: list('PurchaseOrderLineItem', 'part_id', 'Lines of orders to the supplier.'),
    purchase_orders: related('PurchaseOrder[]', 'Orders that it is in.', loadOrdersOfSupplierParts),
    open_orders: related('PurchaseOrderLineItem[]', 'Lines of open orders that have not all arrived.', loadOrdersOfSupplierParts),
    stock_items: list('StockItem', 'supplier_part_id', 'Stock that came from here.'),
  },
  summary: ['label', 'pretty_name', 'manufacturer_string', 'get_absolute_url', 'barcode'],
  full: ['supplier', 'manufacturer_part.**', 'price_breaks', 'has_price_breaks'],
});

const manufacturerPart = valuesOf<ManufacturerPartRow>();

export const ManufacturerPart = defineModel('ManufacturerPart', {
  description: 'A part as its manufacturer makes it.',
  members: {
    MPN: column('text | null', "The manufacturer's part number."),
    link: column('text | null', 'Address of its page at the manufacturer.'),
    description: column('text | null', 'What the manufacturer calls it.'),
    notes: column('text | null', 'Notes, in Markdown.'),
    barcode_data: column('text', 'Contents of a bar code that was assigned by hand; empty: none.'),
    part: reference('Part', 'What it is with us.'),
    manufacturer: optional('Company', 'Who makes it.'),
    label: manufacturerPart('text', 'Manufacturer and number: `Yageo | RC0805`.', ['manufacturer.name', 'MPN'], ({ manufacturer, MPN }) =>
      [manufacturer?.name, MPN].filter(Boolean).join(' | '),
    ),
    str: alias('The same as `label`.', 'label'),
    ...barcodeMembers('manufacturerpart'),
    ...parameterMembers('company.manufacturerpart'),
    supplier_parts: list('SupplierPart', 'manufacturer_part_id', 'Where it is sold.'),
  },
  summary: ['barcode'],
  full: ['manufacturer'],
});
