import { Readable } from 'node:stream';
import type { ExportSource } from '../../src/inventory/import-export.ts';

interface TestRecord {
  model: string;
  pk: number;
  fields: Record<string, unknown>;
}

export function record(model: string, pk: number, fields: Record<string, unknown>): TestRecord {
  return { model, pk, fields };
}

/** A file's content without the file. */
export function source(content: string | Uint8Array | unknown[]): ExportSource {
  const bytes = Array.isArray(content) ? JSON.stringify(content) : content;
  return Readable.from([Buffer.from(bytes as string)]);
}

/**
 * A small company: a lamp (a variant of the template Light) of a board (inherited from Light, with a substitute) and
 * two screws, a build order that it is made by, tested lamps with boards built in, and one order of each kind.
 */
export const smallExport = [
  record('auth.user', 1, {
    username: 'ada',
    password: 'pbkdf2_sha256$1$secret$hash',
    first_name: 'Ada',
    last_name: 'L',
    email: 'ada@example.org',
    is_staff: true,
    is_superuser: false,
    is_active: true,
    date_joined: '2026-01-01T00:00:00Z',
    last_login: null,
    groups: [['builders']],
    user_permissions: [],
  }),
  record('auth.group', 1, { name: 'builders', permissions: [] }),
  record('users.ruleset', 1, { name: 'build', group: ['builders'], can_view: true, can_add: true, can_change: false, can_delete: false }),
  record('users.owner', 5, { owner_type: ['auth', 'group'], owner_id: 1 }),
  record('company.company', 1, { name: 'ACME', description: 'Parts', currency: 'EUR', is_supplier: true, is_manufacturer: true }),
  record('company.company', 2, { name: 'Buyer', description: '', currency: '', is_customer: true }),
  record('company.address', 1, { company: 2, title: 'Other', primary: false, line1: 'Nowhere 1' }),
  record('company.address', 2, {
    company: 2,
    title: 'Main',
    primary: true,
    line1: 'High Street 1',
    postal_code: '1010',
    postal_city: 'Vienna',
    country: 'Austria',
  }),
  record('part.partcategory', 2, { name: 'Lamps', description: '', parent: 1, pathstring: 'Things/Lamps' }),
  record('part.partcategory', 1, { name: 'Things', description: '', parent: null, pathstring: 'Things' }),
  record('stock.stocklocation', 1, { name: 'Store', description: '', parent: null, pathstring: 'Store' }),
  record('stock.stocklocation', 2, { name: 'Shelf', description: 'Top', parent: 1, pathstring: 'Store/Shelf' }),
  record('part.part', 2, {
    name: 'Desk lamp',
    IPN: 'L-1',
    revision: 'B',
    variant_of: 1,
    category: 2,
    description: 'A lamp',
    assembly: true,
    trackable: true,
  }),
  record('part.part', 1, { name: 'Light', is_template: true, category: 2, description: 'Any lamp', assembly: true }),
  record('part.part', 3, { name: 'Board', IPN: 'B-1', category: 1, description: 'With LEDs' }),
  record('part.part', 4, { name: 'Screw', category: 1, description: 'M3' }),
  record('part.part', 5, { name: 'Board, old', category: 1, description: 'Substitute' }),
  record('part.bomitem', 10, { part: 2, sub_part: 4, quantity: '2.00000', reference: 'S1,S2', note: 'Tight' }),
  record('part.bomitem', 9, { part: 1, sub_part: 3, quantity: '1.00000', inherited: true, reference: 'U1' }),
  record('part.bomitem', 8, { part: 1, sub_part: 4, quantity: '1.00000', inherited: false, reference: 'not for variants' }),
  record('part.bomitemsubstitute', 1, { bom_item: 9, part: 5 }),
  record('common.parametertemplate', 1, { name: 'Colour', units: '', description: '' }),
  record('common.parameter', 1, { model_type: ['part', 'part'], model_id: 2, template: 1, data: 'Red', data_numeric: null }),
  record('part.parttesttemplate', 1, { part: 1, test_name: 'Burn in', key: 'burnin', required: false, enabled: true }),
  record('part.parttesttemplate', 2, { part: 2, test_name: 'Firmware', key: 'firmware', required: true, enabled: true }),
  record('part.parttesttemplate', 3, { part: 3, test_name: 'Solder', key: 'solder', required: true, enabled: true }),
  record('company.supplierpart', 1, { part: 3, supplier: 1, SKU: 'AC-77', pack_quantity: '10', pack_quantity_native: '10' }),
  record('order.salesorder', 1, {
    reference: 'SO-1',
    customer: 2,
    status: 15,
    description: 'Lamps',
    target_date: '2026-03-01',
    order_currency: null,
    contact: null,
    address: null,
  }),
  record('build.build', 1, {
    reference: 'BO-1',
    title: 'Make lamps',
    part: 2,
    quantity: 10,
    completed: 4,
    status: 20,
    creation_date: '2026-02-01',
    target_date: '2026-03-01',
    issued_by: ['ada'],
    responsible: 5,
    sales_order: 1,
    destination: 1,
  }),
  record('build.buildline', 1, { build: 1, bom_item: 10, quantity: '20.00000', consumed: '2.00000' }),
  record('build.buildline', 2, { build: 1, bom_item: 9, quantity: '10.00000', consumed: '0.00000' }),
  record('stock.stockitem', 4, { part: 4, quantity: '100.50000', location: 2, batch: 'X', supplier_part: null, status: 10 }),
  record('stock.stockitem', 5, { part: 3, quantity: '1.00000', serial: '7', belongs_to: 1, location: null, status: 10 }),
  record('stock.stockitem', 6, { part: 4, quantity: '1.00000', belongs_to: 5, location: null, status: 10 }),
  record('stock.stockitem', 1, {
    part: 2,
    quantity: '1.00000',
    serial: '42',
    location: 1,
    build: 1,
    is_building: false,
    status: 10,
    purchase_price: '12.500000',
    purchase_price_currency: 'EUR',
  }),
  record('stock.stockitem', 2, { part: 2, quantity: '1.00000', serial: '43', location: 1, build: 1, is_building: true, status: 55 }),
  record('stock.stockitem', 3, { part: 3, quantity: '25.00000', location: 2, supplier_part: 1, status: 10 }),
  record('stock.stockitem', 7, { part: 4, quantity: '3.00000', parent: 4, location: 1, status: 10 }),
  record('build.builditem', 1, { build_line: 1, stock_item: 4, quantity: '15.50000', install_into: 1 }),
  record('build.builditem', 2, { build_line: 1, stock_item: 7, quantity: '3.00000', install_into: null }),
  record('stock.stockitemtestresult', 1, {
    stock_item: 1,
    template: 2,
    result: false,
    value: '1.0',
    user: ['ada'],
    date: '2026-02-01T10:00:00Z',
  }),
  record('stock.stockitemtestresult', 3, { stock_item: 1, template: 2, result: true, value: '1.1', user: 1, date: '2026-02-03T10:00:00Z' }),
  record('stock.stockitemtestresult', 2, {
    stock_item: 1,
    template: 2,
    result: false,
    value: '1.2',
    user: null,
    date: '2026-02-02T10:00:00Z',
  }),
  record('stock.stockitemtestresult', 4, {
    stock_item: 5,
    template: 3,
    result: true,
    value: 'ok',
    user: null,
    date: '2026-02-02T10:00:00Z',
  }),
  record('order.salesorderlineitem', 1, {
    order: 1,
    part: 2,
    quantity: '3.00000',
    sale_price: '19.990000',
    sale_price_currency: 'EUR',
    shipped: '0',
  }),
  record('order.salesorderlineitem', 2, { order: 1, part: 4, quantity: '3.00000', sale_price: null }),
  record('order.salesordershipment', 1, { order: 1, reference: '1', tracking_number: 'TRK' }),
  record('order.salesorderallocation', 1, { line: 1, shipment: 1, item: 1, quantity: '1.00000' }),
  record('order.purchaseorder', 1, {
    reference: 'PO-1',
    supplier: 1,
    status: 20,
    description: 'Boards',
    total_price: '5.000000',
    total_price_currency: 'EUR',
  }),
  record('order.purchaseorderlineitem', 1, {
    order: 1,
    part: 1,
    quantity: '3.00000',
    received: '1.00000',
    purchase_price: '0.105000',
    purchase_price_currency: 'EUR',
    reference: 'first',
  }),
  record('order.purchaseorderextraline', 1, {
    order: 1,
    quantity: '2.00000',
    reference: 'Freight',
    price: '4.500000',
    price_currency: 'EUR',
  }),
  record('order.returnorder', 1, { reference: 'RMA-1', customer: 2, status: 10, description: 'Broken' }),
  record('order.returnorderlineitem', 1, { order: 1, item: 1, quantity: '1.00000', outcome: 30, received_date: null, price: null }),
];
