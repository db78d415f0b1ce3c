/** The `fields` of a record in an export. */
export type Fields = Record<string, unknown>;

/** How one kind of record in an export becomes rows of ours. */
export interface ExportModel {
  table: string;
  /** Fields that have another name with us. */
  rename?: Record<string, string>;
  /** What an older server wrote, as a current one would. */
  modernize?(fields: Fields): Fields;
  /** Fields that name a kind of record by Django's natural key `["part", "part"]`; kept as `part.part`. */
  contentTypes?: readonly string[];
  /** The two fields that together name a record of any kind. Without that record the row means nothing and is skipped. */
  belongsTo?: { model: string; pk: string };
}

const user: ExportModel = {
  table: 'User',
  rename: {
    first_name: 'firstName',
    last_name: 'lastName',
    is_staff: 'isStaff',
    is_superuser: 'isSuperuser',
    is_active: 'isActive',
    date_joined: 'dateJoined',
    last_login: 'lastLogin',
  },
  // Exports that leave passwords out give an account that nobody can log in to until one is set.
  modernize: (fields) => ({ ...fields, password: fields.password ?? '!' }),
};

/** Every kind of record that is kept, by its name in an export: `app.model`, in lower case. */
export const exportModels: Record<string, ExportModel> = {
  'auth.group': { table: 'Group' },
  'auth.user': user,
  'users.ruleset': { table: 'RuleSet', rename: { group: 'groupPk' } },
  'users.owner': { table: 'Owner', contentTypes: ['owner_type'] },
  'common.projectcode': { table: 'ProjectCode' },
  'common.customunit': { table: 'CustomUnit' },
  'common.parametertemplate': { table: 'ParameterTemplate', contentTypes: ['model_type'] },
  'common.parameter': { table: 'Parameter', contentTypes: ['model_type'], belongsTo: { model: 'model_type', pk: 'model_id' } },
  'part.partparametertemplate': { table: 'ParameterTemplate' },
  'part.partparameter': {
    table: 'Parameter',
    modernize: ({ part, ...fields }) => ({ ...fields, model_type: 'part.part', model_id: part }),
    belongsTo: { model: 'model_type', pk: 'model_id' },
  },
  'exchange.rate': { table: 'ExchangeRate' },
  'company.company': { table: 'Company' },
  'company.address': { table: 'Address' },
  'company.contact': { table: 'Contact' },
  'company.manufacturerpart': { table: 'ManufacturerPart' },
  'company.supplierpart': { table: 'SupplierPart' },
  'company.supplierpricebreak': { table: 'SupplierPriceBreak' },
  'part.partcategory': { table: 'PartCategory', rename: { _icon: 'icon' } },
  'part.part': { table: 'Part' },
  'part.partrelated': { table: 'PartRelated' },
  'part.partsellpricebreak': { table: 'PartSellPriceBreak' },
  'part.partinternalpricebreak': { table: 'PartInternalPriceBreak' },
  'part.parttesttemplate': { table: 'PartTestTemplate', modernize: withTestKey },
  'part.bomitem': { table: 'BomItem', modernize: withoutOverage },
  'part.bomitemsubstitute': { table: 'BomItemSubstitute' },
  'stock.stocklocationtype': { table: 'StockLocationType' },
  'stock.stocklocation': { table: 'StockLocation', rename: { icon: 'custom_icon' } },
  'stock.stockitem': { table: 'StockItem' },
  'stock.stockitemtestresult': { table: 'StockItemTestResult' },
  'build.build': { table: 'Build' },
  'build.buildline': { table: 'BuildLine' },
  'build.builditem': { table: 'BuildItem' },
  'order.purchaseorder': { table: 'PurchaseOrder' },
  'order.purchaseorderlineitem': { table: 'PurchaseOrderLineItem' },
  'order.purchaseorderextraline': { table: 'PurchaseOrderExtraLine' },
  'order.salesorder': { table: 'SalesOrder' },
  'order.salesorderlineitem': { table: 'SalesOrderLineItem' },
  'order.salesorderextraline': { table: 'SalesOrderExtraLine' },
  'order.salesordershipment': { table: 'SalesOrderShipment' },
  'order.salesorderallocation': { table: 'SalesOrderAllocation' },
  'order.returnorder': { table: 'ReturnOrder' },
  'order.returnorderlineitem': { table: 'ReturnOrderLineItem' },
  'order.returnorderextraline': { table: 'ReturnOrderExtraLine' },
};

/** The tables that `--replace` empties: all that records are kept in, but for accounts. */
export const inventoryTables: readonly string[] = [...new Set(Object.values(exportModels).map(({ table }) => table))].filter(
  (table) => !['User', 'Group', 'RuleSet'].includes(table),
);

/** Why records of a kind that is not kept are skipped. */
export function reasonToSkip(model: string): string {
  return model.endsWith('attachment') ? 'an export names files but does not hold them' : 'no such records are kept here';
}

/** Servers before 2024 made the key from the name whenever they needed it. */
function withTestKey(fields: Fields): Fields {
  const { key, test_name } = fields;
  return key || typeof test_name !== 'string' ? fields : { ...fields, key: testKey(test_name) };
}

/** The key of a test by its name, as InvenTree makes it: `Firmware Version` gives `firmwareversion`. */
export function testKey(testName: string): string {
  return testName
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]/gu, '');
}

/** Until 2025 one text said `3` (pieces) or `5%`; it became two fields. */
function withoutOverage({ overage, ...fields }: Fields): Fields {
  const [, amount, percent] = (typeof overage === 'string' && /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(overage)) || [];
  if (amount === undefined) return fields;
  return percent ? { attrition: amount, ...fields } : { setup_quantity: amount, ...fields };
}
