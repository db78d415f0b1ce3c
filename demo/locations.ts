import { pathStrings, record, type DemoRecord } from './records.ts';

export const locations = {
  works: 1,
  goodsIn: 2,
  electronicsStore: 3,
  reelRackA: 4,
  reelRackB: 5,
  mechanicsStore: 6,
  shelfM1: 7,
  shelfM2: 8,
  assembly: 9,
  bench1: 10,
  testBench: 11,
  finishedGoods: 12,
  contractor: 13,
} as const;

const nodes = [
  { pk: locations.works, name: 'Halden works', description: 'Everything under one roof' },
  { pk: locations.goodsIn, name: 'Goods-in', description: 'Not inspected yet', parent: locations.works },
  { pk: locations.electronicsStore, name: 'Electronics store', description: 'Dry & antistatic, < 30 % humidity', parent: locations.works },
  { pk: locations.reelRackA, name: 'Reel rack A', description: '', parent: locations.electronicsStore },
  { pk: locations.reelRackB, name: 'Reel rack B', description: '', parent: locations.electronicsStore },
  { pk: locations.mechanicsStore, name: 'Mechanics store', description: '', parent: locations.works },
  { pk: locations.shelfM1, name: 'Shelf M1', description: 'Heavy parts, lowest board', parent: locations.mechanicsStore },
  { pk: locations.shelfM2, name: 'Shelf M2', description: '', parent: locations.mechanicsStore },
  { pk: locations.assembly, name: 'Assembly', description: '', parent: locations.works },
  { pk: locations.bench1, name: 'Bench 1', description: '', parent: locations.assembly },
  { pk: locations.testBench, name: 'Test bench', description: '', parent: locations.assembly },
  { pk: locations.finishedGoods, name: 'Finished goods', description: '', parent: locations.works },
  { pk: locations.contractor, name: 'Contract assembler', description: 'Boards are fitted here', external: true },
];
const paths = pathStrings(nodes);

export const locationRecords: DemoRecord[] = nodes.map(
  ({ pk, name, description, parent, external }: (typeof nodes)[number] & { parent?: number; external?: boolean }) =>
    record('stock.stocklocation', pk, {
      name,
      description,
      parent: parent ?? null,
      pathstring: paths.get(pk),
      structural: false,
      external: external ?? false,
      owner: null,
      custom_icon: '',
    }),
);
