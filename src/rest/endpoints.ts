import { accountEndpoints } from './account-endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { assetEndpoints, snippetEndpoints, templateEndpoints } from './library-endpoints.ts';
import { printEndpoints } from './print-endpoints.ts';
import { readOnlyEndpoints } from './record-endpoints.ts';
import { settingsEndpoints } from './settings-endpoints.ts';

/** All that is served below /api; what /api/schema/ tells is made from it. */
export const endpoints: readonly Endpoint[] = [
  ...templateEndpoints,
  ...assetEndpoints,
  ...snippetEndpoints,
  ...printEndpoints,
  ...accountEndpoints,
  ...settingsEndpoints,
  ...readOnlyEndpoints,
];
