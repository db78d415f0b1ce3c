import { GraphQLError } from 'graphql';

/** An argument of a query that no right client sends: a broken cursor, a page of a thousand. Told at the top of the answer. */
export function badArgument(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
