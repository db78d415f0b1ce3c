import { bomRecords } from './boms.ts';
import { buildRecords } from './builds.ts';
import { companyRecords } from './companies.ts';
import { locationRecords } from './locations.ts';
import { orderRecords } from './orders.ts';
import { partRecords } from './parts.ts';
import { peopleRecords } from './people.ts';
import type { DemoRecord } from './records.ts';
import { stockRecords } from './stock.ts';
import { supplyRecords } from './supply.ts';

/**
 * The inventory of a small maker of desk lamps, in the form of InvenTree's export: what the demo imports. Pks are fixed, so
 * that examples can name records: build orders 1 to 3 (the first has 60 lines), part 1 (the lamp), stock items 1 to 8 (lamps).
 */
export const demoRecords: DemoRecord[] = [
  ...peopleRecords,
  ...companyRecords,
  ...locationRecords,
  ...partRecords,
  ...supplyRecords,
  ...bomRecords,
  ...orderRecords,
  ...buildRecords,
  ...stockRecords,
];
