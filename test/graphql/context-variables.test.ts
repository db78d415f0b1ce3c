import { graphql } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';

/** Asks as somebody who is logged in; the field reads no record, so there is no database. */
function ask(query: string) {
  return graphql({ schema, source: query, contextValue: { viewer: { user: { pk: 1 }, via: 'token' } } });
}

it('lists what a template for a kind of record sees, after what every template sees', async () => {
  const { data, errors } = await ask('{ contextVariables(modelType: BUILD) { path type description } }');
  expect(errors).toBeUndefined();
  const variables = (data as unknown as { contextVariables: { path: string; type: string }[] }).contextVariables;
  expect(variables[0]).toMatchObject({ path: 'base_url', type: 'text' });
  expect(variables).toContainEqual({ path: 'line_items[].part.IPN', type: 'text | null', description: 'Internal part number.' });
});

it('lists all members of one record, and refuses what is none', async () => {
  const { data } = await ask('{ contextVariables(modelType: PART, of: "bom_items.sub_part") { path } }');
  expect(data?.contextVariables).toContainEqual({ path: 'bom_items[].sub_part.can_build' });
  const { errors } = await ask('{ contextVariables(modelType: PART, of: "name") { path } }');
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('"name" is no record. There has'),
    extensions: { code: 'BAD_USER_INPUT' },
  });
});
