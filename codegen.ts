import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * Makes typed documents beside those who use them: `documents.ts` from the `.graphql` files of its folder. Written and
 * checked by scripts/generate.ts, after schema.graphql.
 */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  silent: true,
  generates: {
    'src/commands/demo/documents.ts': {
      documents: 'src/commands/demo/*.graphql',
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
        },
      },
    },
  },
};

export default config;
