import { accountEndpoints } from './account-endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { assetEndpoints, snippetEndpoints, templateEndpoints } from './library-endpoints.ts';
import { openApi } from './openapi.ts';
import { printEndpoints } from './print-endpoints.ts';
import { readOnlyEndpoints } from './record-endpoints.ts';
import { settingsEndpoints } from './settings-endpoints.ts';

const schemaEndpoint: Endpoint = {
  path: '/api/schema/',
  name: 'Schema',
  description: 'What is served here, as OpenAPI 3.',
  isOpen: true,
  methods: { GET: async (call) => ({ status: 200, body: await openApi(endpoints, call) }) },
};

/** All that is served below /api; what /api/schema/ tells is made from it. */
export const endpoints: readonly Endpoint[] = [
  schemaEndpoint,
  ...templateEndpoints,
  ...assetEndpoints,
  ...snippetEndpoints,
  ...printEndpoints,
  ...accountEndpoints,
  ...settingsEndpoints,
  ...readOnlyEndpoints,
];
