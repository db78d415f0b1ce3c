import { boardComponents, boardLines } from './board-components.ts';
import { addresses, companies, contacts } from './companies.ts';
import { lampParts } from './lamp-components.ts';
import { locations } from './locations.ts';
import { parts } from './parts.ts';
import { counter, owners, people, price, quantity, record, type Day, type DemoRecord } from './records.ts';
import { BOARDS_TO_BUILD } from './stock.ts';
import { supplierPartOf, unitPrice } from './supply.ts';

type Currency = 'EUR' | 'USD';
interface Line {
  part: number;
  count: number;
  price: number;
  done?: number;
  reference?: string;
  notes?: string;
  due?: Day;
}

const total = (lines: { count: number; price: number }[], extra = 0) =>
  price(lines.reduce((sum, line) => sum + line.count * line.price, extra));
const head = {
  start_date: null,
  complete_date: null,
  updated_at: null,
  order_currency: null,
  status_custom_key: null,
  link: '',
  project_code: null,
  responsible: null,
  contact: null,
  address: null,
};

// ---- purchase ----

const short = boardComponents
  .filter((_part, index) => index % 10 === 7)
  .map((part): Line => ({
    part: part.pk,
    count: Math.ceil((boardLines.find((line) => line.part === part)!.quantity * BOARDS_TO_BUILD * 1.25) / 100) * 100,
    price: unitPrice(part.pk),
    notes: part.category === 'resistors' ? 'Full reel, please' : '',
  }));
const metal: Line[] = [
  { part: lampParts.base, count: 100, price: 11.4, done: 100, reference: 'Pos. 10' },
  { part: lampParts.baseWeight, count: 100, price: 7.85, done: 100, reference: 'Pos. 20' },
  { part: lampParts.joint, count: 300, price: 4.2, done: 300, reference: 'Pos. 30', notes: 'Torque protocol enclosed' },
  { part: lampParts.shadeAnthracite, count: 100, price: 9.65, done: 60, reference: 'Pos. 40', notes: 'Rest: week 49 & 50' },
];

const nextPurchaseLine = counter();
const purchaseLines = (order: number, lines: Line[]): DemoRecord[] =>
  lines.map((line, index) =>
    record('order.purchaseorderlineitem', nextPurchaseLine(), {
      order,
      part: supplierPartOf(line.part),
      quantity: quantity(line.count),
      received: quantity(line.done ?? 0),
      purchase_price: price(line.price),
      purchase_price_currency: 'EUR',
      line: String((index + 1) * 10),
      reference: line.reference ?? '',
      notes: line.notes ?? '',
      link: '',
      target_date: null,
      destination: null,
      project_code: null,
      build_order: order === 1 ? 1 : null,
    }),
  );

const purchaseRecords: DemoRecord[] = [
  record('order.purchaseorder', 1, {
    ...head,
    reference: 'PO-0001',
    reference_int: 1,
    supplier: companies.nordkomp,
    supplier_reference: 'AB 771 204',
    description: 'What is short for BO-0001',
    status: 20,
    creation_date: '2026-10-14',
    created_by: people.aylin,
    issue_date: '2026-10-15',
    target_date: '2026-11-09',
    responsible: owners.aylin,
    contact: contacts.freja,
    address: addresses.nordkomp,
    destination: locations.goodsIn,
    received_by: null,
    project_code: 2,
    total_price: total(short, 18.5),
    total_price_currency: 'EUR',
    notes: 'One delivery, please: no part shipments.',
  }),
  ...purchaseLines(1, short),
  record('order.purchaseorder', 2, {
    ...head,
    reference: 'PO-0002',
    reference_int: 2,
    supplier: companies.brueckner,
    supplier_reference: '',
    description: 'Sheet metal for 100 lamps',
    status: 20,
    creation_date: '2026-09-01',
    created_by: people.mira,
    issue_date: '2026-09-02',
    target_date: '2026-10-30',
    contact: contacts.juergen,
    address: addresses.brueckner,
    destination: null,
    received_by: people.jonas,
    total_price: total(metal, 145),
    total_price_currency: 'EUR',
    notes: '',
  }),
  ...purchaseLines(2, metal),
  record('order.purchaseorderextraline', 1, {
    order: 1,
    quantity: quantity(1),
    reference: 'Freight',
    description: 'Next day',
    price: price(18.5),
    price_currency: 'EUR',
    notes: '',
    line: '',
    link: '',
  }),
  record('order.purchaseorderextraline', 2, {
    order: 2,
    quantity: quantity(1),
    reference: 'Tool change',
    description: 'Shade, tool 2',
    price: price(145),
    price_currency: 'EUR',
    notes: 'Once',
    line: '',
    link: '',
  }),
];

// ---- sales ----

const nextSalesLine = counter();
const salesLines = (order: number, currency: Currency, lines: Line[]): DemoRecord[] =>
  lines.map((line) =>
    record('order.salesorderlineitem', nextSalesLine(), {
      order,
      part: line.part,
      quantity: quantity(line.count),
      shipped: quantity(line.done ?? 0),
      sale_price: price(line.price),
      sale_price_currency: currency,
      line: '',
      reference: line.reference ?? '',
      notes: line.notes ?? '',
      link: '',
      target_date: line.due ?? null,
      project_code: null,
    }),
  );

const boards: Line[] = [
  { part: parts.driverBoard, count: BOARDS_TO_BUILD, price: 31.8, reference: 'A-7', notes: 'Serial numbers on the delivery note' },
  { part: parts.cableSet, count: 40, price: 8.4, reference: 'A-8', due: '2026-12-04' },
];
const shop: Line[] = [
  { part: parts.lampAnthracite, count: 10, price: 172, done: 4, reference: '1' },
  { part: parts.lampBrass, count: 2, price: 219, done: 1, reference: '2', notes: 'For the window' },
];
const studio: Line[] = [{ part: parts.lampAnthracite, count: 3, price: 189, done: 3 }];

const salesRecords: DemoRecord[] = [
  record('order.salesorder', 1, {
    ...head,
    reference: 'SO-0001',
    reference_int: 1,
    customer: companies.lumiere,
    customer_reference: 'CMD-2026/118',
    description: 'Driver boards & cable sets for the reading room of the Bibliothèque',
    status: 15,
    creation_date: '2026-10-09',
    created_by: people.oskar,
    issue_date: '2026-10-12',
    target_date: '2026-12-11',
    shipment_date: null,
    shipped_by: null,
    responsible: owners.oskar,
    contact: contacts.chloe,
    address: addresses.readingRoom,
    project_code: 2,
    total_price: total(boards, 64),
    total_price_currency: 'EUR',
    notes: 'Certificate of conformity with the delivery.',
  }),
  ...salesLines(1, 'EUR', boards),
  record('order.salesorder', 2, {
    ...head,
    reference: 'SO-0002',
    reference_int: 2,
    customer: companies.harbor,
    customer_reference: 'HL 5501',
    description: 'First stocking',
    status: 15,
    creation_date: '2026-09-21',
    created_by: people.oskar,
    issue_date: '2026-09-22',
    target_date: '2026-11-30',
    shipment_date: null,
    shipped_by: null,
    contact: contacts.grace,
    address: addresses.harbor,
    project_code: 1,
    total_price: total(shop, 120),
    total_price_currency: 'USD',
    notes: '',
  }),
  ...salesLines(2, 'USD', shop),
  record('order.salesorder', 3, {
    ...head,
    reference: 'SO-0003',
    reference_int: 3,
    customer: companies.akerstroem,
    customer_reference: '',
    description: '',
    status: 20,
    creation_date: '2026-07-06',
    created_by: people.oskar,
    issue_date: '2026-07-06',
    target_date: null,
    shipment_date: '2026-07-15',
    shipped_by: people.jonas,
    total_price: total(studio),
    total_price_currency: 'EUR',
    notes: '',
  }),
  ...salesLines(3, 'EUR', studio),
  record('order.salesorderextraline', 1, {
    order: 1,
    quantity: quantity(1),
    reference: 'Shipping',
    description: 'Insured',
    price: price(64),
    price_currency: 'EUR',
    notes: '',
    line: '',
    link: '',
  }),
  record('order.salesorderextraline', 2, {
    order: 2,
    quantity: quantity(1),
    reference: 'Air freight',
    description: '',
    price: price(120),
    price_currency: 'USD',
    notes: 'DAP',
    line: '',
    link: '',
  }),
  record('order.salesordershipment', 1, {
    order: 2,
    reference: '1',
    shipment_address: null,
    shipment_date: '2026-10-05',
    delivery_date: '2026-10-09',
    checked_by: people.jonas,
    tracking_number: 'HL1Z 8841 0027',
    invoice_number: 'INV-0088',
    link: '',
    notes: '',
  }),
  record('order.salesordershipment', 2, {
    order: 2,
    reference: '2',
    shipment_address: addresses.harbor,
    shipment_date: null,
    delivery_date: null,
    checked_by: null,
    tracking_number: '',
    invoice_number: '',
    link: '',
    notes: 'With the brass lamp on top.',
  }),
  record('order.salesordershipment', 3, {
    order: 1,
    reference: '1',
    shipment_address: null,
    shipment_date: null,
    delivery_date: null,
    checked_by: null,
    tracking_number: '',
    invoice_number: '',
    link: '',
    notes: 'Boards in antistatic bags, ten to a carton.',
  }),
  record('order.salesorderallocation', 1, { line: 4, shipment: 1, item: 6, quantity: quantity(1) }),
  record('order.salesorderallocation', 2, { line: 3, shipment: 2, item: 8, quantity: quantity(6) }),
  record('order.salesorderallocation', 3, { line: 4, shipment: 2, item: 5, quantity: quantity(1) }),
  record('order.salesorderallocation', 4, { line: 1, shipment: 3, item: 31, quantity: quantity(1) }),
  record('order.salesorderallocation', 5, { line: 1, shipment: 3, item: 32, quantity: quantity(1) }),
  record('order.salesorderallocation', 6, { line: 2, shipment: 3, item: 51, quantity: quantity(24) }),
];

// ---- returns ----

const REPAIR = 30;
const REFUND = 50;
const PENDING = 10;

const fromLumiere = [
  { item: 35, count: 1, received: '2026-11-12', outcome: REPAIR, price: 12.5, notes: 'USB-C receptacle torn off: replaced' },
  { item: 36, count: 1, received: '2026-11-12', outcome: REFUND, price: 31.8, notes: 'Burnt, no repair' },
  { item: 37, count: 6, received: null, outcome: PENDING, price: null, notes: '' },
];

const returnRecords: DemoRecord[] = [
  record('order.returnorder', 1, {
    ...head,
    reference: 'RMA-0001',
    reference_int: 1,
    customer: companies.harbor,
    customer_reference: 'HL 5512',
    description: 'Flickers when dimmed',
    status: 20,
    creation_date: '2026-10-26',
    created_by: people.oskar,
    issue_date: '2026-10-27',
    target_date: '2026-11-27',
    responsible: owners.jonas,
    contact: contacts.grace,
    total_price: price(35),
    total_price_currency: 'USD',
    notes: 'Film of the flicker in the mail of 26 October.',
  }),
  record('order.returnorderlineitem', 1, {
    order: 1,
    item: 7,
    quantity: quantity(1),
    received_date: '2026-11-03',
    outcome: 30,
    price: null,
    price_currency: 'USD',
    line: '',
    reference: '',
    notes: 'Driver revision B: exchange for C',
    link: '',
    target_date: null,
  }),
  record('order.returnorderextraline', 1, {
    order: 1,
    quantity: quantity(1),
    reference: 'Return freight',
    description: '',
    price: price(35),
    price_currency: 'USD',
    notes: '',
    line: '',
    link: '',
  }),
  record('order.returnorder', 2, {
    ...head,
    reference: 'RMA-0002',
    reference_int: 2,
    customer: companies.harbor,
    customer_reference: '',
    description: '',
    status: 10,
    creation_date: '2026-11-10',
    created_by: people.oskar,
    issue_date: null,
    target_date: null,
    total_price: null,
    total_price_currency: 'USD',
    notes: '',
  }),
  record('order.returnorderlineitem', 2, {
    order: 2,
    item: 6,
    quantity: quantity(1),
    received_date: null,
    outcome: 10,
    price: null,
    price_currency: 'USD',
    line: '',
    reference: '',
    notes: '',
    link: '',
    target_date: null,
  }),
  record('order.returnorder', 3, {
    ...head,
    reference: 'RMA-0003',
    reference_int: 3,
    customer: companies.lumiere,
    customer_reference: 'RET-26/031',
    description: 'Boards and cables that came back from the first reading room',
    status: 20,
    creation_date: '2026-11-05',
    created_by: people.oskar,
    issue_date: '2026-11-06',
    target_date: '2026-11-20',
    responsible: owners.jonas,
    contact: contacts.noel,
    total_price: price(fromLumiere.reduce((sum, line) => sum + line.count * (line.price ?? 0), 0)),
    total_price_currency: 'EUR',
    notes: '',
  }),
  ...fromLumiere.map((line, index) =>
    record('order.returnorderlineitem', 3 + index, {
      order: 3,
      item: line.item,
      quantity: quantity(line.count),
      received_date: line.received,
      outcome: line.outcome,
      price: line.price === null ? null : price(line.price),
      price_currency: 'EUR',
      line: '',
      reference: '',
      notes: line.notes,
      link: '',
      target_date: null,
    }),
  ),
];

export const orderRecords: DemoRecord[] = [...purchaseRecords, ...salesRecords, ...returnRecords];
