import { execute, Kind, validate, type DocumentNode, type ExecutionResult } from 'graphql';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { restSchema } from '../graphql/rest/schema.ts';
import * as documents from './documents.ts';

// Once, at start: a document that does not fit the schema must not wait for its first request.
for (const document of Object.values(documents as Record<string, unknown>)) {
  if (!isOperation(document)) continue;
  const [error] = validate(restSchema, document);
  if (error) throw error;
}

function isOperation(value: unknown): value is DocumentNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'definitions' in value &&
    (value as DocumentNode).definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  );
}

/** Runs a typed document in process, with the request's own viewer. Throws what a resolver threw. */
export async function run<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variableValues: Variables,
  contextValue: object,
): Promise<Data> {
  const { data, errors }: ExecutionResult = await execute({ schema: restSchema, document, variableValues, contextValue });
  if (errors?.[0]) throw errors[0].originalError ?? errors[0];
  return data as Data;
}
