import type { Diagnostic as DiagnosticShape } from '../errors.ts';
import type { ModelType } from '../database/client/enums.ts';
import { builder } from './builder.ts';
import { PrintableItem, loadItem } from './printable-item.ts';

/** A diagnostic with the kind of its item, which it does not know itself. */
export type DiagnosticRow = DiagnosticShape & { modelType?: ModelType };

export const Severity = builder.enumType('Severity', {
  description: 'How bad a remark is.',
  values: {
    ERROR: { description: 'There is no result.' },
    WARNING: { description: 'There is a result, which may not look as meant.' },
  },
} as const);

export const Diagnostic = builder.objectRef<DiagnosticRow>('Diagnostic').implement({
  description: 'A remark about a template or about what it printed. Lines and columns count from 1, as editors show them.',
  fields: (t) => ({
    severity: t.expose('severity', { type: Severity, description: 'How bad it is. Example: `ERROR`.' }),
    code: t.exposeString('code', {
      description:
        'What it is, for programs; new ones may come. Examples: `"SYNTAX"`, `"RUNTIME"`, `"IMAGE_NOT_LOADED"`, `"GLYPH_MISSING"`.',
    }),
    message: t.exposeString('message', { description: 'What it is, for people. Example: `"Missing ending \\"div\\" tag"`.' }),
    file: t.exposeString('file', {
      nullable: true,
      description: 'The template or snippet it is about, by name; null: not one file. Example: `"build-order.marko"`.',
    }),
    line: t.exposeInt('line', { nullable: true, description: 'Line in `file`, from 1; null: unknown. Example: `12`.' }),
    column: t.exposeInt('column', { nullable: true, description: 'Column in `line`, from 1; null: unknown. Example: `5`.' }),
    frame: t.exposeString('frame', {
      nullable: true,
      description: 'The lines around the place, with a mark at it; null: no place is known. Example: `"> 12 | <div>"`.',
    }),
    item: t.field({
      type: PrintableItem,
      nullable: true,
      description: 'The item whose document it is about; null: all of them, or it was deleted.',
      resolve: ({ itemPk, modelType }, _args, context, info) =>
        itemPk === undefined || !modelType ? null : loadItem(context, info, modelType, itemPk),
    }),
  }),
});
