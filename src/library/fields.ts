import { ModelType, type PageSize } from '../database/client/enums.ts';
import type { CreateInput, Fields, OverwrittenFields, UpdateInput } from './form.ts';

const MAX_NAME = 100;
const MAX_DESCRIPTION = 250;

/** The fields of a report template. Limits and defaults are those of InvenTree's API. */
export const templateFields = {
  name: { kind: 'text', formName: 'name', required: true, maxLength: MAX_NAME },
  description: { kind: 'text', formName: 'description', required: true, maxLength: MAX_DESCRIPTION },
  modelType: { kind: 'choice', formName: 'model_type', required: true, choices: Object.values(ModelType) },
  file: { kind: 'file', formName: 'template', required: true },
  filters: { kind: 'text', formName: 'filters', maxLength: 250, mayBeBlank: true, default: '' },
  filenamePattern: { kind: 'text', formName: 'filename_pattern', maxLength: 100, default: 'output.pdf' },
  enabled: { kind: 'boolean', formName: 'enabled', default: true },
  pageSize: { kind: 'choice', formName: 'page_size', choices: ['A4', 'A3', 'Legal', 'Letter'] satisfies PageSize[] }, // default: a setting
  landscape: { kind: 'boolean', formName: 'landscape', default: false },
  merge: { kind: 'boolean', formName: 'merge', default: false },
  attachToModel: { kind: 'boolean', formName: 'attach_to_model', default: false },
  taggedPdf: { kind: 'boolean', formName: 'tagged_pdf', default: false },
  outline: { kind: 'boolean', formName: 'outline', default: false },
} as const satisfies Fields;

/** The server sets these whenever a template is saved. */
export const overwrittenTemplateFields = { updated: 'dateTime', updated_by: 'pk' } as const satisfies OverwrittenFields;

export const assetFields = {
  description: { kind: 'text', formName: 'description', required: true, maxLength: MAX_DESCRIPTION },
  file: { kind: 'file', formName: 'asset', required: true },
} as const satisfies Fields;

export const snippetFields = {
  description: { kind: 'text', formName: 'description', required: true, maxLength: MAX_DESCRIPTION },
  file: { kind: 'file', formName: 'snippet', required: true },
} as const satisfies Fields;

export type CreateTemplateInput = CreateInput<typeof templateFields>;
export type UpdateTemplateInput = UpdateInput<typeof templateFields>;
export type CreateAssetInput = CreateInput<typeof assetFields>;
export type UpdateAssetInput = UpdateInput<typeof assetFields>;
export type CreateSnippetInput = CreateInput<typeof snippetFields>;
export type UpdateSnippetInput = UpdateInput<typeof snippetFields>;
