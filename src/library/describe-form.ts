import type { Parts } from '../parts.ts';
import { assetFields, snippetFields, templateFields } from './fields.ts';
import type { Field, Fields } from './form.ts';
import { assetLabels, modelTypeLabels, snippetLabels, templateLabels, type FieldLabel } from './form-labels.ts';
import { defaultPageSize } from './settings.ts';

/** One field of a form as a client shows it. Names and kinds are those of InvenTree's API. */
export interface FormField {
  name: string;
  kind: string;
  required?: boolean;
  readOnly?: boolean;
  label?: string;
  helpText?: string;
  maxLength?: number;
  default?: unknown;
  choices?: { value: string; label: string }[];
  mayBeNull?: boolean;
  mayBeBlank?: boolean;
  /** Of a list: each entry. */
  entry?: FormField;
  /** Of an object. */
  fields?: FormField[];
  /** Of a reference: the kind of record, and where clients find them. */
  model?: string;
  path?: string;
}

export type FormNoun = 'REPORT_TEMPLATE' | 'REPORT_ASSET' | 'REPORT_SNIPPET' | 'REPORT_PRINT';

const kinds: Record<Field['kind'], string> = { text: 'string', boolean: 'boolean', choice: 'choice', file: 'file upload' };
/** InvenTree stores the path of a file and the value of a choice in columns of these lengths, and says so. */
const STORED_LENGTHS: Record<string, number> = { model_type: 100, page_size: 20 };
const FILE_PATH_LENGTH = 100;

const pk: FormField = { name: 'pk', kind: 'integer', readOnly: true, label: 'ID' };
const userFields: FormField[] = [
  pk,
  {
    name: 'username',
    kind: 'string',
    required: true,
    readOnly: true,
    label: 'Username',
    helpText: 'Username',
    maxLength: 150,
    mayBeBlank: false,
  },
  {
    name: 'first_name',
    kind: 'string',
    required: true,
    label: 'First Name',
    helpText: 'First name of the user',
    maxLength: 150,
    mayBeBlank: true,
  },
  {
    name: 'last_name',
    kind: 'string',
    required: true,
    label: 'Last Name',
    helpText: 'Last name of the user',
    maxLength: 150,
    mayBeBlank: true,
  },
  {
    name: 'email',
    kind: 'email',
    required: true,
    readOnly: true,
    label: 'Email',
    helpText: 'Email address of the user',
    maxLength: 254,
    mayBeBlank: true,
  },
];
const templateState: FormField[] = [
  { name: 'revision', kind: 'integer', readOnly: true, label: 'Revision', helpText: 'Revision number (auto-increments)', default: 1 },
  { name: 'updated', kind: 'datetime', label: 'Updated', helpText: 'Timestamp of last update', mayBeNull: true, default: null },
  {
    name: 'updated_by',
    kind: 'related field',
    label: 'Update By',
    helpText: 'User who last updated this object',
    mayBeNull: true,
    model: 'user',
    path: '/api/user/',
  },
  { name: 'updated_by_detail', kind: 'nested object', readOnly: true, label: 'Updated by detail', mayBeNull: true, fields: userFields },
];
const printFields: FormField[] = [
  {
    name: 'template',
    kind: 'related field',
    required: true,
    label: 'Template',
    helpText: 'Select report template',
    model: 'reporttemplate',
    path: '/api/report/template/',
  },
  {
    name: 'items',
    kind: 'list',
    required: true,
    label: 'Items',
    helpText: 'List of item primary keys to include in the report',
    entry: { name: '', kind: 'integer', required: true },
  },
];

/** The fields of a noun's form, made from the same table that its input is read by. */
export async function describeForm(parts: Pick<Parts, 'prisma'>, noun: FormNoun): Promise<FormField[]> {
  switch (noun) {
    case 'REPORT_TEMPLATE':
      return [pk, ...describe(templateFields, templateLabels, { page_size: await defaultPageSize(parts) }), ...templateState];
    case 'REPORT_ASSET':
      return [pk, ...describe(assetFields, assetLabels)];
    case 'REPORT_SNIPPET':
      return [pk, ...describe(snippetFields, snippetLabels)];
    case 'REPORT_PRINT':
      return printFields;
  }
}

function describe(fields: Fields, labels: Record<string, FieldLabel>, defaults: Record<string, unknown> = {}): FormField[] {
  return Object.values(fields).map((field) => {
    const { formName: name, kind, required = false } = field;
    const fallback = defaults[name] ?? ('default' in field && field.default !== '' ? field.default : undefined);
    return {
      name,
      kind: kinds[kind],
      required,
      ...labels[name],
      ...(fallback !== undefined && { default: fallback }),
      ...(kind === 'text' && { maxLength: field.maxLength, mayBeBlank: field.mayBeBlank ?? false }),
      ...(kind === 'file' && { maxLength: FILE_PATH_LENGTH }),
      ...(kind === 'choice' && {
        mayBeBlank: false,
        maxLength: STORED_LENGTHS[name],
        choices: field.choices.map((value) => ({ value, label: choiceLabel(value) })),
      }),
    };
  });
}

function choiceLabel(value: string): string {
  return Object.hasOwn(modelTypeLabels, value) ? modelTypeLabels[value as keyof typeof modelTypeLabels] : value;
}
