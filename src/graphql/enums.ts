import { builder } from './builder.ts';

/** Names are ours, the values inside are InvenTree's: src/rest reads the one from the other off the schema. */
export const ModelType = builder.enumType('ModelType', {
  description: 'The kinds of records that can be printed. Each is an object type that implements `PrintableItem`.',
  values: {
    BUILD: { value: 'build', description: 'A build order: `Build`.' },
    BUILD_LINE: { value: 'buildline', description: 'What a build order needs of one part: `BuildLine`.' },
    COMPANY: { value: 'company', description: 'A supplier, customer or manufacturer: `Company`.' },
    PURCHASE_ORDER: { value: 'purchaseorder', description: 'An order to a supplier: `PurchaseOrder`.' },
    RETURN_ORDER: { value: 'returnorder', description: 'What a customer sends back: `ReturnOrder`.' },
    SALES_ORDER: { value: 'salesorder', description: 'An order of a customer: `SalesOrder`.' },
    SALES_ORDER_SHIPMENT: { value: 'salesordershipment', description: 'A shipment of a sales order: `SalesOrderShipment`.' },
    PART: { value: 'part', description: 'A part: `Part`.' },
    STOCK_ITEM: { value: 'stockitem', description: 'A quantity of a part, or one with a serial number: `StockItem`.' },
    STOCK_LOCATION: { value: 'stocklocation', description: 'A place where stock is kept: `StockLocation`.' },
  },
} as const);

export const PageSize = builder.enumType('PageSize', {
  description: 'Paper sizes, upright; `landscape` turns them.',
  values: {
    A4: { value: 'A4', description: '210 × 297 mm.' },
    A3: { value: 'A3', description: '297 × 420 mm.' },
    LETTER: { value: 'Letter', description: '8.5 × 11 in (215.9 × 279.4 mm).' },
    LEGAL: { value: 'Legal', description: '8.5 × 14 in (215.9 × 355.6 mm).' },
  },
} as const);

export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Which way a list is ordered.',
  values: {
    ASC: { value: 'asc', description: 'Smallest, earliest, first of the alphabet first.' },
    DESC: { value: 'desc', description: 'Largest, latest, last of the alphabet first.' },
  },
} as const);
