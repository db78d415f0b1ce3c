import { alias, column, list, valuesOf, type Members } from './declare.ts';
import { itemUrl } from '../item-url.ts';
import type { ModelType } from '../../database/client/enums.ts';

const value = valuesOf<{ pk: number; status: number; status_custom_key: number | null }>();

/** The text of a record's bar code as InvenTree generates and scans it: `{"part": 2}`. */
export function barcodeMembers(kind: ModelType | 'supplierpart' | 'manufacturerpart'): Members {
  return {
    barcode: value('text', `Text of its bar code: \`{"${kind}": 2}\`.`, ['pk'], ({ pk }) => `{"${kind}": ${pk}}`),
    format_barcode: alias('The same as `barcode`.', 'barcode'),
  };
}

/** The page of the record in InvenTree's own interface. */
export function urlMember(modelType: ModelType): Members {
  return {
    get_absolute_url: value('text', "Its page in InvenTree's interface, below the server's address.", ['pk'], ({ pk }) =>
      itemUrl(modelType, pk),
    ),
  };
}

/** The parameters of a record of a kind, as Django names it: `part.part`. */
export function parameterMembers(kind: string): Members {
  const values = `SELECT json_object_agg(n.name, p.data ORDER BY p.pk) FROM "Parameter" p JOIN "ParameterTemplate" n ON n.pk = p.template_id
    WHERE p.model_type = '${kind}' AND p.model_id = t.pk`;
  return {
    parameters: column('Record<string, text>', 'Its parameters, name to value.', `coalesce((${values}), '{}')`),
    parameters_map: alias('The same as `parameters`.', 'parameters'),
    parameters_list: list('Parameter', 'model_id', 'Its parameters with their units.', { where: `t.model_type = '${kind}'` }),
    get_parameters: alias('The same as `parameters_list`.', 'parameters_list'),
  };
}

/** Files that are attached to a record. */
export function attachmentMembers(modelType: ModelType): Members {
  return {
    attachments: list('Attachment', 'modelPk', 'Files that are attached to it.', { where: `t."modelType" = '${modelType}'` }),
    attachments_for_model: alias('The same as `attachments`.', 'attachments'),
  };
}

/** The picture of a part or company. */
export const imageMembers: Members = {
  get_image_url: column('text | null', "Address of its picture below the server's; null: none.", `'/media/' || nullif(t.image, '')`),
  get_thumbnail_url: column(
    'text | null',
    'Address of a small version of its picture; null: none.',
    `'/media/' || regexp_replace(nullif(t.image, ''), '(\\.[^./]*)$', '.thumbnail\\1')`,
  ),
};

/** What a status means. */
export const statusMembers: Members = {
  get_status: alias('The same as `status`.', 'status'),
  get_custom_status: alias('The same as `status_custom_key`.', 'status_custom_key'),
};
