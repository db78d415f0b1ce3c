import { FormFieldsDocument, type FieldPartsFragment, type FormNoun } from './documents.ts';
import { METHODS, type Call, type Endpoint, type Method } from './endpoint.ts';

type Schema = Record<string, unknown>;

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Schema): Schema => ({ 'application/json': { schema } });
const text: Schema = { type: 'string' };
const integer: Schema = { type: 'integer' };
const orNull = (schema: Schema): Schema => ({ ...schema, nullable: true });

const successes: Record<Method, number> = { GET: 200, POST: 201, PUT: 200, PATCH: 200, DELETE: 204 };
const refusals: Record<number, string> = {
  400: 'The body or the query is not right: messages by field, `non_field_errors` for the whole.',
  401: 'Nobody is logged in, or the credentials are wrong.',
  403: 'The user may not do this.',
  404: 'There is no such thing, or the user may not know of it.',
  413: 'The body or a file in it is too large.',
  415: 'The body is of a media type that is not taken.',
  429: 'Too much is under way; `Retry-After` says when to try again.',
};

const listParameters = [
  ['limit', integer, 'Rows of a page; without it the answer is a bare array of all rows.'],
  ['offset', integer, 'Rows to skip, with `limit`.'],
  ['search', text, 'Terms that all have to occur, where the list can be searched.'],
] as const;

/** The OpenAPI 3 document of what is served: paths and methods from the endpoints, fields from the forms that read them. */
export async function openApi(endpoints: readonly Endpoint[], call: Call): Promise<Schema> {
  const fieldsOf = async (noun: FormNoun) => (await call.run(FormFieldsDocument, { noun })).fields;
  return {
    openapi: '3.0.3',
    info: {
      title: 'Reportree',
      version: '477',
      description: "The report section of InvenTree's API, version 477, and what its clients need around it.",
    },
    security: [{ tokenAuth: [] }, { basicAuth: [] }, { cookieAuth: [] }],
    paths: Object.fromEntries(endpoints.map((endpoint) => [endpoint.path, pathItem(endpoint)])),
    components: {
      securitySchemes: {
        tokenAuth: { type: 'apiKey', in: 'header', name: 'Authorization', description: '`Token inv-…`' },
        basicAuth: { type: 'http', scheme: 'basic' },
        cookieAuth: { type: 'apiKey', in: 'cookie', name: 'sessionid' },
      },
      schemas: {
        ReportTemplate: formSchema(await fieldsOf('REPORT_TEMPLATE')),
        ReportAsset: formSchema(await fieldsOf('REPORT_ASSET')),
        ReportSnippet: formSchema(await fieldsOf('REPORT_SNIPPET')),
        ReportPrint: formSchema(await fieldsOf('REPORT_PRINT')),
        DataOutput: outputSchema,
        Problem: {
          oneOf: [
            { type: 'object', description: 'By field; `detail` where the request as a whole was refused.', additionalProperties: true },
            { type: 'array', items: text },
          ],
        },
      },
    },
  };
}

function pathItem(endpoint: Endpoint): Schema {
  const parameters = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'id' ? integer : text,
  }));
  const operations = METHODS.filter((method) => endpoint.methods[method]).map((method) => [
    method.toLowerCase(),
    operation(endpoint, method),
  ]);
  return { ...(parameters.length && { parameters }), ...(Object.fromEntries(operations) as Schema) };
}

function operation(endpoint: Endpoint, method: Method): Schema {
  const { answers, takes = answers, isList = false } = endpoint.schema ?? {};
  const isPageable = isList && method === 'GET';
  const statuses = [...(endpoint.isOpen ? [] : [401]), ...(method === 'GET' ? [400, 403, 404] : [400, 403, 404, 413, 415, 429])];
  return {
    operationId: `${method.toLowerCase()}${endpoint.path.replaceAll(/\W+/g, '_').replace(/_$/, '')}`,
    summary: endpoint.name,
    description: endpoint.description,
    tags: [endpoint.path.split('/')[2] || 'server'],
    ...(endpoint.isOpen && { security: [{}, { tokenAuth: [] }, { basicAuth: [] }, { cookieAuth: [] }] }),
    ...(isPageable && { parameters: listParameters.map(([name, schema, description]) => ({ name, in: 'query', schema, description })) }),
    ...(['POST', 'PUT', 'PATCH'].includes(method) && { requestBody: requestBody(takes, method) }),
    responses: {
      [successes[method]]: {
        description: 'Done.',
        ...(method !== 'DELETE' && { content: json(isPageable ? listSchema(answers) : answers ? ref(answers) : { type: 'object' }) }),
      },
      ...Object.fromEntries(statuses.map((status) => [status, { description: refusals[status], content: json(ref('Problem')) }])),
    },
  };
}

function requestBody(name: string | undefined, method: Method): Schema {
  const schema = name ? ref(name) : { type: 'object' };
  const types = ['multipart/form-data', 'application/json', 'application/x-www-form-urlencoded'];
  return { required: method !== 'PATCH', content: Object.fromEntries(types.map((type) => [type, { schema }])) };
}

function listSchema(name: string | undefined): Schema {
  const rows = { type: 'array', items: name ? ref(name) : { type: 'object' } };
  const link = orNull({ type: 'string', format: 'uri' });
  return {
    oneOf: [
      rows,
      { type: 'object', required: ['count', 'results'], properties: { count: integer, next: link, previous: link, results: rows } },
    ],
  };
}

const types: Record<string, Schema> = {
  integer,
  string: text,
  email: text,
  choice: text,
  boolean: { type: 'boolean' },
  datetime: text,
  'related field': integer,
  'file upload': { type: 'string', format: 'binary' },
};

interface Field extends FieldPartsFragment {
  entry?: FieldPartsFragment | null;
  fields?: readonly FieldPartsFragment[] | null;
}

function formSchema(fields: readonly Field[]): Schema {
  return {
    type: 'object',
    required: fields.filter(({ required, readOnly }) => required && !readOnly).map(({ name }) => name),
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
  };
}

function fieldSchema(field: Field): Schema {
  if (field.entry) return { type: 'array', items: fieldSchema(field.entry), description: field.helpText ?? undefined };
  if (field.fields) return { ...formSchema(field.fields), readOnly: true, nullable: true };
  return {
    ...(types[field.kind] ?? text),
    ...(field.label && { title: field.label }),
    ...(field.helpText && { description: field.helpText }),
    ...(field.kind === 'string' && field.maxLength !== null && { maxLength: field.maxLength }),
    ...(field.choices && { enum: field.choices.map(({ value }) => value) }),
    ...(field.readOnly && { readOnly: true }),
    ...(field.mayBeNull && { nullable: true }),
    ...(field.hasDefault && { default: field.default }),
  };
}

const outputSchema: Schema = {
  type: 'object',
  description: 'One print. `progress` counts items and is 100 in the end; `errors` says why there is no PDF.',
  properties: {
    pk: integer,
    created: { type: 'string', format: 'date' },
    user: orNull(integer),
    user_detail: orNull({ type: 'object' }),
    total: integer,
    progress: integer,
    complete: { type: 'boolean' },
    output_type: { type: 'string', enum: ['report'] },
    template_name: text,
    plugin: orNull(text),
    output: orNull(text),
    errors: orNull({ type: 'object', properties: { error: text } }),
    items: { type: 'array', items: integer },
    template: orNull(integer),
  },
};
