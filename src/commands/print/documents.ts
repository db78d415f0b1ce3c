/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A template that is not stored: what an editor holds. */
export type DraftTemplateInput = {
  /** The template; its name tells its language. */
  file: TextFileInput;
  /** Whether the paper lies on its side. Default: `false`. */
  landscape?: boolean | null | undefined;
  /** Whether it makes one document over all items. Default: `false`. */
  merge?: boolean | null | undefined;
  /** The kind of record that it is for. Example: `PART`. */
  modelType: ModelType;
  /** Paper. Default: `A4`. */
  pageSize?: PageSize | null | undefined;
  /** Tags that it may use beside the stored ones, which they go before; at most 200. Default: none. */
  snippets?: Array<TextFileInput> | null | undefined;
};

/** The kinds of records that can be printed. Each is an object type that implements `PrintableItem`. */
export type ModelType =
  /** A build order: `Build`. */
  | 'BUILD'
  /** What a build order needs of one part: `BuildLine`. */
  | 'BUILD_LINE'
  /** A supplier, customer or manufacturer: `Company`. */
  | 'COMPANY'
  /** A part: `Part`. */
  | 'PART'
  /** An order to a supplier: `PurchaseOrder`. */
  | 'PURCHASE_ORDER'
  /** What a customer sends back: `ReturnOrder`. */
  | 'RETURN_ORDER'
  /** An order of a customer: `SalesOrder`. */
  | 'SALES_ORDER'
  /** A shipment of a sales order: `SalesOrderShipment`. */
  | 'SALES_ORDER_SHIPMENT'
  /** A quantity of a part, or one with a serial number: `StockItem`. */
  | 'STOCK_ITEM'
  /** A place where stock is kept: `StockLocation`. */
  | 'STOCK_LOCATION';

/** Paper sizes, upright; `landscape` turns them. */
export type PageSize =
  /** 297 × 420 mm. */
  | 'A3'
  /** 210 × 297 mm. */
  | 'A4'
  /** 8.5 × 14 in (215.9 × 355.6 mm). */
  | 'LEGAL'
  /** 8.5 × 11 in (215.9 × 279.4 mm). */
  | 'LETTER';

/** What a preview is given as. */
export type PreviewFormat =
  /** What the template made, before it is printed. */
  | 'HTML'
  /** What would be printed. */
  | 'PDF'
  /** A picture of one page of that PDF, as `page` and `dpi` ask for it. */
  | 'PNG';

/** What to preview. Give exactly one. */
export type PreviewSource =
  {   /** A draft. Needs the permission `CHANGE_LIBRARY`. */
  draft: DraftTemplateInput; template?: never; }
  |  { draft?: never;   /** A stored template: global id or pk. Example: `"ReportTemplate:4"`. */
  template: string | number; };

/** How values are shown in this print. */
export type PrintOptions = {
  /** Language of numbers, dates and money, BCP 47. Default: `Settings.locale`. Example: `"de-CH"`. */
  locale?: string | null | undefined;
  /** Time zone of times, IANA. Default: `Settings.timeZone`. Example: `"Europe/Zurich"`. */
  timeZone?: string | null | undefined;
};

/** How bad a remark is. */
export type Severity =
  /** There is no result. */
  | 'ERROR'
  /** There is a result, which may not look as meant. */
  | 'WARNING';

/** A file of text, as text. It is stored as UTF-8. */
export type TextFileInput = {
  /** What the file holds. Example: `"<h1>${input.part.full_name}</h1>"`. */
  content: string;
  /** File name with its ending. Example: `"shelf-card.marko"`. */
  name: string;
};

export type PrintTemplatesQueryVariables = Exact<{
  search: string;
  modelType?: ModelType | null | undefined;
}>;


export type PrintTemplatesQuery = { reportTemplates: { nodes: Array<{ id: string, name: string }> } };

export type PrintPreviewMutationVariables = Exact<{
  source: PreviewSource;
  item: string | number;
  format: PreviewFormat;
  page: number;
  dpi: number;
  options?: PrintOptions | null | undefined;
}>;


export type PrintPreviewMutation = { previewReport:
    | { __typename: 'ForbiddenError', message: string }
    | { __typename: 'InvalidError', message: string }
    | { __typename: 'ReportPreview', pageCount: number | null, file: { path: string } | null, diagnostics: Array<{ severity: Severity, code: string, message: string, file: string | null, line: number | null, column: number | null, frame: string | null }> }
    | { __typename: 'TooBusyError', message: string }
   };


export const PrintTemplatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PrintTemplates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"modelType"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ModelType"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportTemplates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"modelType"},"value":{"kind":"Variable","name":{"kind":"Name","value":"modelType"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<PrintTemplatesQuery, PrintTemplatesQueryVariables>;
export const PrintPreviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PrintPreview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"source"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PreviewSource"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"item"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"format"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PreviewFormat"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"page"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dpi"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"options"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PrintOptions"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewReport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"source"},"value":{"kind":"Variable","name":{"kind":"Name","value":"source"}}},{"kind":"Argument","name":{"kind":"Name","value":"item"},"value":{"kind":"Variable","name":{"kind":"Name","value":"item"}}},{"kind":"Argument","name":{"kind":"Name","value":"format"},"value":{"kind":"Variable","name":{"kind":"Name","value":"format"}}},{"kind":"Argument","name":{"kind":"Name","value":"page"},"value":{"kind":"Variable","name":{"kind":"Name","value":"page"}}},{"kind":"Argument","name":{"kind":"Name","value":"dpi"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dpi"}}},{"kind":"Argument","name":{"kind":"Name","value":"options"},"value":{"kind":"Variable","name":{"kind":"Name","value":"options"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportPreview"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageCount"}},{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"Field","name":{"kind":"Name","value":"diagnostics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"file"}},{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"frame"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<PrintPreviewMutation, PrintPreviewMutationVariables>;