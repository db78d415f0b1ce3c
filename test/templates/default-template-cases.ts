import type { ModelType } from '../../src/database/client/enums.ts';
import type { ItemContexts } from '../../src/inventory/load-item-contexts.ts';
import type { Context } from './print-default.ts';

type ContextOf<Type extends ModelType> = ItemContexts[Type] extends Map<number, infer Item> ? Item : never;
type Text = string | null | undefined;

/** What the tests know of one default template. */
interface TemplateCase<Item, Row> {
  /** Of the demo, largest first, then the smallest and those with gaps. A template that merges prints all of them in one document. */
  records: [number, ...number[]];
  /** What a reader looks for; what is empty need not be there. */
  texts(item: Item): Text[];
  /** Its main table. */
  table: {
    /** The list itself, so that tests can make it longer. */
    rows(item: Item): Row[];
    /** Words of its head. */
    head: string;
    /** Makes a text a remark in the row. */
    remark(row: Row, text: string): void;
  };
}

/** As the tests use it, for any context. */
export type AnyTemplateCase = TemplateCase<Context, unknown>;

/** Ties a case to the type of its record's context; `forMerged` to that of a document over several records. */
const forItem =
  <Type extends ModelType>(_modelType: Type) =>
  <Row>(templateCase: TemplateCase<ContextOf<Type>, Row>) =>
    templateCase as unknown as AnyTemplateCase;
export const forMerged =
  <Type extends ModelType>(_modelType: Type) =>
  <Row>(templateCase: TemplateCase<{ instances: ContextOf<Type>[] }, Row>) =>
    templateCase as unknown as AnyTemplateCase;

const nameOf = (part: { name: string; IPN: string | null } | null | undefined): Text[] => [part?.name, part?.IPN];

const chargesOf = (lines: { reference: string; description: string; notes: string }[]): Text[] =>
  lines.flatMap(({ reference, description, notes }) => [reference, description, notes]);

const addressOf = (address: Record<'line1' | 'line2' | 'postal_code' | 'postal_city' | 'country', string> | null | undefined): Text[] => [
  address?.line1,
  address?.line2,
  address?.postal_code,
  address?.postal_city,
  address?.country,
];

/** One per default template, by its name. */
export const templateCases: Record<string, AnyTemplateCase> = {
  'Build order': forItem('build')({
    records: [1, 2, 3],
    texts: ({ reference, build, line_items }) => [
      reference,
      build.title,
      ...line_items.flatMap(({ part, bom_item, allocations }) => [
        ...nameOf(part),
        bom_item.reference,
        bom_item.note,
        ...allocations.map(({ stock_item }) => stock_item.batch),
      ]),
    ],
    table: {
      rows: ({ line_items }) => line_items,
      head: 'Allocated stock',
      remark: ({ bom_item }, text) => void (bom_item.note = text),
    },
  }),
  'Build line': forItem('buildline')({
    records: [3, 1, 58, 62, 85],
    texts: ({ build, part, bom_item, allocations }) => [
      build.reference,
      build.part.full_name,
      ...nameOf(part),
      bom_item.reference,
      bom_item.note,
      ...bom_item.substitutes.flatMap((substitute) => nameOf(substitute.part)),
      ...allocations.flatMap(({ stock_item }) => [stock_item.location?.name, stock_item.batch]),
    ],
    table: {
      rows: ({ allocations }) => allocations,
      head: 'Picked',
      remark: ({ stock_item }, text) => void (stock_item.batch = text),
    },
  }),
  'Bill of materials': forItem('part')({
    records: [10, 1, 12, 13, 3],
    texts: ({ part, bom_items }) => [
      ...nameOf(part),
      part.description,
      ...bom_items.flatMap(({ sub_part, reference, note }) => [...nameOf(sub_part), sub_part.description, reference, note]),
    ],
    table: { rows: ({ bom_items }) => bom_items, head: 'Quantity', remark: (line, text) => void (line.note = text) },
  }),
  'Test report': forItem('stockitem')({
    records: [1, 2, 3, 7, 21, 201],
    texts: ({ part, test_template_list, results, installed_items }) => [
      part.name,
      ...test_template_list.flatMap(({ test_name, description }) => [test_name, description]),
      ...Object.values(results).flatMap(({ value, notes }) => [value, notes]),
      ...installed_items.flatMap((installed) => [...nameOf(installed.part), installed.serial]),
    ],
    table: {
      rows: ({ installed_items }) => installed_items,
      head: 'Serial number',
      // Without its pk, since results name the item that they are of.
      remark: (installed, text) => void Object.assign(installed, { pk: 0, batch: text }),
    },
  }),
  'Purchase order': forItem('purchaseorder')({
    records: [1, 2],
    texts: ({ order, reference, supplier, lines, extra_lines }) => [
      reference,
      supplier?.name,
      ...addressOf(order.order_address),
      ...lines.flatMap(({ part, notes, reference: position }) => [part?.SKU, part?.part.name, notes, position]),
      ...chargesOf(extra_lines),
    ],
    table: { rows: ({ lines }) => lines, head: 'Quantity', remark: (line, text) => void (line.notes = text) },
  }),
  'Sales order': forItem('salesorder')({
    records: [1, 2, 3],
    texts: ({ order, reference, customer, lines, extra_lines }) => [
      reference,
      customer?.name,
      ...addressOf(customer?.primary_address),
      ...addressOf(order.order_address),
      ...lines.flatMap(({ part, notes, reference: position }) => [...nameOf(part), notes, position]),
      ...chargesOf(extra_lines),
    ],
    table: { rows: ({ lines }) => lines, head: 'Quantity', remark: (line, text) => void (line.notes = text) },
  }),
  'Packing list': forItem('salesordershipment')({
    records: [2, 1, 3],
    texts: ({ reference, order, tracking_number, allocations, address }) => [
      reference,
      ...addressOf(address),
      order.reference,
      order.customer?.name,
      tracking_number,
      ...allocations.flatMap(({ item }) => [...nameOf(item.part), item.serial, item.batch]),
    ],
    table: {
      rows: ({ allocations }) => allocations,
      head: 'Packed',
      // A batch of its own keeps the row apart from the others of its line.
      remark: ({ item }, text) => void (item.batch = text),
    },
  }),
  'Return order': forItem('returnorder')({
    records: [3, 1, 2],
    texts: ({ reference, customer, lines, extra_lines }) => [
      reference,
      customer?.name,
      ...lines.flatMap(({ item, notes }) => [...nameOf(item.part), item.serial, notes]),
      ...chargesOf(extra_lines),
    ],
    table: { rows: ({ lines }) => lines, head: 'Serial number', remark: (line, text) => void (line.notes = text) },
  }),
  'Company sheet': forItem('company')({
    records: [1, 2, 4, 7, 8, 9],
    texts: ({ company }) => [
      company.name,
      company.description,
      company.tax_id,
      ...company.addresses.flatMap(addressOf),
      ...company.contacts.flatMap(({ name, role, phone, email }) => [name, role, phone, email]),
      ...company.supplied_parts.flatMap(({ SKU, part, note }) => [SKU, part.name, note]),
      ...company.manufactured_parts.map(({ MPN }) => MPN),
      ...[...company.purchase_orders, ...company.sales_orders, ...company.return_orders].map(({ reference }) => reference),
    ],
    table: { rows: ({ company }) => company.supplied_parts, head: 'Item', remark: (item, text) => void (item.note = text) },
  }),
  'Selected stock items': forMerged('stockitem')({
    records: [1, 2, 4, 6, 7, 8, 21, 33, 41, 101, 201, 202],
    texts: ({ instances }) =>
      instances.flatMap(({ item, part }) => [...nameOf(part), item.serial, item.batch, item.location?.name, item.customer?.name]),
    table: {
      rows: ({ instances }) => instances,
      head: 'Location',
      // One and the same part, so that the rows stand in the order of their batches.
      remark: (instance, text) => void Object.assign(instance.item, { part: { ...instance.item.part, full_name: 'Part' }, batch: text }),
    },
  }),
  'Stock location': forItem('stocklocation')({
    records: [1, 3, 4, 13, 9],
    texts: ({ location, parent, stock_items }) => [
      location.name,
      location.description,
      parent?.name,
      ...stock_items.flatMap((item) => [...nameOf(item.part), item.serial, item.batch, item.location?.name]),
    ],
    table: {
      rows: ({ stock_items }) => stock_items,
      head: 'Quantity',
      remark: (item, text) => void Object.assign(item, { location: null, part: { ...item.part, full_name: 'Part' }, batch: text }),
    },
  }),
};
