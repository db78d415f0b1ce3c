import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './schema.ts';

/** The public schema as schema.graphql has it: sorted, so that a diff shows what changed and nothing else. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
