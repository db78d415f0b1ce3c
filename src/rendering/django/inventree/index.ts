import type { Libraries } from '../libraries.ts';
import { arithmeticTags } from './arithmetic.ts';
import { codeTags } from './codes.ts';
import { currencyTags } from './currencies.ts';
import { dateTags } from './dates.ts';
import { extraFilters, extraTags } from './extras.ts';
import { listTags } from './lists.ts';
import { markupTags } from './markup.ts';
import { formatNumberTag } from './numbers.ts';
import { pictureTags } from './pictures.ts';
import { rowTags } from './rows.ts';
import { textTags } from './texts.ts';

/** The libraries that InvenTree brings for reports, by the name that `{% load %}` knows. */
export const inventreeLibraries = {
  report: {
    filters: {},
    simpleTags: {
      ...arithmeticTags,
      ...currencyTags,
      ...dateTags,
      ...listTags,
      ...markupTags,
      ...pictureTags,
      ...rowTags,
      ...textTags,
      format_number: formatNumberTag,
    },
  },
  barcode: { filters: {}, simpleTags: codeTags },
  inventree_extras: { filters: extraFilters, simpleTags: extraTags },
} satisfies Libraries;
