import { barcodeMembers, parameterMembers, urlMember } from '../common-members.ts';
import type { StockLocation as StockLocationRow } from '../context-types.ts';
import { alias, batch, column, defineModel, list, optional, related, valuesOf } from '../declare.ts';
import { trees } from '../relatives.ts';
import { loadStockBelow } from '../stock-below.ts';
import { pathMembers, treeMembers } from '../tree-members.ts';

const value = valuesOf<StockLocationRow>();

export const StockLocation = defineModel('StockLocation', {
  description: 'A place where stock is kept.',
  members: {
    name: column('text', 'Its name.'),
    description: column('text', 'What it is, in a few words.'),
    pathstring: column('text', 'Names from the root, joined by `/`.'),
    structural: column('boolean', 'Whether it only groups others and holds no stock itself.'),
    external: column('boolean', 'Whether it is outside the house.'),
    custom_icon: column('text | null', 'Name of an icon of its own.'),
    barcode_data: column('text', 'Contents of a bar code that was assigned by hand; empty: none.'),
    parent: optional('StockLocation', 'The place that it is in.'),
    owner: optional('Owner', 'Who is responsible for it.'),
    location_type: optional('StockLocationType', 'What kind of place it is.'),
    label: alias('Names from the root, joined by `/`.', 'pathstring'),
    str: value(
      'text',
      'As InvenTree prints it: path and description.',
      ['pathstring', 'description'],
      (row) => `${row.pathstring} - ${row.description}`,
    ),
    icon: value(
      'text',
      'Name of its icon, else that of its kind; empty: none.',
      ['custom_icon', 'location_type.icon'],
      ({ custom_icon, location_type }) => custom_icon || location_type?.icon || '',
    ),
    ...urlMember('stocklocation'),
    ...barcodeMembers('stocklocation'),
    ...parameterMembers('stock.stocklocation'),
    ...treeMembers('StockLocation', trees.locations),
    ...pathMembers('StockLocation', trees.locations),
    get_location_owner: related('Owner | null', 'Who is responsible for it, else for the nearest place around it.', loadStockBelow),
    children: list('StockLocation', 'parent_id', 'Places directly in it.', { orderBy: 't.name, t.pk' }),
    stock_items: list('StockItem', 'location_id', 'Stock that is directly here.'),
    get_items: alias('The same as `stock_items`.', 'stock_items'),
    get_stock_items: related('StockItem[]', 'Stock here and in all places below.', loadStockBelow),
    item_count: batch('number', 'How many stock items are here and in all places below.', loadStockBelow),
    stock_item_count: alias('The same as `item_count`.', 'item_count'),
    sourcing_builds: list('Build', 'take_from_id', 'Build orders that take stock from here.'),
    incoming_builds: list('Build', 'destination_id', 'Build orders whose outputs come here.'),
    purchase_orders: list('PurchaseOrder', 'destination_id', 'Purchase orders that come here.'),
    po_lines: list('PurchaseOrderLineItem', 'destination_id', 'Lines of purchase orders that come here.'),
    default_categories: list('PartCategory', 'default_location_id', 'Categories whose parts are kept here by default.'),
    default_parts: list('Part', 'default_location_id', 'Parts that are kept here by default.'),
  },
  summary: ['label', 'get_absolute_url', 'barcode'],
});

export const StockLocationType = defineModel('StockLocationType', {
  description: 'A kind of places: shelf, box, room.',
  members: {
    name: column('text', 'Its name.'),
    description: column('text', 'What it is, in a few words.'),
    icon: column('text | null', 'Name of its icon.'),
    label: alias('The same as `name`.', 'name'),
    str: alias('The same as `name`.', 'name'),
    stock_locations: list('StockLocation', 'location_type_id', 'Places of this kind.'),
  },
});
