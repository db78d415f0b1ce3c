/** The version of InvenTree whose templates print the same here: what tags tell that ask for one. */
export const COMPATIBLE_VERSION = '1.4.0 dev';

/** InvenTree's title where its own name is not put in its place. */
export const INVENTREE_TITLE = 'InvenTree';

/** Settings of InvenTree that templates ask for, and that nobody can change here. */
export const FIXED_SETTINGS: Readonly<Record<string, string | number | boolean>> = {
  INVENTREE_INSTANCE_TITLE: false,
  PRICING_DECIMAL_PLACES: 6,
  PRICING_DECIMAL_PLACES_MIN: 0,
  REPORT_DEBUG_MODE: false,
  REPORT_DEFAULT_PAGE_SIZE: 'A4',
  REPORT_ENABLE: true,
};
