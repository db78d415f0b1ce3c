import type { Category, Part } from './parts.ts';

/** One line of the driver board's bill of materials, with the part that it needs. */
export interface BoardLine {
  part: Part;
  quantity: number;
  reference: string;
  note?: string;
  optional?: boolean;
  consumable?: boolean;
}

const images: Partial<Record<Category, string>> = {
  resistors: 'part_images/resistor.svg',
  capacitors: 'part_images/capacitor.svg',
  semiconductors: 'part_images/chip.svg',
  connectors: 'part_images/connector.svg',
  magnetics: 'part_images/inductor.svg',
};

let pk = 100;
const line = (
  category: Category,
  IPN: string,
  name: string,
  description: string,
  quantity: number,
  reference: string,
  more: { note?: string; optional?: boolean; consumable?: boolean; units?: string; link?: string } = {},
): BoardLine => ({
  part: { pk: ++pk, IPN, name, description, category, image: images[category], units: more.units, link: more.link },
  quantity,
  reference,
  note: more.note,
  optional: more.optional,
  consumable: more.consumable,
});

/** The 60 lines of the driver board, revision C. */
export const boardLines: BoardLine[] = [
  line('boards', 'PCB-210-C', 'Bare board AUR-210 rev C', '4 layers, ENIG, 1.6 mm, panel of 12', 1, 'PCB1', {
    note: 'Panel after assembly, not before',
  }),
  line('semiconductors', 'IC-0041', 'Buck-boost LED driver QFN-24', 'WCS4120, 4.5 to 21 V in, 1 A', 1, 'U1', {
    note: 'Heat sink pad: 9 vias filled',
  }),
  line('semiconductors', 'IC-0017', 'Microcontroller QFN-32', 'WCS32L0, 64 kB flash, touch inputs', 1, 'U2', {
    note: 'Programmed in circuit, J4',
  }),
  line('semiconductors', 'IC-0052', 'USB-C PD sink controller QFN-16', '5, 9 and 15 V profiles', 1, 'U3'),
  line('semiconductors', 'IC-0008', 'LDO 3.3 V SOT-23', '300 mA, 2 µA quiescent', 1, 'U4'),
  line('semiconductors', 'IC-0060', 'Ambient light sensor', 'I²C, 0.01 to 83 klx', 1, 'U5', { optional: true, note: 'Only for AUR-100-B' }),
  line('semiconductors', 'Q-0011', 'N-MOSFET 30 V SOT-23', '28 mΩ at 4.5 V', 4, 'Q1–Q4'),
  line('semiconductors', 'Q-0014', 'P-MOSFET 30 V SOT-23', 'Reverse polarity & load switch, R < 45 mΩ', 2, 'Q5, Q6'),
  line('semiconductors', 'D-0003', 'Schottky diode 40 V 2 A', 'SMA', 2, 'D1, D2'),
  line('semiconductors', 'D-0009', 'TVS diode 24 V', 'SMB, 600 W', 1, 'D3'),
  line('semiconductors', 'D-0012', 'ESD array USB', '4 lines, 0.5 pF', 2, 'D4, D5'),
  line('semiconductors', 'D-0020', 'LED green 0603', 'Status, 2 mA', 1, 'D6'),
  line('semiconductors', 'D-0021', 'LED amber 0603', 'Fault, 2 mA', 1, 'D7'),
  line('magnetics', 'L-0007', 'Power inductor 10 µH', '4.2 A saturation, 6 × 6 mm, shielded', 1, 'L1'),
  line('magnetics', 'L-0009', 'Power inductor 4.7 µH', '3.1 A saturation, 4 × 4 mm', 1, 'L2'),
  line('magnetics', 'FB-0002', 'Ferrite bead 600 Ω 0603', '600 Ω at 100 MHz, 1 A', 6, 'FB1–FB6'),
  line('magnetics', 'CM-0001', 'Common mode choke', '90 Ω, USB 2.0', 1, 'L3'),
  line('connectors', 'J-0031', 'USB-C receptacle', '16 pins, mid mount', 1, 'J1', { note: 'Shell soldered on all four tabs' }),
  line('connectors', 'J-0012', 'JST-PH 2 pins, straight', '2.0 mm pitch', 1, 'J2'),
  line('connectors', 'J-0013', 'JST-PH 6 pins, angled', '2.0 mm pitch', 1, 'J3'),
  line('connectors', 'J-0040', 'Tag-connect footprint', 'No part: contacts of the programmer', 1, 'J4', { consumable: true }),
  line('connectors', 'J-0044', 'Pin header 1 × 4', '2.54 mm, debugging', 1, 'J5', { optional: true, note: 'Not fitted in series' }),
  line('semiconductors', 'Y-0002', 'Crystal 32.768 kHz', '7 pF, 3.2 × 1.5 mm', 1, 'Y1'),
  line('resistors', 'R-0402-0R0', 'Resistor 0 Ω 0402', 'Jumper', 9, 'R1–R9'),
  line('resistors', 'R-0402-10R', 'Resistor 10 Ω 0402', '1 %, 1/16 W', 4, 'R10–R13'),
  line('resistors', 'R-0402-22R', 'Resistor 22 Ω 0402', '1 %, 1/16 W', 4, 'R14–R17'),
  line('resistors', 'R-0402-100R', 'Resistor 100 Ω 0402', '1 %, 1/16 W', 6, 'R18–R23'),
  line('resistors', 'R-0402-330R', 'Resistor 330 Ω 0402', '1 %, 1/16 W', 2, 'R24, R25'),
  line('resistors', 'R-0402-1K0', 'Resistor 1 kΩ 0402', '1 %, 1/16 W', 11, 'R26–R36'),
  line('resistors', 'R-0402-2K2', 'Resistor 2.2 kΩ 0402', '1 %, 1/16 W', 4, 'R37–R40'),
  line('resistors', 'R-0402-4K7', 'Resistor 4.7 kΩ 0402', '1 %, 1/16 W', 8, 'R41–R48'),
  line('resistors', 'R-0402-5K1', 'Resistor 5.1 kΩ 0402', '1 %, 1/16 W; CC1 and CC2', 2, 'R49, R50'),
  line('resistors', 'R-0402-10K', 'Resistor 10 kΩ 0402', '1 %, 1/16 W', 18, 'R51–R55, R57–R62, R70, R74–R79'),
  line('resistors', 'R-0402-22K', 'Resistor 22 kΩ 0402', '1 %, 1/16 W', 3, 'R56, R63, R64'),
  line('resistors', 'R-0402-47K', 'Resistor 47 kΩ 0402', '1 %, 1/16 W', 5, 'R65–R69'),
  line('resistors', 'R-0402-100K', 'Resistor 100 kΩ 0402', '1 %, 1/16 W', 3, 'R71–R73'),
  line('resistors', 'R-0402-1M0', 'Resistor 1 MΩ 0402', '1 %, 1/16 W', 2, 'R80, R81'),
  line('resistors', 'R-0805-R10', 'Shunt 0.1 Ω 0805', '1 %, 1/4 W, 75 ppm/K', 2, 'R82, R83', {
    note: 'Kelvin routed: do not replace by 5 %',
  }),
  line('resistors', 'R-1206-R02', 'Shunt 0.02 Ω 1206', '1 %, 1 W', 1, 'R84'),
  line('resistors', 'NTC-0001', 'NTC 10 kΩ 0603', 'B 3380 K', 2, 'RT1, RT2'),
  line('capacitors', 'C-0402-6P8', 'Capacitor 6.8 pF 0402', 'C0G, 50 V', 2, 'C1, C2'),
  line('capacitors', 'C-0402-22P', 'Capacitor 22 pF 0402', 'C0G, 50 V', 4, 'C3–C6'),
  line('capacitors', 'C-0402-100P', 'Capacitor 100 pF 0402', 'C0G, 50 V', 6, 'C7–C12'),
  line('capacitors', 'C-0402-1N', 'Capacitor 1 nF 0402', 'X7R, 50 V', 5, 'C13–C17'),
  line('capacitors', 'C-0402-10N', 'Capacitor 10 nF 0402', 'X7R, 50 V', 7, 'C18–C24'),
  line('capacitors', 'C-0402-100N', 'Capacitor 100 nF 0402', 'X7R, 16 V', 24, 'C25–C44, C52, C53, C60, C61', {
    note: 'One at each supply pin',
  }),
  line('capacitors', 'C-0402-1U', 'Capacitor 1 µF 0402', 'X5R, 10 V', 7, 'C45–C51'),
  line('capacitors', 'C-0603-4U7', 'Capacitor 4.7 µF 0603', 'X5R, 16 V', 4, 'C54–C57'),
  line('capacitors', 'C-0805-10U', 'Capacitor 10 µF 0805', 'X7R, 25 V; ESR < 8 mΩ & derated by 40 %', 6, 'C58, C59, C62–C65'),
  line('capacitors', 'C-1206-22U', 'Capacitor 22 µF 1206', 'X7R, 25 V', 4, 'C66–C69'),
  line('capacitors', 'C-POLY-100U', 'Polymer capacitor 100 µF', '25 V, 24 mΩ, 6.3 × 7.7 mm', 2, 'C70, C71', {
    note: 'Mark towards the board edge',
  }),
  line('capacitors', 'C-FILM-470N', 'Film capacitor 470 nF', '63 V, 5 mm pitch', 1, 'C72'),
  line('fasteners', 'F-0001', 'Resettable fuse 2 A', '1812, 24 V', 1, 'F1'),
  line('fasteners', 'SP-0003', 'SMT spacer M2.5 × 4', 'Brass, tin plated', 4, 'H1–H4'),
  line('optics', 'LP-0002', 'Light pipe, twin', 'Ø 2 mm, press fit', 1, 'LP1'),
  line('fasteners', 'SH-0001', 'Shield can 20 × 14 mm', 'Two parts, tin plated', 1, 'SH1', { optional: true }),
  line('consumables', 'LB-0007', 'Label 12 × 6 mm, polyimide', 'Serial number and data matrix', 1, '', {
    note: 'Printed at the test bench',
  }),
  line('consumables', 'CH-0004', 'Solder paste SAC305, type 4', 'Jar of 500 g, keep at 4 °C', 1.35, '', { consumable: true, units: 'g' }),
  line('consumables', 'CH-0009', 'Conformal coating, acrylic', 'UV tracer', 0.8, '', { consumable: true, optional: true, units: 'ml' }),
  line('packaging', 'PK-0021', 'Antistatic bag 100 × 150 mm', 'Resealable', 1, '', { consumable: true }),
];

export const boardComponents: Part[] = boardLines.map(({ part }) => part);
