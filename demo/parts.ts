import { boardComponents } from './board-components.ts';
import { lampComponents } from './lamp-components.ts';
import { counter, owners, pathStrings, people, price, record, type Day, type DemoRecord } from './records.ts';

/** Parts that other files name. Components of the board start at 101, those of the lamp at 21. */
export const parts = {
  lampAnthracite: 1,
  lamp: 2,
  lampBrass: 3,
  driverBoard: 10,
  ledBoard: 11,
  cableSet: 12,
  driverBoardRevB: 13,
  cableSetLong: 14,
} as const;

export const categories = {
  products: 1,
  lamps: 2,
  electronics: 3,
  resistors: 4,
  capacitors: 5,
  semiconductors: 6,
  connectors: 7,
  magnetics: 8,
  boards: 9,
  mechanics: 10,
  sheetMetal: 11,
  fasteners: 12,
  optics: 13,
  cables: 14,
  packaging: 15,
  consumables: 16,
} as const;

export type Category = keyof typeof categories;

/** A part with what differs from a plain, bought component. */
export interface Part {
  pk: number;
  IPN: string;
  name: string;
  description: string;
  category: Category;
  image?: string;
  units?: string;
  revision?: string;
  revisionOf?: number;
  variantOf?: number;
  keywords?: string;
  notes?: string;
  link?: string;
  minimumStock?: number;
  isTemplate?: boolean;
  assembly?: boolean;
  trackable?: boolean;
  testable?: boolean;
  salable?: boolean;
  purchaseable?: boolean;
  component?: boolean;
  active?: boolean;
  creationDate?: Day;
}

const product = { component: false, assembly: true, trackable: true, testable: true, salable: true, purchaseable: false } as const;

const assemblies: Part[] = [
  {
    pk: parts.lampAnthracite,
    IPN: 'AUR-100-A',
    name: 'Aurora desk lamp, anthracite',
    description: 'Desk lamp, 9 W, warm dim, fine structure powder coat RAL 7016',
    category: 'lamps',
    image: 'part_images/aurora-anthracite.svg',
    revision: 'B',
    variantOf: parts.lamp,
    keywords: 'lamp desk anthracite',
    link: 'https://halden.example/aurora?finish=anthracite',
    minimumStock: 10,
    notes: 'Pack with the arm **folded**. The shade is scratched easily: wear gloves.',
    ...product,
  },
  {
    pk: parts.lamp,
    IPN: 'AUR-100',
    name: 'Aurora desk lamp',
    description: 'Desk lamp, 9 W, warm dim; one part number per finish',
    category: 'lamps',
    image: 'part_images/aurora.svg',
    revision: 'B',
    isTemplate: true,
    ...product,
  },
  {
    pk: parts.lampBrass,
    IPN: 'AUR-100-B',
    name: 'Aurora desk lamp, brass',
    description: 'Desk lamp, 9 W, warm dim, brushed and lacquered brass',
    category: 'lamps',
    image: 'part_images/aurora-brass.svg',
    revision: 'B',
    variantOf: parts.lamp,
    ...product,
  },
  {
    pk: parts.driverBoard,
    IPN: 'AUR-210',
    name: 'Aurora driver board',
    description: 'Constant current driver, USB-C PD sink, touch dimmer; 4 layers, 62 × 38 mm',
    category: 'boards',
    image: 'part_images/driver-board.svg',
    revision: 'C',
    revisionOf: parts.driverBoardRevB,
    keywords: 'pcba driver',
    link: 'https://halden.example/drawings/AUR-210-C',
    minimumStock: 25,
    notes: 'Program firmware **2.4** or newer before the output test.',
    ...product,
    component: true,
  },
  {
    pk: parts.ledBoard,
    IPN: 'AUR-220',
    name: 'Aurora LED board',
    description: 'Aluminium core, 18 LEDs, 2700 and 1800 K',
    category: 'boards',
    image: 'part_images/led-board.png',
    revision: 'A',
    assembly: true,
    trackable: true,
  },
  {
    pk: parts.cableSet,
    IPN: 'AUR-310',
    name: 'Cable set, textile, 1.8 m',
    description: 'USB-C to JST, black braid, with strain relief',
    category: 'cables',
    image: 'part_images/cable-set.svg',
    assembly: true,
    salable: true,
  },
  {
    pk: parts.driverBoardRevB,
    IPN: 'AUR-210',
    name: 'Aurora driver board',
    description: 'As revision C, without inrush limiter; for repair only',
    category: 'boards',
    revision: 'B',
    active: false,
    ...product,
    component: true,
  },
  {
    pk: parts.cableSetLong,
    IPN: 'AUR-311',
    name: 'Cable set, textile, 3 m',
    description: 'USB-C to JST, black braid, with strain relief',
    category: 'cables',
    assembly: true,
    salable: true,
  },
];

export const allParts: Part[] = [...assemblies, ...lampComponents, ...boardComponents];

const categoryNodes = [
  { pk: categories.products, name: 'Products' },
  { pk: categories.lamps, name: 'Lamps', parent: categories.products },
  { pk: categories.electronics, name: 'Electronics' },
  { pk: categories.resistors, name: 'Resistors', parent: categories.electronics },
  { pk: categories.capacitors, name: 'Capacitors', parent: categories.electronics },
  { pk: categories.semiconductors, name: 'Semiconductors', parent: categories.electronics },
  { pk: categories.connectors, name: 'Connectors', parent: categories.electronics },
  { pk: categories.magnetics, name: 'Magnetics', parent: categories.electronics },
  { pk: categories.boards, name: 'Boards', parent: categories.electronics },
  { pk: categories.mechanics, name: 'Mechanics' },
  { pk: categories.sheetMetal, name: 'Sheet metal & castings', parent: categories.mechanics },
  { pk: categories.fasteners, name: 'Fasteners', parent: categories.mechanics },
  { pk: categories.optics, name: 'Optics', parent: categories.mechanics },
  { pk: categories.cables, name: 'Cables' },
  { pk: categories.packaging, name: 'Packaging' },
  { pk: categories.consumables, name: 'Consumables' },
];
const categoryPaths = pathStrings(categoryNodes);

const partRecord = (part: Part): DemoRecord =>
  record('part.part', part.pk, {
    name: part.name,
    IPN: part.IPN,
    description: part.description,
    category: categories[part.category],
    revision: part.revision ?? '',
    revision_of: part.revisionOf ?? null,
    variant_of: part.variantOf ?? null,
    is_template: part.isTemplate ?? false,
    image: part.image ?? '',
    units: part.units ?? '',
    keywords: part.keywords ?? '',
    notes: part.notes ?? null,
    link: part.link ?? '',
    minimum_stock: price(part.minimumStock ?? 0),
    default_location: null,
    default_expiry: 0,
    assembly: part.assembly ?? false,
    component: part.component ?? true,
    trackable: part.trackable ?? false,
    testable: part.testable ?? false,
    purchaseable: part.purchaseable ?? !part.assembly,
    salable: part.salable ?? false,
    active: part.active ?? true,
    locked: false,
    virtual: false,
    creation_date: part.creationDate ?? '2025-02-03',
    creation_user: people.mira,
    responsible_owner: owners.mira,
    base_cost: price(0),
    multiple: 1,
  });

const nextTest = counter();
const test = (
  part: number,
  name: string,
  key: string,
  description: string,
  options: { required?: boolean; requiresValue?: boolean; choices?: string } = {},
): DemoRecord =>
  record('part.parttesttemplate', nextTest(), {
    part,
    test_name: name,
    key,
    description,
    enabled: true,
    required: options.required ?? true,
    requires_value: options.requiresValue ?? false,
    requires_attachment: false,
    choices: options.choices ?? '',
  });

/** Test templates by name; the lamp's count for its variants too. */
export const tests = {
  lampFinish: 1,
  lampArm: 2,
  lampInsulation: 3,
  lampFlux: 4,
  lampColour: 5,
  lampBurnIn: 6,
  lampPackaging: 7,
  boardVisual: 8,
  boardFirmware: 9,
  boardCurrent: 10,
  boardEfficiency: 11,
  boardTouch: 12,
} as const;

const testRecords = [
  test(parts.lamp, 'Finish', 'finish', 'No scratch visible at 50 cm', {}),
  test(parts.lamp, 'Arm torque', 'armtorque', 'Torque of the middle joint, 0.9 to 1.3 N·m', { requiresValue: true }),
  test(parts.lamp, 'Insulation resistance', 'insulationresistance', '500 V DC, > 20 MΩ', { requiresValue: true }),
  test(parts.lamp, 'Luminous flux', 'luminousflux', 'At full power after 10 minutes, ≥ 780 lm', { requiresValue: true }),
  test(parts.lamp, 'Colour temperature', 'colourtemperature', '2700 K ± 100 K', { requiresValue: true }),
  test(parts.lamp, 'Burn-in, 24 h', 'burnin24h', 'Full power at 35 °C', {}),
  test(parts.lamp, 'Packaging', 'packaging', 'Complete, label readable', { required: false }),
  test(parts.driverBoard, 'Visual inspection', 'visualinspection', 'IPC-A-610 class 2', {}),
  test(parts.driverBoard, 'Firmware', 'firmware', 'Version reported over USB', { requiresValue: true, choices: '2.3,2.4,2.5' }),
  test(parts.driverBoard, 'Output current', 'outputcurrent', '350 mA ± 3 %', { requiresValue: true }),
  test(parts.driverBoard, 'Efficiency', 'efficiency', 'At 9 W, ≥ 91 %', { requiresValue: true }),
  test(parts.driverBoard, 'Touch dimmer', 'touchdimmer', 'All four zones', {}),
];

const nextParameter = counter();
const parameterTemplates = [
  { pk: 1, name: 'Resistance', units: 'ohm', description: 'Nominal resistance' },
  { pk: 2, name: 'Capacitance', units: 'farad', description: 'Nominal capacitance' },
  { pk: 3, name: 'Package', units: '', description: 'Footprint' },
  { pk: 4, name: 'Power', units: 'W', description: 'Rated power' },
  { pk: 5, name: 'Luminous flux', units: 'lm', description: 'At full power' },
  { pk: 6, name: 'Weight', units: 'kg', description: 'Without packaging' },
  { pk: 7, name: 'Finish', units: '', description: 'Colour and coating' },
];
const parameter = (part: number, template: number, data: string, numeric: number | null): DemoRecord =>
  record('common.parameter', nextParameter(), {
    model_type: ['part', 'part'],
    model_id: part,
    template,
    data,
    data_numeric: numeric,
    note: '',
  });

/** `4.7 kΩ resistor 0402` gives its package; the value stays in the name, where a person reads it. */
const packageOf = (part: Part): string | undefined => /\b(0402|0603|0805|1206|SOT-23|SOIC-8|QFN-\d+)\b/.exec(part.name)?.[1];

export const partRecords: DemoRecord[] = [
  ...categoryNodes.map(({ pk, name, parent }) =>
    record('part.partcategory', pk, {
      name,
      description: '',
      parent: parent ?? null,
      pathstring: categoryPaths.get(pk),
      default_location: null,
      structural: false,
      default_keywords: '',
    }),
  ),
  ...allParts.map(partRecord),
  ...testRecords,
  ...parameterTemplates.map(({ pk, ...fields }) =>
    record('common.parametertemplate', pk, {
      ...fields,
      model_type: null,
      checkbox: false,
      choices: '',
      selectionlist: null,
      enabled: true,
    }),
  ),
  ...[parts.lampAnthracite, parts.lampBrass].flatMap((pk) => [
    parameter(pk, 4, '9 W', 9),
    parameter(pk, 5, '810 lm', 810),
    parameter(pk, 6, '1.42 kg', 1.42),
    parameter(pk, 7, pk === parts.lampBrass ? 'Brass, brushed' : 'RAL 7016, fine structure', null),
  ]),
  ...boardComponents.flatMap((part) => {
    const footprint = packageOf(part);
    return footprint ? [parameter(part.pk, 3, footprint, null)] : [];
  }),
  record('part.partsellpricebreak', 1, { part: parts.lampAnthracite, quantity: '1.00000', price: price(189), price_currency: 'EUR' }),
  record('part.partsellpricebreak', 2, { part: parts.lampAnthracite, quantity: '10.00000', price: price(164.5), price_currency: 'EUR' }),
  record('part.partsellpricebreak', 3, { part: parts.lampBrass, quantity: '1.00000', price: price(239), price_currency: 'EUR' }),
  record('part.partsellpricebreak', 4, { part: parts.driverBoard, quantity: '25.00000', price: price(31.8), price_currency: 'EUR' }),
];
