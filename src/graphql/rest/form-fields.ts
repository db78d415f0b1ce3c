import { formActions, type FormAction as Action } from '../../accounts/form-actions.ts';
import { describeForm, type FormField as FormFieldShape } from '../../library/describe-form.ts';
import { builder } from '../builder.ts';

const subGraphs: 'rest'[] = ['rest'];

const FormNoun = builder.enumType('FormNoun', {
  subGraphs,
  values: ['REPORT_TEMPLATE', 'REPORT_ASSET', 'REPORT_SNIPPET', 'REPORT_PRINT'] as const,
});
const FormAction = builder.enumType('FormAction', { subGraphs, values: ['CREATE', 'UPDATE', 'DELETE', 'VIEW'] as const });

const FormChoice = builder.objectRef<{ value: string; label: string }>('FormChoice').implement({
  subGraphs,
  fields: (t) => ({ value: t.exposeString('value'), label: t.exposeString('label') }),
});

const FormField = builder.objectRef<FormFieldShape>('FormField');
FormField.implement({
  subGraphs,
  fields: (t) => ({
    name: t.exposeString('name'),
    kind: t.exposeString('kind'),
    required: t.boolean({ resolve: (field) => field.required ?? false }),
    readOnly: t.boolean({ resolve: (field) => field.readOnly ?? false }),
    label: t.string({ nullable: true, resolve: (field) => field.label }),
    helpText: t.string({ nullable: true, resolve: (field) => field.helpText }),
    maxLength: t.int({ nullable: true, resolve: (field) => field.maxLength }),
    hasDefault: t.boolean({ resolve: (field) => 'default' in field }),
    default: t.field({ type: 'FormValue', nullable: true, resolve: (field) => field.default }),
    choices: t.field({ type: [FormChoice], nullable: true, resolve: (field) => field.choices }),
    mayBeNull: t.boolean({ resolve: (field) => field.mayBeNull ?? false }),
    mayBeBlank: t.boolean({ nullable: true, resolve: (field) => field.mayBeBlank }),
    entry: t.field({ type: FormField, nullable: true, resolve: (field) => field.entry }),
    fields: t.field({ type: [FormField], nullable: true, resolve: (field) => field.fields }),
    model: t.string({ nullable: true, resolve: (field) => field.model }),
    path: t.string({ nullable: true, resolve: (field) => field.path }),
  }),
});

builder.queryFields((t) => ({
  formFields: t.field({
    subGraphs,
    type: [FormField],
    skipTypeScopes: true,
    args: { noun: t.arg({ type: FormNoun, required: true }) },
    resolve: (_root, { noun }, { parts }) => describeForm(parts, noun),
  }),
  formActions: t.field({
    subGraphs,
    type: [FormAction],
    description: 'What this viewer is shown forms of the library for.',
    skipTypeScopes: true,
    resolve: async (_root, _args, { parts, viewer }): Promise<Action[]> => (viewer ? formActions(parts, viewer) : []),
  }),
}));
