import { InvalidError } from '../errors.ts';
import { contextMembers, contextVariables, type ContextVariable as Variable } from '../inventory/context/context-variables.ts';
import { baseVariables } from '../printing/base-variables.ts';
import { badArgument } from './bad-argument.ts';
import { builder } from './builder.ts';
import { ModelType } from './enums.ts';

const ContextVariable = builder.objectRef<Variable>('ContextVariable').implement({
  description: 'Something that a template can read from its `input`.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description:
        'Where it is; `[]` stands for each record of a list, or each by key. Examples: `"build.part.full_name"`, `"line_items[].part.IPN"`.',
    }),
    type: t.exposeString('type', {
      description:
        'A scalar (`text`, `number`, `boolean`, `date`, `datetime`, `money`, `json`) or a kind of records; then `[]` or `Record<string, …>`, then `| null`. Examples: `"text | null"`, `"StockItem[]"`.',
    }),
    description: t.exposeString('description', { description: 'One line. Example: `"How many are set aside."`.' }),
  }),
});

builder.queryField('contextVariables', (t) =>
  t.field({
    type: [ContextVariable],
    description:
      'What a template for one kind of record sees by default, down to three steps, after what every template sees. With `of`, all members of one record instead. In all about a thousand at most.',
    args: {
      modelType: t.arg({ type: ModelType, required: true, description: 'Which kind. Example: `BUILD`.' }),
      of: t.arg.string({
        description:
          'The path of a record, of which all members are wanted. Default: what is there by default. Example: `"line_items[].part"`.',
      }),
    },
    complexity: { field: 5, multiplier: 50 },
    resolve: (_root, { modelType, of }) => {
      if (of == null) return [...baseVariables, ...contextVariables(modelType)];
      try {
        return contextMembers(modelType, of);
      } catch (error) {
        if (error instanceof InvalidError) throw badArgument(error.message);
        throw error;
      }
    },
  }),
);
