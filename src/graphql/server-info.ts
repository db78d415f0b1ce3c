import { availableParallelism } from 'node:os';
import packageJson from '../../package.json' with { type: 'json' };
import { builder } from './builder.ts';

/** The version of InvenTree's API that src/rest speaks. */
export const INVENTREE_API_VERSION = 477;

const ServerInfo = builder.objectRef<object>('ServerInfo').implement({
  description: 'What this server is.',
  fields: (t) => ({
    version: t.string({ description: 'Version of Reportree. Example: `"0.1.0"`.', resolve: () => packageJson.version }),
    instanceName: t.string({
      description: 'The name that its owner gave it. Default: `"Reportree"`.',
      resolve: (_info, _args, { parts }) => parts.config.instanceName,
    }),
    apiVersion: t.int({
      description: "Version of InvenTree's API that its REST side speaks. Example: `477`.",
      resolve: () => INVENTREE_API_VERSION,
    }),
    workerCount: t.int({
      description: 'Documents that it prints at the same time. Default: one per processor core. Example: `2`.',
      resolve: (_info, _args, { parts }) => parts.config.renderConcurrency ?? availableParallelism(),
    }),
  }),
});

builder.queryField('server', (t) =>
  t.field({ type: ServerInfo, skipTypeScopes: true, description: 'What this server is. Needs no log-in.', resolve: () => ({}) }),
);
