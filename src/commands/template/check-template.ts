import type { ModelType } from '../../database/client/enums.ts';
import type { Diagnostic } from '../../errors.ts';
import { REPORT_LIBRARIES } from '../../rendering/django/report-libraries.ts';
import { syntaxOf } from '../../rendering/django/syntax/libraries.ts';
import { parseTemplate } from '../../rendering/django/syntax/parser.ts';
import { TemplateError } from '../../rendering/django/values/index.ts';
import type { RenderEngine, TemplateSource } from '../../rendering/engine.ts';
import { languageOf } from '../../rendering/template-language.ts';
import { printDifferences } from './print-differences.ts';
import { unknownNames, type ParsedFile } from './unknown-names.ts';
import { variableTypes } from './variable-types.ts';

/** All that can be said of a template without printing it: what the compiler says, then names that lead nowhere, then CSS. */
export async function checkTemplateFile(
  { engine }: { engine: Pick<RenderEngine, 'check'> },
  source: TemplateSource,
  modelType: ModelType,
): Promise<Diagnostic[]> {
  const css = printDifferences(source.name, source.content);
  const compiler = await engine.check(source);
  if (languageOf(source.name) === 'marko') return [...compiler, ...css];
  const files = new Map(source.snippets.flatMap((file) => parsed(file)).map((file) => [file.name, file]));
  const names = parsed(source).flatMap((entry) => unknownNames(entry, files, variableTypes(modelType)));
  return [...compiler, ...names, ...css];
}

/** None, where it has a mistake: the compiler tells it. */
function parsed({ name, content }: Pick<TemplateSource, 'name' | 'content'>): ParsedFile[] {
  try {
    return [{ name, content, nodes: parseTemplate(name, content, syntaxOf(REPORT_LIBRARIES)) }];
  } catch (error) {
    if (error instanceof TemplateError) return [];
    throw error;
  }
}
