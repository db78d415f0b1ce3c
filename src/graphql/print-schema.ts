import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { restSchema } from './rest/schema.ts';
import { schema } from './schema.ts';

/** The public schema as schema.graphql has it: sorted, so that a diff shows what changed and nothing else. */
export function printedSchema(): string {
  return printed(schema);
}

/** The REST side's schema as schema.rest.graphql has it. */
export function printedRestSchema(): string {
  return printed(restSchema);
}

function printed(made: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(made))}\n`;
}
