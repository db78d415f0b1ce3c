import { boardLines } from './board-components.ts';
import { lampParts } from './lamp-components.ts';
import { parts } from './parts.ts';
import { counter, price, quantity, record, type DemoRecord } from './records.ts';

/** One line of a bill of materials. */
export interface BomLine {
  pk: number;
  part: number;
  subPart: number;
  quantity: number;
  reference: string;
  note: string;
  optional: boolean;
  consumable: boolean;
  /** Holds for the variants of `part` too. */
  inherited: boolean;
}

type Row = [subPart: number, quantity: number, reference?: string, note?: string, flags?: { optional?: boolean; consumable?: boolean }];

const nextBomItem = counter();
const bom = (part: number, rows: Row[], inherited = false): BomLine[] =>
  rows.map(([subPart, count, reference = '', note = '', flags = {}]) => ({
    pk: nextBomItem(),
    part,
    subPart,
    quantity: count,
    reference,
    note,
    optional: flags.optional ?? false,
    consumable: flags.consumable ?? false,
    inherited,
  }));

/** What all finishes of the lamp have in common. */
const lamp: Row[] = [
  [parts.driverBoard, 1, 'A1', 'Firmware 2.4 or newer'],
  [parts.ledBoard, 1, 'A2'],
  [parts.cableSet, 1, 'W1', 'Braid knotted inside the base'],
  [lampParts.touchFoil, 1, 'A3', 'Clean the base with isopropanol first'],
  [lampParts.base, 1, '1'],
  [lampParts.baseWeight, 1, '2'],
  [lampParts.lowerArm, 1, '3'],
  [lampParts.upperArm, 1, '4'],
  [lampParts.joint, 3, '5', 'Torque 1.1 N·m, check after one hour'],
  [lampParts.spring, 2, '6'],
  [lampParts.diffuser, 1, '8'],
  [lampParts.reflector, 1, '9'],
  [lampParts.gasket, 1, '10'],
  [lampParts.thermalPad, 1, '11'],
  [lampParts.screwM3, 8, '12'],
  [lampParts.screwM4, 6, '13'],
  [lampParts.washerM4, 6, '14'],
  [lampParts.lockNutM4, 6, '15'],
  [lampParts.feltRing, 1, '16'],
  [lampParts.grease, 0.35, '', '', { consumable: true }],
  [lampParts.carton, 1],
  [lampParts.pulp, 1],
  [lampParts.manual, 1, '', 'Newest print', { optional: true }],
];

/** Bill of materials of each assembly, in the order in which the shop reads it. */
export const boms = {
  lamp: bom(parts.lamp, lamp, true),
  lampAnthracite: bom(parts.lampAnthracite, [[lampParts.shadeAnthracite, 1, '7', 'Gloves']]),
  lampBrass: bom(parts.lampBrass, [[lampParts.shadeBrass, 1, '7', 'Gloves; lacquer is soft for a week']]),
  driverBoard: bom(
    parts.driverBoard,
    boardLines.map((line): Row => [line.part.pk, line.quantity, line.reference, line.note, line]),
  ),
  cableSet: bom(parts.cableSet, [
    [lampParts.braid, 1.85, 'W1', 'Cut to 1.85 m, strip 6 mm'],
    [lampParts.plugUsbC, 1, 'P1'],
    [lampParts.plugJst, 1, 'P2'],
    [lampParts.strainRelief, 1],
    [lampParts.heatShrink, 0.06, '', '', { consumable: true }],
  ]),
};

const cartonLine = boms.lamp.find(({ subPart }) => subPart === lampParts.carton)!;

export const bomRecords: DemoRecord[] = [
  ...Object.values(boms)
    .flat()
    .map((line) =>
      record('part.bomitem', line.pk, {
        part: line.part,
        sub_part: line.subPart,
        quantity: quantity(line.quantity),
        reference: line.reference,
        note: line.note,
        optional: line.optional,
        consumable: line.consumable,
        inherited: line.inherited,
        allow_variants: false,
        setup_quantity: quantity(0),
        attrition: '0.000',
        rounding_multiple: null,
        validated: true,
        checksum: '',
      }),
    ),
  record('part.bomitemsubstitute', 1, { bom_item: cartonLine.pk, part: lampParts.carton2 }),
  record('part.partinternalpricebreak', 1, { part: parts.cableSet, quantity: '1.00000', price: price(4.2), price_currency: 'EUR' }),
];
