import { inventreeLibraries } from './inventree/index.ts';
import { LIBRARIES, type Libraries } from './libraries.ts';

/** What a report's template can load: Django's own libraries, and InvenTree's. */
export const REPORT_LIBRARIES: Libraries = { ...LIBRARIES, ...inventreeLibraries };
