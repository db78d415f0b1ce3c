import { FilenamePatternError, parseFilenamePattern } from './filename-pattern.ts';
import type { Form } from './form.ts';
import { FilterSyntaxError, parseFilters } from './parse-filters.ts';

/** Notes in `form` what is malformed in the two texts that have a syntax of their own. */
export function checkTemplateTexts(form: Form<unknown>, texts: { filters?: string; filenamePattern?: string }): void {
  try {
    parseFilters(texts.filters ?? '');
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    form.add('filters', 'BAD_FILTER', error.message);
  }
  try {
    parseFilenamePattern(texts.filenamePattern ?? '');
  } catch (error) {
    if (!(error instanceof FilenamePatternError)) throw error;
    form.add('filenamePattern', 'BAD_PATTERN', error.message);
  }
}
