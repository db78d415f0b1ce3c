import type { ModelType } from '../database/client/enums.ts';
import { FilterError } from '../inventory/filters/filter-error.ts';
import { recordModels } from '../inventory/filters/record-models.ts';
import { filterRecords } from '../inventory/filters/template-filters.ts';
import type { Parts } from '../parts.ts';
import { FilenamePatternError, isPlainPattern, parseFilenamePattern, patternSource } from './filename-pattern.ts';
import type { Form } from './form.ts';
import { messages } from './messages.ts';
import { FilterSyntaxError, parseFilters } from './parse-filters.ts';

interface TemplateTexts {
  modelType: ModelType;
  filters: string;
  /** Undefined: it stays as it is. */
  filenamePattern?: string;
}

/** Notes in `form` what is wrong with the two texts that have a syntax of their own, and whether `filters` fit the record type. */
export async function checkTemplateTexts(
  { prisma, engine }: Pick<Parts, 'prisma' | 'engine'>,
  form: Form<unknown>,
  texts: TemplateTexts,
): Promise<void> {
  try {
    filterRecords(await recordModels(prisma), texts.modelType, parseFilters(texts.filters));
  } catch (error) {
    if (error instanceof FilterSyntaxError) form.add('filters', 'BAD_FILTER', error.message);
    else if (error instanceof FilterError) form.addWhole(['filters', 'modelType'], 'BAD_FILTER', error.message);
    else throw error;
  }
  const { filenamePattern = '' } = texts;
  if (!isPlainPattern(filenamePattern)) {
    const [error] = (await engine.check(patternSource(filenamePattern))).filter(({ severity }) => severity === 'ERROR');
    if (error) form.add('filenamePattern', 'BAD_PATTERN', messages.badTemplatePattern(error.message));
    return;
  }
  try {
    parseFilenamePattern(filenamePattern);
  } catch (error) {
    if (!(error instanceof FilenamePatternError)) throw error;
    form.add('filenamePattern', 'BAD_PATTERN', error.message);
  }
}
