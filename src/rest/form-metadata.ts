import {
  AssetIsThereDocument,
  FormFieldsDocument,
  SnippetIsThereDocument,
  TemplateIsThereDocument,
  type FieldPartsFragment,
  type FormNoun,
} from './documents.ts';
import type { Call } from './endpoint.ts';

interface DescribedField extends FieldPartsFragment {
  entry?: FieldPartsFragment | null;
  fields?: readonly FieldPartsFragment[] | null;
}

/** What OPTIONS tells of a form: which actions this viewer is shown, and their fields. */
export async function formMetadata(call: Call, noun: FormNoun): Promise<object> {
  const { actions, fields } = await call.run(FormFieldsDocument, { noun });
  const described = describeAll(fields);
  if (noun === 'REPORT_PRINT') return { actions: { POST: described } };
  const model = noun.toLowerCase().replace('_', '');
  const [id] = call.params;
  if (id === undefined)
    return {
      actions: { ...(actions.includes('CREATE') && { POST: described }), ...(actions.includes('VIEW') && { GET: described }) },
      model,
    };
  return {
    actions: {
      ...(actions.includes('UPDATE') && (await isThere(call, noun, id)) && { PUT: described }),
      ...(actions.includes('DELETE') && { DELETE: {} }),
      ...(actions.includes('VIEW') && { GET: described }),
    },
    model,
  };
}

async function isThere({ run }: Call, noun: FormNoun, id: string): Promise<boolean> {
  const documents = {
    REPORT_TEMPLATE: TemplateIsThereDocument,
    REPORT_ASSET: AssetIsThereDocument,
    REPORT_SNIPPET: SnippetIsThereDocument,
  };
  const { row } = await run(documents[noun as keyof typeof documents] as typeof TemplateIsThereDocument, { id });
  return row !== null;
}

function describeAll(fields: readonly DescribedField[]): object {
  return Object.fromEntries(fields.map((field) => [field.name, describe(field)]));
}

function describe(field: DescribedField): object {
  return {
    type: field.kind,
    required: field.required,
    read_only: field.readOnly,
    ...(field.label !== null && { label: field.label }),
    ...(field.helpText !== null && { help_text: field.helpText }),
    ...(field.maxLength !== null && { max_length: field.maxLength }),
    ...(field.choices && { choices: field.choices.map(({ value, label }) => ({ value, display_name: label })) }),
    ...(field.mayBeBlank !== null && { allow_blank: field.mayBeBlank }),
    ...(field.model !== null && { model: field.model, api_url: field.path, pk_field: 'pk' }),
    ...(field.model === 'user' && { filters: {} }),
    ...(field.entry && { child: describe(field.entry) }),
    ...(field.fields && { children: describeAll(field.fields) }),
    allow_null: field.mayBeNull,
    ...(field.hasDefault && { default: field.default }),
  };
}
