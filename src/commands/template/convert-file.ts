import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ModelType } from '../../database/client/enums.ts';
import { PrintError, type Diagnostic } from '../../errors.ts';
import { codeFrame } from '../../rendering/code-frame.ts';
import { convertTemplate, type ConvertedTemplate } from '../../rendering/django/convert/convert-template.ts';
import { REPORT_LIBRARIES } from '../../rendering/django/report-libraries.ts';
import { TemplateError } from '../../rendering/django/values/index.ts';
import type { TemplateSource } from '../../rendering/engine.ts';
import { languageOf } from '../../rendering/template-language.ts';
import { TemplateCommandError } from './read-files.ts';
import { variableTypes } from './variable-types.ts';

/** Converts a template; `modelType` tells what its variables are. Throws `PrintError` with its mistake, and {@link TemplateCommandError}. */
export function convertFile(source: TemplateSource, modelType: ModelType | undefined): ConvertedTemplate {
  if (languageOf(source.name) !== 'django')
    throw new TemplateCommandError(`${source.name} is Marko already: what is converted ends in .html or .htm.`);
  const variables = modelType ? variableTypes(modelType) : new Map();
  try {
    return convertTemplate({ entry: source, files: source.snippets, libraries: REPORT_LIBRARIES, variables });
  } catch (error) {
    if (error instanceof TemplateError) throw mistakeOf(error, source);
    throw error;
  }
}

function mistakeOf({ message, place }: TemplateError, source: TemplateSource): PrintError {
  const { template: file, line, column } = place ?? { template: source.name, line: 1, column: 0 };
  const content = [source, ...source.snippets].find(({ name }) => name === file)?.content ?? '';
  const diagnostic: Diagnostic = {
    severity: 'ERROR',
    code: 'SYNTAX',
    message,
    file,
    line,
    column: column + 1,
    frame: codeFrame(content, line, column + 1),
  };
  return new PrintError('TEMPLATE', message, [diagnostic]);
}

/** Writes a converted template, and its tags into the folder `tags` beside it. Nothing that is there is written over without `force`. */
export async function writeConverted({ content, tags }: ConvertedTemplate, path: string, force: boolean): Promise<string[]> {
  const files = [{ path, content }, ...tags.map((tag) => ({ path: join(dirname(path), 'tags', tag.name), content: tag.content }))];
  if (!force)
    for (const file of files)
      if (await exists(file.path)) throw new TemplateCommandError(`${resolve(file.path)} exists already; --force writes over it.`);
  for (const file of files) {
    await mkdir(dirname(file.path), { recursive: true });
    await writeFile(file.path, file.content);
  }
  return files.map((file) => file.path);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
