import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
  validate,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { examples } from '../../src/graphql/examples.ts';
import { schema } from '../../src/graphql/schema.ts';

const types = Object.values(schema.getTypeMap()).filter(
  ({ name }) => !name.startsWith('__') && !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name),
);
const fieldsOf = (type: GraphQLNamedType): (GraphQLField<unknown, unknown> | GraphQLInputField)[] =>
  isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];

describe('the public schema', () => {
  it('describes every type, field, argument and enum value', () => {
    const silent: string[] = [];
    const note = (name: string, { description }: { description?: string | null }) => {
      if (!description?.trim()) silent.push(name);
    };
    for (const type of types) {
      note(type.name, type);
      for (const field of fieldsOf(type)) {
        note(`${type.name}.${field.name}`, field);
        if ('args' in field) for (const arg of field.args) note(`${type.name}.${field.name}(${arg.name})`, arg);
      }
      if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
    }
    expect(silent).toEqual([]);
  });

  it('tells of every field of a scalar an example, a default or its values', () => {
    const bare = types.flatMap((type) =>
      fieldsOf(type)
        .filter(
          (field) =>
            ['String', 'Int', 'Float', 'ID', 'Decimal', 'Date', 'DateTime'].includes(getNamedType(field.type).name) &&
            !/Example|Default|`"|0 to/.test(field.description ?? ''),
        )
        .map((field) => `${type.name}.${field.name}`),
    );
    expect(bare).toEqual([]);
  });

  it('gives every type with a pk a global id beside it', () => {
    for (const type of types) {
      if (!isObjectType(type) || !type.getFields().pk) continue;
      const interfaces = type.getInterfaces().map(({ name }) => name);
      expect([type.name, interfaces.includes('Node'), String(type.getFields().id?.type)]).toEqual([type.name, true, 'ID!']);
    }
  });

  it('has the same connections everywhere: edges, nodes, pageInfo and totalCount, never null', () => {
    const connections = types.filter(({ name }) => name.endsWith('Connection')).filter(isObjectType);
    expect(connections.length).toBeGreaterThan(4);
    for (const type of connections) {
      expect([type.name, ...Object.keys(type.getFields()).toSorted()]).toEqual([type.name, 'edges', 'nodes', 'pageInfo', 'totalCount']);
      for (const field of Object.values(type.getFields()))
        expect(`${type.name}.${field.name}: ${String(field.type)}`).toMatch(/: (\[\w+!\]!|\w+!)$/);
    }
  });

  it('gives mutations unions of one success and errors that all are UserErrors', () => {
    for (const [name, field] of Object.entries(schema.getMutationType()!.getFields())) {
      if (name === 'logOut') continue;
      const type = isNonNullType(field.type) ? field.type.ofType : field.type;
      if (!isUnionType(type)) throw new Error(`${name} gives ${String(field.type)}.`);
      const successes = type.getTypes().filter((member) => !member.getInterfaces().some((parent) => parent.name === 'UserError'));
      expect(`${name}: ${successes.length}`).toBe(`${name}: 1`);
    }
  });

  it('knows no more than five kinds of errors', () => {
    const errors = types.filter(isObjectType).filter((type) => type.getInterfaces().some(({ name }) => name === 'UserError'));
    expect(errors.map(({ name }) => name).toSorted()).toEqual([
      'ConflictError',
      'ForbiddenError',
      'InvalidError',
      'NotFoundError',
      'TooBusyError',
    ]);
  });

  it("keeps InvenTree's values inside its enums", () => {
    const valueOf = (type: string, name: string) => {
      const found = schema.getType(type);
      return isEnumType(found) ? found.getValue(name)?.value : undefined;
    };
    expect(valueOf('ModelType', 'BUILD_LINE')).toBe('buildline');
    expect(valueOf('PageSize', 'LETTER')).toBe('Letter');
  });

  it('accepts the ten examples', () => {
    expect(examples).toHaveLength(10);
    for (const example of examples) expect([example, ...validate(schema, parse(example))]).toEqual([example]);
  });
});
