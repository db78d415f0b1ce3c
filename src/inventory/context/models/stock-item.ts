import { attachmentMembers, barcodeMembers, statusMembers, urlMember } from '../common-members.ts';
import type { StockItem as StockItemRow } from '../context-types.ts';
import { alias, batch, column, defineModel, list, optional, reference, related, valuesOf } from '../declare.ts';
import { loadInstalledItems } from '../installed-items.ts';
import { stockItemName } from '../../names.ts';
import { trees } from '../relatives.ts';
import { loadSerialNeighbours } from '../serial-neighbours.ts';
import { IN_STOCK, openStatuses, PENDING_ALLOCATION, statusText } from '../status-text.ts';
import { loadTestResults, type TestStatus } from '../test-results.ts';
import { treeMembers } from '../tree-members.ts';

const value = valuesOf<StockItemRow>();

export const StockItem = defineModel('StockItem', {
  description: 'A quantity of a part at one place, or one piece with a serial number.',
  members: {
    quantity: column('number', "How many there are, in the part's unit."),
    serial: column('text | null', 'Serial number.'),
    serial_int: column('number', 'Serial number as a number, for ordering.'),
    batch: column('text | null', 'Batch code.'),
    status: column(
      'number',
      "InvenTree's code: 10 OK, 50 Attention needed, 55 Damaged, 60 Destroyed, 65 Rejected, 70 Lost, 75 Quarantined, 85 Returned.",
    ),
    status_custom_key: column('number | null', 'Code of a status that the server defined itself; null: none.'),
    packaging: column('text | null', 'How it is packed: `reel`, `box`.'),
    is_building: column('boolean', 'Whether it is still being made.'),
    expiry_date: column('date | null', 'Day it expires.'),
    stocktake_date: column('date | null', 'Day it was last counted.'),
    review_needed: column('boolean', 'Whether somebody should look at it.'),
    delete_on_deplete: column('boolean', 'Whether it is deleted when it is used up.'),
    purchase_price: column('money | null', 'What one piece was bought for.'),
    purchase_price_currency: column('text', 'Currency of the price, ISO 4217.'),
    link: column('text', 'Address of a page about it elsewhere.'),
    notes: column('text | null', 'Notes, in Markdown.'),
    updated: column('datetime | null', 'When it was last changed.'),
    barcode_data: column('text', 'Contents of a bar code that was assigned by hand; empty: none.'),
    barcode_hash: column('text', 'Check sum of that bar code; empty: none.'),
    part: reference('Part', 'What it is.'),
    supplier_part: optional('SupplierPart', 'Where it was bought.'),
    location: optional('StockLocation', 'Where it is.'),
    belongs_to: optional('StockItem', 'The item that it is installed in.'),
    parent: optional('StockItem', 'The item that it was split off from.'),
    customer: optional('Company', 'Who has it.'),
    build: optional('Build', 'The build order that made it.'),
    consumed_by: optional('Build', 'The build order that used it up.'),
    purchase_order: optional('PurchaseOrder', 'The order that it came with.'),
    sales_order: optional('SalesOrder', 'The order that it left with.'),
    stocktake_user: optional('User', 'Who last counted it.'),
    owner: optional('Owner', 'Who is responsible for it.'),
    label: value(
      'text',
      '`1000 x R_1K @ Reel Storage`, or `Widget #46 @ Factory`.',
      ['serial', 'quantity', 'part.IPN', 'part.name', 'part.revision', 'location.name'],
      stockItemName,
    ),
    str: alias('The same as `label`.', 'label'),
    ...urlMember('stockitem'),
    ...barcodeMembers('stockitem'),
    ...attachmentMembers('stockitem'),
    ...statusMembers,
    status_text: value('text', 'What its status is called: `OK`.', ['status'], ({ status }) => statusText('stockitem', status)),
    status_label: alias('The same as `status_text`.', 'status_text'),
    serialized: value(
      'boolean',
      'Whether it is one piece with a serial number.',
      ['serial', 'quantity'],
      ({ serial, quantity }) => Boolean(serial) && quantity === 1,
    ),
    in_stock: column(
      'boolean',
      'Whether it counts as stock: not used up, sold, given away, installed or still being made.',
      `(${IN_STOCK})`,
    ),
    is_in_stock: alias('The same as `in_stock`.', 'in_stock'),
    is_expired: value(
      'boolean',
      'Whether it is in stock and past its day.',
      ['in_stock', 'expiry_date'],
      ({ in_stock, expiry_date }, { today }) => in_stock && expiry_date !== null && expiry_date < today,
    ),
    get_part_name: alias("Its part's full name.", 'part.full_name'),
    get_item_owner: alias('The same as `owner`.', 'owner'),
    ...treeMembers('StockItem', trees.stockItems),
    children: list('StockItem', 'parent_id', 'Items that were split off from it.'),
    get_children: alias('The same as `children`.', 'children'),
    child_count: column(
      'number',
      'How many items were split off from it.',
      '(SELECT count(*) FROM "StockItem" c WHERE c.parent_id = t.pk)',
    ),
    installed_parts: list('StockItem', 'belongs_to_id', 'Items that are installed in it, first level.'),
    get_installed_items: related('StockItem[]', 'Items that are installed in it, on all levels.', loadInstalledItems),
    get_next_stock_item: related('StockItem | null', 'The item of the part with the next serial number.', loadSerialNeighbours),
    get_previous_stock_item: related('StockItem | null', 'The item of the part with the serial number before.', loadSerialNeighbours),
    get_next_serialized_item: alias('The same as `get_next_stock_item`.', 'get_next_stock_item'),

    allocations: list('BuildItem', 'stock_item_id', 'What is set aside of it for build orders.'),
    items_to_install: list('BuildItem', 'install_into_id', 'What build orders will install in it.'),
    sales_order_allocations: list('SalesOrderAllocation', 'item_id', 'What is set aside of it for sales orders.'),
    get_sales_order_allocations: list(
      'SalesOrderAllocation',
      'item_id',
      'What is set aside of it for open sales orders and has not left.',
      {
        where: PENDING_ALLOCATION,
      },
    ),
    return_order_lines: list('ReturnOrderLineItem', 'item_id', 'Lines of return orders that it is in.'),
    sales_order_allocation_count: column(
      'number',
      'How many are set aside for open sales orders.',
      `(SELECT coalesce(sum(a.quantity), 0) FROM "SalesOrderAllocation" a JOIN "SalesOrderLineItem" l ON l.pk = a.line_id
         JOIN "SalesOrder" o ON o.pk = l.order_id AND o.status IN (${openStatuses.salesorder.join(', ')})
         LEFT JOIN "SalesOrderShipment" s ON s.pk = a.shipment_id WHERE a.item_id = t.pk AND s.shipment_date IS NULL)`,
    ),
    build_allocation_count: column(
      'number',
      'How many are set aside for build orders.',
      '(SELECT coalesce(sum(a.quantity), 0) FROM "BuildItem" a WHERE a.stock_item_id = t.pk)',
    ),
    allocation_count: value(
      'number',
      'How many are set aside.',
      ['build_allocation_count', 'sales_order_allocation_count'],
      (row) => row.build_allocation_count + row.sales_order_allocation_count,
    ),
    is_allocated: value('boolean', 'Whether some are set aside.', ['allocation_count'], (row) => row.allocation_count > 0),
    can_adjust_location: value(
      'boolean',
      'Whether it can be moved: it is not with a customer and not installed.',
      ['customer_id', 'belongs_to_id', 'sales_order_id'],
      (row) => [row.customer_id, row.belongs_to_id, row.sales_order_id].every((pk) => pk === null),
    ),
    has_installed_items: column(
      'boolean',
      'Whether items are installed in it.',
      'EXISTS (SELECT 1 FROM "StockItem" c WHERE c.belongs_to_id = t.pk)',
    ),
    can_delete: value(
      'boolean',
      'Whether it can be deleted: nothing is installed in it, and it was not sold.',
      ['has_installed_items', 'sales_order_id'],
      (row) => !row.has_installed_items && row.sales_order_id === null,
    ),
    can_merge: value(
      'boolean',
      'Whether it can be merged with another: it is in stock, has no serial number, and nothing is installed in it.',
      ['in_stock', 'serialized', 'has_installed_items'],
      (row) => row.in_stock && !row.serialized && !row.has_installed_items,
    ),

    test_results: list('StockItemTestResult', 'stock_item_id', 'All results of its tests, oldest first.', {
      orderBy: 't.date NULLS FIRST, t.pk',
    }),
    getTestResults: alias('The same as `test_results`.', 'test_results'),
    results: related(
      'Record<string, StockItemTestResult>',
      'The newest result of each test, by key; those of installed items fill the gaps.',
      loadTestResults,
    ),
    result_list: related(
      'StockItemTestResult[]',
      'The newest result of each test; items that are installed on the first level fill the gaps.',
      loadTestResults,
    ),
    tests: related('Record<string, StockItemTestResult>', 'The newest result of each test, by key, of this item alone.', loadTestResults),
    get_test_keys: batch(
      'text[]',
      'Keys of the tests: required ones, then optional ones, then those that only have results.',
      loadTestResults,
    ),
    requiredTestStatus: batch(
      'json',
      'How many tests it has to pass, has passed and has failed: `{ total, passed, failed }`.',
      loadTestResults,
    ),
    required_test_count: value('number', 'How many tests it has to pass.', ['requiredTestStatus'], (row) => statusOf(row).total),
    hasRequiredTests: value(
      'boolean',
      'Whether there are tests that it has to pass.',
      ['requiredTestStatus'],
      (row) => statusOf(row).total > 0,
    ),
    passedAllRequiredTests: value('boolean', 'Whether it has passed all tests that it has to.', ['requiredTestStatus'], (row) => {
      const { total, passed } = statusOf(row);
      return passed >= total;
    }),
  },
  summary: ['label', 'get_absolute_url', 'status_text'],
  full: [
    'status_label',
    'serialized',
    'in_stock',
    'child_count',
    'barcode',
    'part.**',
    'location',
    'supplier_part.**',
    'customer',
    'build',
    'consumed_by',
    'purchase_order',
    'sales_order',
    'belongs_to',
    'parent',
    'stocktake_user',
  ],
});

function statusOf({ requiredTestStatus }: { requiredTestStatus: unknown }): TestStatus {
  return requiredTestStatus as TestStatus;
}
