import { builtInFilters, libraryFilters, type FilterLibrary } from './filters/index.ts';
import type { SimpleTag } from './simple-tag.ts';

/** What a library offers at run time. Tags with a syntax of their own are listed in syntax/libraries.ts. */
export interface Library {
  filters: FilterLibrary;
  /** Tags that are functions: to declare one here is all that it takes. */
  simpleTags: Readonly<Record<string, SimpleTag>>;
}

/** Libraries by the name that `{% load %}` knows, and `BUILTINS`. */
export type Libraries = Readonly<Record<string, Library>>;

/** The library of what every template has without loading it. */
export const BUILTINS = '';

/** All that `{% load %}` can bring, by name. */
export const LIBRARIES: Libraries = {
  [BUILTINS]: { filters: builtInFilters, simpleTags: {} },
  cache: { filters: {}, simpleTags: {} },
  humanize: { filters: libraryFilters.humanize, simpleTags: {} },
  i18n: { filters: libraryFilters.i18n, simpleTags: {} },
  l10n: { filters: libraryFilters.l10n, simpleTags: {} },
  markdownify: { filters: libraryFilters.markdownify, simpleTags: {} },
  static: { filters: {}, simpleTags: {} },
  tz: { filters: libraryFilters.tz, simpleTags: {} },
};
