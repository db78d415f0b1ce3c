import {
  ListAttachmentsDocument,
  ListRecordsDocument,
  PageAttachmentsDocument,
  PageRecordsDocument,
  ReadAttachmentDocument,
  ReadRecordDocument,
  type AttachmentPartsFragment,
  type ModelType,
} from './documents.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { listAnswer } from './page-answer.ts';
import { enumValue } from './shapes.ts';

/** Where InvenTree has the lists of what can be printed. */
const lists: Record<ModelType, { path: string; type: string }> = {
  BUILD: { path: '/api/build/', type: 'Build' },
  BUILD_LINE: { path: '/api/build/line/', type: 'BuildLine' },
  COMPANY: { path: '/api/company/', type: 'Company' },
  PURCHASE_ORDER: { path: '/api/order/po/', type: 'PurchaseOrder' },
  RETURN_ORDER: { path: '/api/order/ro/', type: 'ReturnOrder' },
  SALES_ORDER: { path: '/api/order/so/', type: 'SalesOrder' },
  SALES_ORDER_SHIPMENT: { path: '/api/order/so/shipment/', type: 'SalesOrderShipment' },
  PART: { path: '/api/part/', type: 'Part' },
  STOCK_ITEM: { path: '/api/stock/', type: 'StockItem' },
  STOCK_LOCATION: { path: '/api/stock/location/', type: 'StockLocation' },
};

function recordEndpoints(modelType: ModelType): Endpoint[] {
  const { path, type } = lists[modelType];
  return [
    {
      path,
      name: `${type} List`,
      description: `Records of the type ${type}, to choose from what to print.`,
      schema: { isList: true },
      methods: {
        GET: (call) =>
          listAnswer(
            { ...call, run: (document, variables) => call.run(document, { ...variables, modelType }) },
            { list: ListRecordsDocument as never, page: PageRecordsDocument as never },
            (row: object) => row,
          ),
      },
    },
    {
      path: `${path}{id}/`,
      name: `${type} Detail`,
      description: `One record of the type ${type}.`,
      methods: {
        async GET({ run, params: [id = ''] }: Call) {
          const { row } = await run(ReadRecordDocument, { modelType, id });
          return row === null ? { status: 404, body: { detail: `No ${type} matches the given query.` } } : { status: 200, body: row };
        },
      },
    },
  ];
}

function attachmentShape(row: AttachmentPartsFragment) {
  const { attachment } = row;
  return {
    pk: row.pk,
    attachment: attachment.path,
    filename: attachment.name,
    link: null,
    comment: row.comment,
    upload_date: row.upload_date.slice(0, 10),
    upload_user: row.user_detail?.pk ?? null,
    user_detail: row.user_detail,
    file_size: attachment.size,
    model_type: enumValue('ModelType', row.model_type),
    model_id: row.model_id,
    tags: [],
  };
}

const attachmentEndpoints: Endpoint[] = [
  {
    path: '/api/attachment/',
    name: 'Attachment List',
    description: 'List of the files kept with records.',
    schema: { isList: true },
    methods: { GET: (call) => listAnswer(call, { list: ListAttachmentsDocument, page: PageAttachmentsDocument }, attachmentShape) },
  },
  {
    path: '/api/attachment/{id}/',
    name: 'Attachment Detail',
    description: 'One file kept with a record.',
    methods: {
      async GET({ run, params: [id = ''] }) {
        const { row } = await run(ReadAttachmentDocument, { id });
        return row
          ? { status: 200, body: attachmentShape(row) }
          : { status: 404, body: { detail: 'No Attachment matches the given query.' } };
      },
    },
  },
];

export const readOnlyEndpoints: Endpoint[] = [...(Object.keys(lists) as ModelType[]).flatMap(recordEndpoints), ...attachmentEndpoints];
