import { boms, type BomLine } from './boms.ts';
import { lampParts } from './lamp-components.ts';
import { locations } from './locations.ts';
import { parts } from './parts.ts';
import { counter, owners, people, quantity, record, type DemoRecord } from './records.ts';
import { BOARDS_TO_BUILD, freeStockOf } from './stock.ts';

const LAMPS_TO_BUILD = 12;
const CABLES_TO_BUILD = 50;

const common = {
  take_from: null,
  external: false,
  start_date: null,
  completion_date: null,
  completed_by: null,
  status_custom_key: null,
  batch: '',
  link: '',
  parent: null,
  sales_order: null,
};

const builds: DemoRecord[] = [
  record('build.build', 1, {
    ...common,
    reference: 'BO-0001',
    reference_int: 1,
    title: 'Driver boards for Lumière & Fils',
    part: parts.driverBoard,
    sales_order: 1,
    destination: locations.electronicsStore,
    quantity: BOARDS_TO_BUILD,
    completed: 0,
    status: 20,
    batch: '26W44',
    creation_date: '2026-10-12',
    start_date: '2026-11-02',
    target_date: '2026-12-04',
    issued_by: people.mira,
    responsible: owners.aylin,
    priority: 10,
    project_code: 2,
    link: 'https://halden.example/orders/BO-0001?view=traveller',
    notes: [
      'Fit both sides at the contract assembler; we add the light pipe and the label here.',
      '',
      '- Stencil **210-C-T** (120 µm) on top, **210-C-B** (100 µm) at the bottom',
      '- First article to Aylin *before* the rest is fitted',
      '- Boards that fail the output test go to quarantine, never to repair without a note',
    ].join('\n'),
  }),
  record('build.build', 2, {
    ...common,
    reference: 'BO-0002',
    reference_int: 2,
    title: 'Aurora anthracite for stock',
    part: parts.lampAnthracite,
    take_from: locations.works,
    destination: locations.finishedGoods,
    quantity: LAMPS_TO_BUILD,
    completed: 3,
    status: 20,
    batch: 'W31',
    creation_date: '2026-10-19',
    start_date: '2026-10-26',
    target_date: '2026-11-20',
    issued_by: people.mira,
    responsible: owners.mira,
    project_code: 1,
    notes: 'Use up the felt rings of the old print first.',
  }),
  record('build.build', 3, {
    ...common,
    reference: 'BO-0003',
    reference_int: 3,
    title: 'Cable sets',
    part: parts.cableSet,
    destination: locations.shelfM2,
    quantity: CABLES_TO_BUILD,
    completed: CABLES_TO_BUILD,
    status: 40,
    batch: 'BO-0003',
    creation_date: '2026-08-17',
    completion_date: '2026-08-21',
    completed_by: people.jonas,
    issued_by: people.jonas,
    responsible: null,
    notes: '',
  }),
];

/** Without the tail of binary fractions: 0.35 × 12 is 4.2. */
const round = (value: number): number => Number(value.toFixed(5));

const nextLine = counter();
const nextAllocation = counter();

interface BuildPlan {
  build: number;
  count: number;
  bom: BomLine[];
  /** How much of what is needed has been set aside by now, from 0 to 1. */
  allocated(line: BomLine, index: number): number;
  /** Pieces that are finished: what they needed is used up. */
  finished?: number;
}

/** Sets stock aside item by item until `wanted` is reached or the stock ends. */
function allocate(buildLine: number, part: number, wanted: number): DemoRecord[] {
  let open = wanted;
  return freeStockOf(part).flatMap((item) => {
    const taken = Math.min(open, item.quantity);
    if (taken <= 0) return [];
    open = round(open - taken);
    return [
      record('build.builditem', nextAllocation(), {
        build_line: buildLine,
        stock_item: item.pk,
        quantity: quantity(taken),
        install_into: null,
      }),
    ];
  });
}

const lines = ({ build, count, bom, allocated, finished = 0 }: BuildPlan): DemoRecord[] =>
  bom.flatMap((bomItem, index) => {
    const pk = nextLine();
    const needed = round(bomItem.quantity * count);
    const consumed = round(bomItem.quantity * finished);
    return [
      record('build.buildline', pk, { build, bom_item: bomItem.pk, quantity: quantity(needed), consumed: quantity(consumed) }),
      ...allocate(pk, bomItem.subPart, Math.floor((needed - consumed) * allocated(bomItem, index))),
    ];
  });

/** Neither consumables nor (in the board) optional parts are set aside; one line in nine still waits. */
const boardShare = (line: BomLine, index: number) => (line.consumable || line.optional || index % 9 === 5 ? 0 : 1);
/** Driver boards are still to come from build order 1, and half of the shades wait for inspection. */
const lampShare = (line: BomLine) =>
  line.consumable || line.optional || line.subPart === parts.driverBoard ? 0 : line.subPart === lampParts.shadeAnthracite ? 0.5 : 1;

export const buildRecords: DemoRecord[] = [
  ...builds,
  ...lines({ build: 1, count: BOARDS_TO_BUILD, bom: boms.driverBoard, allocated: boardShare }),
  ...lines({ build: 2, count: LAMPS_TO_BUILD, bom: [...boms.lampAnthracite, ...boms.lamp], allocated: lampShare, finished: 3 }),
  ...lines({ build: 3, count: CABLES_TO_BUILD, bom: boms.cableSet, allocated: () => 0, finished: CABLES_TO_BUILD }),
];
