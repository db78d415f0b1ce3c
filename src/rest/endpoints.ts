import type { Endpoint } from './endpoint.ts';
import { assetEndpoints, snippetEndpoints, templateEndpoints } from './library-endpoints.ts';
import { printEndpoints } from './print-endpoints.ts';

/** All that is served below /api; the page /api/schema/ is made from it. */
export const endpoints: readonly Endpoint[] = [...templateEndpoints, ...assetEndpoints, ...snippetEndpoints, ...printEndpoints];
