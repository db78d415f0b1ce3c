import type { FilterLibrary } from './filters/filter.ts';
import { builtInFilters, libraryFilters } from './filters/index.ts';
import type { SimpleTag } from './simple-tag.ts';

/** What a library offers at run time. Tags with a syntax of their own are listed in syntax/libraries.ts. */
export interface Library {
  filters: FilterLibrary;
  simpleTags: Readonly<Record<string, SimpleTag>>;
}

/** All that `{% load %}` can bring, by name; under the empty name what every template has. */
export const LIBRARIES: Readonly<Record<string, Library>> = {
  '': { filters: builtInFilters, simpleTags: {} },
  cache: { filters: {}, simpleTags: {} },
  humanize: { filters: libraryFilters.humanize, simpleTags: {} },
  i18n: { filters: libraryFilters.i18n, simpleTags: {} },
  l10n: { filters: libraryFilters.l10n, simpleTags: {} },
  markdownify: { filters: {}, simpleTags: {} },
  static: { filters: {}, simpleTags: {} },
  tz: { filters: libraryFilters.tz, simpleTags: {} },
};
