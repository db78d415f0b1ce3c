import { GraphQLError } from 'graphql';
import { Upload } from 'graphql-upload-minimal';
import { zonedTime } from '../printing/base-context.ts';
import { builder } from './builder.ts';
import type { GraphqlContext } from './context.ts';

const outputOnly = (name: string) => () => {
  throw new GraphQLError(`${name} is given, never taken.`);
};

builder.scalarType('DateTime', {
  description: 'A point in time, RFC 3339 with the offset of the server\'s time zone. Example: `"2026-11-25T09:30:00+01:00"`.',
  parseValue: outputOnly('DateTime'),
});

builder.scalarType('Date', {
  description: 'A day without a time, and so without a zone. Example: `"2026-11-25"`.',
  parseValue: outputOnly('Date'),
});

builder.scalarType('Decimal', {
  description: 'An exact decimal number, as text, for a JSON number may lose digits. Example: `"12.50"`.',
  parseValue: outputOnly('Decimal'),
});

builder.scalarType('Upload', {
  description:
    'A file part of a multipart request (https://github.com/jaydenseric/graphql-multipart-request-spec), sent with a header that forces a preflight, such as `GraphQL-Require-Preflight: 1`. The variable itself is `null`.',
  specifiedByURL: 'https://github.com/jaydenseric/graphql-multipart-request-spec',
  parseValue(value) {
    if (value instanceof Upload) return value.promise;
    throw new GraphQLError('A file goes into a part of a multipart request, which `map` leads to its variable. To send text, use `text`.');
  },
  serialize: outputOnly('Upload'),
});

/** A time as the scalar `DateTime` shows it. */
export function dateTime(time: Date, { parts }: GraphqlContext): string {
  return zonedTime(time, parts.config.timeZone);
}

/** A day as the scalar `Date` shows it. Days come from the database as midnight UTC. */
export function date(day: Date): string {
  return day.toISOString().slice(0, 10);
}
