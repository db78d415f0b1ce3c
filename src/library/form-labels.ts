import type { ModelType } from '../database/client/enums.ts';

/** What a form shows beside a field, in InvenTree's words; by the field's name in its API. */
export interface FieldLabel {
  label: string;
  helpText: string;
}

export const modelTypeLabels: Record<ModelType, string> = {
  build: 'Build Order',
  buildline: 'Build Order Line Item',
  company: 'Company',
  purchaseorder: 'Purchase Order',
  returnorder: 'Return Order',
  salesorder: 'Sales Order',
  salesordershipment: 'Sales Order Shipment',
  part: 'Part',
  stockitem: 'Stock Item',
  stocklocation: 'Stock Location',
};

export const templateLabels: Record<string, FieldLabel> = {
  name: { label: 'Name', helpText: 'Template name' },
  description: { label: 'Description', helpText: 'Template description' },
  model_type: { label: 'Model Type', helpText: 'Target model type for template' },
  template: { label: 'Template', helpText: 'Template file' },
  filters: { label: 'Filters', helpText: 'Template query filters (comma-separated list of key=value pairs)' },
  filename_pattern: { label: 'Filename Pattern', helpText: 'Pattern for generating filenames' },
  enabled: { label: 'Enabled', helpText: 'Template is enabled' },
  page_size: { label: 'Page Size', helpText: 'Page size for PDF reports' },
  landscape: { label: 'Landscape', helpText: 'Render report in landscape orientation' },
  merge: { label: 'Merge', helpText: 'Render a single report against selected items' },
  attach_to_model: {
    label: 'Attach to Model on Print',
    helpText: 'Save report output as an attachment against linked model instance when printing',
  },
  tagged_pdf: { label: 'Tagged PDF', helpText: 'Write the structure of the document into the PDF, for screen readers' },
  outline: { label: 'Outline', helpText: 'Make bookmarks in the PDF from the headings' },
};

export const assetLabels: Record<string, FieldLabel> = {
  asset: { label: 'Asset', helpText: 'Report asset file' },
  description: { label: 'Description', helpText: 'Asset file description' },
};

export const snippetLabels: Record<string, FieldLabel> = {
  snippet: { label: 'Snippet', helpText: 'Report snippet file' },
  description: { label: 'Description', helpText: 'Snippet file description' },
};
