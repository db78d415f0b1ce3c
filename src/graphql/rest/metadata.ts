import { NotFoundError } from '../../errors.ts';
import { changeMetadata, readMetadata, type MetadataNoun } from '../../library/metadata.ts';
import { builder } from '../builder.ts';
import { pkOf } from '../ids.ts';
import { readBody } from './form-value.ts';

const subGraphs: 'rest'[] = ['rest'];

/** By InvenTree's name of the model, as it stands in a path. */
const nouns: Record<string, MetadataNoun> = {
  reporttemplate: 'ReportTemplate',
  reportasset: 'ReportAsset',
  reportsnippet: 'ReportSnippet',
};

function nounOf(model: string): MetadataNoun {
  const noun = Object.hasOwn(nouns, model) ? nouns[model] : undefined;
  if (!noun) throw NotFoundError.of('ContentType');
  return noun;
}

builder.queryField('metadata', (t) =>
  t.field({
    subGraphs,
    type: 'FormValue',
    args: { model: t.arg.string({ required: true }), id: t.arg.id({ required: true }) },
    resolve(_root, { model, id }, { parts, viewer }) {
      const noun = nounOf(model);
      return readMetadata(parts, viewer, noun, pkOf(id, noun, 'id'));
    },
  }),
);

builder.mutationField('changeMetadataFromForm', (t) =>
  t.field({
    subGraphs,
    type: 'FormValue',
    args: {
      model: t.arg.string({ required: true }),
      id: t.arg.id({ required: true }),
      form: t.arg({ type: 'FormValue', required: true }),
      replace: t.arg.boolean({ required: true }),
    },
    resolve(_root, { model, id, form, replace }, { parts, viewer }) {
      const noun = nounOf(model);
      return changeMetadata(parts, viewer, { noun, pk: pkOf(id, noun, 'id'), read: async () => (await readBody(form)).body, replace });
    },
  }),
);
