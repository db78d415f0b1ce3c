import { dateFilters } from './dates.ts';
import type { FilterLibrary } from './filter.ts';
import { htmlFilters } from './html.ts';
import { humanizeFilters } from './humanize.ts';
import { listFilters } from './lists.ts';
import { i18nFilters, l10nFilters, tzFilters } from './localisation.ts';
import { logicFilters } from './logic.ts';
import { markdownifyFilters } from './markdownify.ts';
import { numberFilters } from './numbers.ts';
import { stringFilters } from './strings.ts';

/** The filters that every template has. */
export const builtInFilters: FilterLibrary = {
  ...dateFilters,
  ...htmlFilters,
  ...listFilters,
  ...logicFilters,
  ...numberFilters,
  ...stringFilters,
};

/** The filters of the libraries that `{% load %}` brings, by the library's name. */
export const libraryFilters = {
  humanize: humanizeFilters,
  i18n: i18nFilters,
  l10n: l10nFilters,
  markdownify: markdownifyFilters,
  tz: tzFilters,
} satisfies Record<string, FilterLibrary>;

export { applyFilter, checkArguments, type Filter, type FilterLibrary } from './filter.ts';
