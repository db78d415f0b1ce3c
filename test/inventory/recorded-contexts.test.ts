import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { ModelType } from '../../src/database/client/enums.ts';
import type { Database } from '../../src/database/database.ts';
import { modelOf } from '../../src/inventory/context/graph.ts';
import { loadMembers } from '../../src/inventory/context/load-members.ts';
import { treeOfPaths } from '../../src/inventory/context/member-tree.ts';
import { importExport } from '../../src/inventory/import-export.ts';
import { contextSource, loadItemContexts } from '../../src/inventory/load-item-contexts.ts';
import { createTestDatabase } from '../support/test-database.ts';

const shared = new URL('../../../shared/', import.meta.url).pathname;

/** What a real server has for a record, by Django's name of its model. */
interface Recorded {
  model: string;
  pk: number;
  /** As it prints. */
  str?: string;
  record: Record<string, unknown>;
}

/** Our models, by Django's names. */
const models: Record<string, string> = Object.fromEntries(
  `Build BuildLine BuildItem Company Address Contact SupplierPart ManufacturerPart Part PartCategory BomItem PartTestTemplate
  StockItem StockLocation StockItemTestResult PurchaseOrder PurchaseOrderLineItem PurchaseOrderExtraLine SalesOrder SalesOrderLineItem
  SalesOrderExtraLine SalesOrderShipment SalesOrderAllocation ReturnOrder ReturnOrderLineItem ReturnOrderExtraLine`
    .split(/\s+/)
    .map((name) => [name.toLowerCase(), name]),
);

/** Members that are here, but not as there; docs/templates/context.md says why. */
const different = new Set([
  // An object, name to value; `parameters_list` is the list.
  ...['Build', 'Company', 'Part', 'PurchaseOrder', 'ReturnOrder', 'SalesOrder', 'SalesOrderShipment', 'StockLocation', 'SupplierPart'].map(
    (model) => `${model}.parameters`,
  ),
  'ManufacturerPart.parameters',
  // There it needs exchange rates, even for one currency; the recording server had none.
  'PurchaseOrder.calculate_total_price',
]);

/** Members that are not here, likewise. */
const absent = new Set(
  [
    // Python's own objects, and check sums as Python prints bytes.
    'status_class bom_checksum checksum get_bom_hash get_item_hash hash_fields get_bom_item_filter get_used_in_bom_item_filter get_stock_filter',
    // Parts of InvenTree's own working: the API, forms, validation, trees.
    'api_instance_filters format_matched_response get_db_instance get_field_deltas run_plugin_validation report_context handle_tree_delete',
    'get_next_sibling get_previous_sibling get_items get_parts_parameters get_latest_serial_number get_next_serial_number',
    // Neither exported nor kept here: price ranges, tags, stars, counts, histories; settings of a server.
    'pricing price_range get_price_info get_price_range get_bom_price_range get_supplier_price_range',
    'tags tagged_items starred_users get_subscribers stocktakes stock_tracking_info tracking_info tracking_info_count has_tracking_info',
    'parameter_templates get_parameter_templates is_stale',
    // Files are attached to records that can be printed: not to suppliers' and manufacturers' parts.
    'attachments attachments_for_model',
  ].flatMap((names) => names.split(' ')),
);

describe.skipIf(!existsSync(shared))('what a real server gives its templates', () => {
  let database: Database;
  let recorded: {
    contexts: (Omit<Recorded, 'model'> & { model_type: ModelType; context: Record<string, unknown> })[];
    records: Recorded[];
  };
  const config = readConfig({});
  beforeAll(async () => {
    database = await createTestDatabase();
    await importExport(database, `${shared}data/inventree-demo.json`);
    recorded = JSON.parse(readFileSync(`${shared}cases/contexts.json`, 'utf8')) as typeof recorded;
  });
  afterAll(() => database.close());

  it('is in the variables of every kind of record', async () => {
    const wrong: string[] = [];
    for (const { model_type, pk, context } of recorded.contexts) {
      const ours = (await loadItemContexts({ prisma: database.prisma, config }, model_type, [pk])).get(pk) ?? {};
      const names = Object.keys(context).filter((name) => !isSame(context[name], ours[name]));
      wrong.push(...names.map((name) => `${model_type}.${name}`));
    }
    expect(recorded.contexts.length).toBeGreaterThan(50);
    // There it is a bound method, whose text names a Python object.
    expect([...new Set(wrong)]).toEqual(['buildline.allocated_quantity']);
  });

  it('is in every member of every record, and prints as there', async () => {
    const wrong = new Set<string>();
    const missing = new Set<string>();
    const source = contextSource({ prisma: database.prisma, config });
    for (const { name, pk, str, record } of [
      ...recorded.contexts.map((entry) => ({ ...entry, name: models[entry.model_type] ?? entry.model_type })),
      ...recorded.records.map((entry) => ({ ...entry, name: models[entry.model.split('.')[1] ?? ''] ?? entry.model })),
    ]) {
      const { members } = modelOf(name);
      const known = Object.keys(record).filter((member) => member in members);
      for (const member of Object.keys(record)) if (!(member in members) && !absent.has(member)) missing.add(`${name}.${member}`);
      const paths = [...known.map((member) => `${member}.pk`), ...('str' in members ? ['str'] : [])];
      const ours = (await loadMembers(source, name, [pk], treeOfPaths(paths))).get(pk) ?? {};
      for (const member of known) if (!isSame(record[member], ours[member])) wrong.add(`${name}.${member}`);
      if (str !== undefined && 'str' in members && ours.str !== str) wrong.add(`${name}.str`);
    }
    expect([...missing]).toEqual([]);
    expect([...wrong].toSorted()).toEqual([...different].toSorted());
  });
});

/**
 * Whether a recorded value is ours: plain, or `{decimal}`, `{money, currency}`, `{model, pk}` for a record, `{pks}` for a list of
 * records (its first 200). Numbers by value, times by day, lists of records by their pks.
 */
function isSame(wanted: unknown, ours: unknown): boolean {
  if (wanted === null || wanted === '') return ours === null || ours === '';
  if (typeof wanted === 'string' && /^\d{4}-\d\d-\d\d/.test(wanted)) return String(ours).slice(0, 10) === wanted.slice(0, 10);
  if (typeof wanted !== 'object') return wanted === ours;
  if ('decimal' in wanted) return Number(wanted.decimal) === ours;
  if ('money' in wanted) {
    const { amount, currency } = (ours ?? {}) as { amount?: string; currency?: string };
    return Number(wanted.money) === Number(amount) && 'currency' in wanted && wanted.currency === currency;
  }
  if ('pks' in wanted) return isSameList(wanted.pks as number[], ours);
  if ('pk' in wanted) return wanted.pk === (ours as { pk: number } | null)?.pk;
  if (Array.isArray(wanted) && wanted.some((item: unknown) => typeof item === 'object'))
    return isSameList(
      wanted.map((item: { pk: number }) => item.pk),
      ours,
    );
  if (typeof ours !== 'object' || ours === null || Object.keys(wanted).length !== Object.keys(ours).length) return false;
  return Object.entries(wanted).every(([key, value]) => isSame(value, (ours as Record<string, unknown>)[key]));
}

function isSameList(wanted: number[], ours: unknown): boolean {
  if (!Array.isArray(ours)) return false;
  const pks = new Set(ours.map(({ pk }: { pk: number }) => pk));
  return wanted.every((pk) => pks.has(pk)) && (wanted.length >= 200 || wanted.length === pks.size);
}
