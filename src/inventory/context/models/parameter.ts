import { alias, column, defineModel, optional, reference } from '../declare.ts';

export const ParameterTemplate = defineModel('ParameterTemplate', {
  description: 'What a parameter is called and measured in.',
  members: {
    name: column('text', 'Its name: `Resistance`.'),
    units: column('text', 'Unit of measure: `ohm`; empty: none.'),
    description: column('text', 'What it is, in a few words.'),
    checkbox: column('boolean', 'Whether its value is yes or no.'),
    choices: column('text', 'Allowed values, separated by commas; empty: any.'),
    model_type: column('text | null', 'The kind of record that it is for, as Django writes it (`part.part`); null: any.'),
    enabled: column('boolean', 'Whether it is in use.'),
    label: alias('The same as `name`.', 'name'),
    str: alias('The same as `name`.', 'name'),
  },
});

export const Parameter = defineModel('Parameter', {
  description: 'A value of one record: its resistance, its colour.',
  members: {
    model_type: column('text', 'Kind of the record that it belongs to, as Django writes it: `part.part`.'),
    model_id: column('number', '`pk` of the record that it belongs to.'),
    data: column('text', 'The value, as text.'),
    data_numeric: column('number | null', 'The value as a number in the base unit, where it is one.'),
    note: column('text', 'A short note.'),
    updated: column('datetime | null', 'When it was last changed.'),
    template: reference('ParameterTemplate', 'What it is called and measured in.'),
    updated_by: optional('User', 'Who last changed it.'),
    name: alias('Its name: `Resistance`.', 'template.name'),
    units: alias('Unit of measure; empty: none.', 'template.units'),
    description: alias('What it is, in a few words.', 'template.description'),
    label: alias('The same as `name`.', 'template.name'),
    str: alias('The same as `name`.', 'template.name'),
  },
  summary: ['name', 'units'],
});
