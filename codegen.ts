import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * Makes typed documents beside those who use them: `documents.ts` from the `.graphql` files of its folder. Written and
 * checked by scripts/generate.ts, after the two schemas.
 */
const config: CodegenConfig = {
  silent: true,
  generates: {
    'src/commands/demo/documents.ts': typedDocuments('schema.graphql', 'src/commands/demo/*.graphql'),
    'src/commands/print/documents.ts': typedDocuments('schema.graphql', 'src/commands/print/*.graphql'),
    'src/rest/documents.ts': typedDocuments('schema.rest.graphql', 'src/rest/*.graphql'),
  },
};

function typedDocuments(schema: string, documents: string): NonNullable<CodegenConfig['generates']>[string] {
  return {
    schema,
    documents,
    plugins: ['typescript-operations', 'typed-document-node'],
    config: {
      useTypeImports: true,
      enumsAsTypes: true,
      skipTypename: true,
      scalars: {
        ID: { input: 'string | number', output: 'string' },
        Date: 'string',
        DateTime: 'string',
        Decimal: 'string',
        Upload: 'never',
        FormValue: 'unknown',
      },
    },
  };
}

export default config;
