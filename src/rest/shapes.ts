import { isEnumType } from 'graphql';
import { restSchema } from '../graphql/rest/schema.ts';
import type { AssetFragment, OutputFragment, SnippetFragment, TemplateFragment } from './documents.ts';

/** InvenTree's word for a value of one of the schema's enums: `stockitem` for `STOCK_ITEM`. */
export function enumValue(typeName: string, name: string): string {
  return enumValues(typeName).get(name) ?? name;
}

const known = new Map<string, Map<string, string>>();

function enumValues(typeName: string): Map<string, string> {
  let values = known.get(typeName);
  if (!values) {
    const type = restSchema.getType(typeName);
    values = new Map(isEnumType(type) ? type.getValues().map(({ name, value }) => [name, String(value)]) : []);
    known.set(typeName, values);
  }
  return values;
}

export function templateShape(row: TemplateFragment) {
  const { updated_by_detail: user } = row;
  return {
    pk: row.pk,
    name: row.name,
    description: row.description,
    model_type: enumValue('ModelType', row.model_type),
    template: row.template.path,
    filters: row.filters,
    filename_pattern: row.filename_pattern,
    enabled: row.enabled,
    revision: row.revision,
    attach_to_model: row.attach_to_model,
    updated: row.updated.slice(0, 16).replace('T', ' '),
    updated_by: user?.pk ?? null,
    updated_by_detail: user,
    page_size: enumValue('PageSize', row.page_size),
    landscape: row.landscape,
    merge: row.merge,
  };
}

export function assetShape({ pk, asset, description }: AssetFragment) {
  return { pk, asset: asset.path, description };
}

export function snippetShape({ pk, snippet, description }: SnippetFragment) {
  return { pk, snippet: snippet.path, description };
}

export function outputShape(row: OutputFragment) {
  return {
    pk: row.pk,
    created: row.created.slice(0, 10),
    user: row.user_detail?.pk ?? null,
    user_detail: row.user_detail,
    total: row.total,
    progress: row.progress,
    complete: row.complete,
    output_type: 'report',
    template_name: row.template_name,
    plugin: null,
    output: row.output?.path ?? null,
    errors: row.failure && { error: row.failure.message },
    items: row.items,
    template: row.template?.pk ?? null,
  };
}
