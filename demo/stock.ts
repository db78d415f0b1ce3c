import { boardLines } from './board-components.ts';
import { companies } from './companies.ts';
import { lampComponents } from './lamp-components.ts';
import { locations } from './locations.ts';
import { parts, tests } from './parts.ts';
import { people, price, quantity, record, counter, type Day, type DemoRecord, type Person } from './records.ts';
import { supplierPartOf, unitPrice } from './supply.ts';

export interface StockItem {
  pk: number;
  part: number;
  quantity: number;
  location?: number;
  batch?: string;
  serial?: string;
  /** InvenTree's code: 10 OK, 50 attention, 75 quarantined, 85 returned. */
  status?: number;
  build?: number;
  isBuilding?: boolean;
  belongsTo?: number;
  parent?: number;
  customer?: number;
  salesOrder?: number;
  purchaseOrder?: number;
  notes?: string;
  packaging?: string;
  expiryDate?: Day;
}

/** How many driver boards build order 1 makes: the stock of components is cut to it, so that some lines run short. */
export const BOARDS_TO_BUILD = 40;

const upTo = (step: number, value: number) => Math.ceil(value / step) * step;

/**
 * Stock of the board's components. Every tenth line has none, some have too little, some lie in two places and batches,
 * and the others have more than enough.
 */
function componentStock(line: (typeof boardLines)[number], index: number): Omit<StockItem, 'pk'>[] {
  const needed = line.quantity * BOARDS_TO_BUILD;
  const part = line.part.pk;
  const lot = `24${String(10 + (index % 40)).padStart(2, '0')}-${String.fromCharCode(65 + (index % 5))}`;
  const rack = index % 2 ? locations.reelRackB : locations.reelRackA;
  if (index % 10 === 7) return [];
  if (index % 6 === 4) return [{ part, quantity: Math.ceil(needed * 0.6), location: rack, batch: lot, packaging: 'Cut tape' }];
  if (index % 5 === 2)
    return [
      { part, quantity: Math.ceil(needed * 0.7), location: rack, batch: lot, packaging: 'Reel' },
      { part, quantity: Math.ceil(needed * 0.5), location: locations.goodsIn, batch: `25${lot.slice(2)}`, purchaseOrder: 1 },
    ];
  return [{ part, quantity: upTo(50, needed * 1.6), location: rack, batch: lot, packaging: 'Reel' }];
}

const lamps: StockItem[] = [
  {
    pk: 1,
    part: parts.lampAnthracite,
    quantity: 1,
    serial: '1001',
    batch: 'W31',
    location: locations.testBench,
    build: 2,
    notes: 'First of its batch: kept as a reference.',
  },
  { pk: 2, part: parts.lampAnthracite, quantity: 1, serial: '1002', batch: 'W31', location: locations.testBench, build: 2, status: 50 },
  { pk: 3, part: parts.lampAnthracite, quantity: 1, serial: '1003', batch: 'W31', location: locations.finishedGoods, build: 2 },
  { pk: 4, part: parts.lampAnthracite, quantity: 1, serial: '1004', batch: 'W31', location: locations.bench1, build: 2, isBuilding: true },
  { pk: 5, part: parts.lampBrass, quantity: 1, serial: '0217', batch: 'W12', location: locations.finishedGoods },
  { pk: 6, part: parts.lampBrass, quantity: 1, serial: '0218', batch: 'W12', customer: companies.harbor, salesOrder: 2 },
  {
    pk: 7,
    part: parts.lampBrass,
    quantity: 1,
    serial: '0198',
    batch: 'W09',
    location: locations.goodsIn,
    status: 85,
    customer: companies.harbor,
    notes: 'Returned: flickers below 10 %.',
  },
  { pk: 8, part: parts.lampAnthracite, quantity: 12, batch: 'W27', location: locations.finishedGoods },
];

const installed: StockItem[] = [
  { pk: 21, part: parts.driverBoard, quantity: 1, serial: 'C-0451', batch: '25W28', belongsTo: 1 },
  { pk: 22, part: parts.ledBoard, quantity: 1, serial: 'L-2207', batch: '25W25', belongsTo: 1 },
  { pk: 23, part: parts.cableSet, quantity: 1, batch: 'BO-0003', belongsTo: 1 },
  { pk: 24, part: parts.driverBoard, quantity: 1, serial: 'C-0452', batch: '25W28', belongsTo: 2 },
  { pk: 25, part: parts.ledBoard, quantity: 1, serial: 'L-2208', batch: '25W25', belongsTo: 2 },
];

const assemblies: StockItem[] = [
  { pk: 31, part: parts.driverBoard, quantity: 1, serial: 'C-0460', batch: '25W28', location: locations.electronicsStore },
  { pk: 32, part: parts.driverBoard, quantity: 1, serial: 'C-0461', batch: '25W28', location: locations.electronicsStore },
  { pk: 33, part: parts.driverBoard, quantity: 1, serial: 'C-0462', batch: '25W28', location: locations.electronicsStore, status: 75 },
  { pk: 35, part: parts.driverBoard, quantity: 1, serial: 'C-0398', batch: '25W12', customer: companies.lumiere },
  { pk: 36, part: parts.driverBoard, quantity: 1, serial: 'C-0402', batch: '25W12', customer: companies.lumiere },
  { pk: 37, part: parts.cableSet, quantity: 6, batch: 'BO-0001', customer: companies.lumiere },
  {
    pk: 34,
    part: parts.driverBoard,
    quantity: 1,
    serial: 'C-0500',
    batch: '26W44',
    location: locations.contractor,
    build: 1,
    isBuilding: true,
  },
  { pk: 41, part: parts.ledBoard, quantity: 64, batch: '25W25', location: locations.electronicsStore },
  { pk: 42, part: parts.ledBoard, quantity: 14, batch: '25W25', location: locations.bench1, parent: 41 },
  { pk: 51, part: parts.cableSet, quantity: 38, batch: 'BO-0003', location: locations.shelfM2, build: 3 },
];

const nextLampPart = counter(101);
const lampStock: StockItem[] = lampComponents.slice(0, -1).map((part, index) => ({
  pk: nextLampPart(),
  part: part.pk,
  quantity: part.units === 'm' ? 82.5 : part.units === 'ml' ? 240 : part.category === 'fasteners' ? 900 : [64, 60, 48, 150, 96][index % 5]!,
  location: index % 3 ? locations.shelfM2 : locations.shelfM1,
  batch: index % 4 ? `M${2600 + index}` : undefined,
  expiryDate: part.units === 'ml' ? '2027-06-30' : undefined,
}));

const nextBoardPart = counter(201);
const boardStock: StockItem[] = boardLines.flatMap((line, index) =>
  componentStock(line, index).map((item) => ({ pk: nextBoardPart(), ...item })),
);

export const stockItems: StockItem[] = [...lamps, ...installed, ...assemblies, ...lampStock, ...boardStock];

/** Items that can be taken for a build: not installed, not sold, not blocked. */
export const freeStockOf = (part: number): StockItem[] =>
  stockItems.filter((item) => item.part === part && item.location !== undefined && !item.isBuilding && (item.status ?? 10) === 10);

const boughtFrom = new Set([...lampStock, ...boardStock].map(({ pk }) => pk));

const stockRecord = (item: StockItem): DemoRecord =>
  record('stock.stockitem', item.pk, {
    part: item.part,
    quantity: quantity(item.quantity),
    location: item.location ?? null,
    batch: item.batch ?? '',
    serial: item.serial ?? null,
    serial_int: item.serial ? Number(item.serial.replace(/\D/g, '')) : 0,
    status: item.status ?? 10,
    build: item.build ?? null,
    is_building: item.isBuilding ?? false,
    belongs_to: item.belongsTo ?? null,
    parent: item.parent ?? null,
    customer: item.customer ?? null,
    sales_order: item.salesOrder ?? null,
    purchase_order: item.purchaseOrder ?? null,
    supplier_part: boughtFrom.has(item.pk) ? supplierPartOf(item.part) : null,
    purchase_price: boughtFrom.has(item.pk) ? price(unitPrice(item.part)) : null,
    purchase_price_currency: 'EUR',
    packaging: item.packaging ?? null,
    expiry_date: item.expiryDate ?? null,
    stocktake_date: item.serial ? null : '2026-09-30',
    stocktake_user: item.serial ? null : people.jonas,
    delete_on_deplete: true,
    notes: item.notes ?? null,
    link: '',
    updated: '2026-11-02T07:30:00Z',
  });

const nextResult = counter();
const result = (item: number, template: number, passed: boolean, day: string, value = '', user: Person = 'jonas', notes = ''): DemoRecord =>
  record('stock.stockitemtestresult', nextResult(), {
    stock_item: item,
    template,
    result: passed,
    value,
    notes,
    attachment: '',
    user: people[user],
    test_station: 'TB-1',
    started_datetime: `${day}:00Z`,
    finished_datetime: `${day}:30Z`,
    date: `${day}:30Z`,
  });

const testRecords: DemoRecord[] = [
  result(1, tests.lampFinish, true, '2026-10-28T08:05', '', 'mira'),
  result(1, tests.lampArm, false, '2026-10-28T08:20', '0.7 N·m', 'jonas', 'Middle joint too loose'),
  result(1, tests.lampArm, true, '2026-10-28T09:40', '1.1 N·m', 'jonas', 'Joint exchanged'),
  result(1, tests.lampInsulation, true, '2026-10-28T09:45', '> 500 MΩ'),
  result(1, tests.lampFlux, true, '2026-10-28T10:10', '812 lm'),
  result(1, tests.lampColour, true, '2026-10-28T10:12', '2712 K'),
  result(1, tests.lampBurnIn, true, '2026-10-29T10:30', '', 'mira'),
  result(2, tests.lampFinish, true, '2026-10-28T08:25', '', 'mira'),
  result(2, tests.lampArm, true, '2026-10-28T08:40', '1.0 N·m'),
  result(2, tests.lampInsulation, true, '2026-10-28T10:45', '380 MΩ'),
  result(2, tests.lampFlux, true, '2026-10-28T11:02', '796 lm'),
  result(2, tests.lampColour, false, '2026-10-28T11:05', '2843 K', 'jonas', 'LED board from the cold end of the bin: exchange'),
  ...[21, 24, 31, 32].flatMap((item) => [
    result(item, tests.boardVisual, true, '2026-07-13T12:00', '', 'aylin'),
    result(item, tests.boardFirmware, true, '2026-07-13T12:05', '2.4', 'aylin'),
    result(item, tests.boardCurrent, true, '2026-07-13T12:06', `${346 + (item % 9)} mA`, 'aylin'),
    result(item, tests.boardEfficiency, true, '2026-07-13T12:07', `${91.4 + (item % 4) / 10} %`, 'aylin'),
  ]),
  result(21, tests.boardTouch, true, '2026-07-13T12:08', '', 'aylin'),
  result(33, tests.boardVisual, true, '2026-07-13T13:00', '', 'aylin'),
  result(33, tests.boardFirmware, false, '2026-07-13T13:05', '2.3', 'aylin', 'Programmer had the old image'),
];

export const stockRecords: DemoRecord[] = [...stockItems.map(stockRecord), ...testRecords];
