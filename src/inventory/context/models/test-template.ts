import { alias, column, defineModel, list, optional, reference, valuesOf } from '../declare.ts';
import type { PartTestTemplate as PartTestTemplateRow } from '../context-types.ts';

const value = valuesOf<PartTestTemplateRow>();

export const PartTestTemplate = defineModel('PartTestTemplate', {
  description: 'A test that the items of a part, and of its variants, have to pass.',
  members: {
    test_name: column('text', 'Name of the test.'),
    key: column('text', 'The name without blanks and marks, in small letters: what results are found by.'),
    description: column('text | null', 'What is tested.'),
    enabled: column('boolean', 'Whether it is in use.'),
    required: column('boolean', 'Whether an item has to pass it.'),
    requires_value: column('boolean', 'Whether a result needs a value.'),
    requires_attachment: column('boolean', 'Whether a result needs a file.'),
    choices: column('text', 'Allowed values, separated by commas; empty: any.'),
    part: reference('Part', 'The part whose items it is for.'),
    get_choices: value('text[]', 'The allowed values.', ['choices'], ({ choices }) =>
      choices
        .split(',')
        .map((choice) => choice.trim())
        .filter(Boolean),
    ),
    label: alias('The same as `test_name`.', 'test_name'),
    str: value(
      'text',
      'As InvenTree prints it: `Doohickey | Checksum`.',
      ['part.name', 'test_name'],
      (row) => `${row.part.name} | ${row.test_name}`,
    ),
    test_results: list('StockItemTestResult', 'template_id', 'All results of it.'),
  },
});

export const StockItemTestResult = defineModel('StockItemTestResult', {
  description: 'A result of a test of one stock item.',
  members: {
    result: column('boolean', 'Whether the test was passed.'),
    value: column('text', 'The measured value.'),
    attachment: column('text', 'Media path of a file; empty: none.'),
    notes: column('text', 'Notes.'),
    test_station: column('text', 'Where it was tested.'),
    started_datetime: column('datetime | null', 'When the test began.'),
    finished_datetime: column('datetime | null', 'When the test ended.'),
    date: column('datetime | null', 'When the result was entered.'),
    stock_item: reference('StockItem', 'What was tested.'),
    template: optional('PartTestTemplate', 'The test.'),
    user: optional('User', 'Who tested it.'),
    key: column('text', 'Key of the test.', `coalesce((SELECT p.key FROM "PartTestTemplate" p WHERE p.pk = t.template_id), '')`),
    test_name: column(
      'text',
      'Name of the test.',
      `coalesce((SELECT p.test_name FROM "PartTestTemplate" p WHERE p.pk = t.template_id), '')`,
    ),
    label: alias('The same as `test_name`.', 'test_name'),
  },
  summary: ['key', 'test_name'],
  full: ['template', 'user'],
});
