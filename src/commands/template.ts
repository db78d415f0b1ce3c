import { dirname } from 'node:path';
import { Option, type Command } from 'commander';
import { ModelType } from '../database/client/enums.ts';
import { PrintError } from '../errors.ts';
import type { RenderEngine } from '../rendering/engine.ts';
import { diagnosticsText } from './print/diagnostics-text.ts';
import { modelTypeOf } from './model-type.ts';
import { checkTemplateFile } from './template/check-template.ts';
import { convertFile, writeConverted } from './template/convert-file.ts';
import { readTemplate } from './template/read-files.ts';

export interface TemplateCommandParts {
  engine: Pick<RenderEngine, 'check' | 'close'>;
}

interface CheckOptions {
  modelType: ModelType;
  snippets?: string;
  json?: boolean;
  strict?: boolean;
}

interface ConvertOptions {
  modelType?: ModelType;
  snippets?: string;
  out?: string;
  force?: boolean;
}

/** Adds `template check | convert` to the command line. `open` gives the engine, which is closed afterwards; it needs no database. */
export function addTemplateCommand(program: Command, open: () => TemplateCommandParts): void {
  const template = program.command('template').description('Template files: check one, convert one from Django’s language to Marko.');
  template
    .command('check')
    .argument('<file>', 'a template: .marko, .html or .htm')
    .addOption(
      new Option('--model-type <type>', `kind of the records: ${Object.values(ModelType).join(', ')}`)
        .argParser(modelTypeOf)
        .makeOptionMandatory(),
    )
    .option('--snippets <folder>', 'the tags that it may use, or the files that it may include or extend')
    .option('--json', 'the findings as JSON')
    .option('--strict', 'warnings count as errors')
    .description(
      'Tell what is wrong with a template, names that lead nowhere, and CSS that prints differently. Exit code 1: it has errors.',
    )
    .action(async (file: string, options: CheckOptions) => {
      const source = await readTemplate(file, options.snippets);
      const parts = open();
      try {
        const found = await checkTemplateFile(parts, source, options.modelType);
        console.log(
          options.json
            ? JSON.stringify(found, null, 2)
            : found.length > 0
              ? diagnosticsText(found, dirname(file))
              : `${file}: nothing to complain about.`,
        );
        if (found.some(({ severity }) => severity === 'ERROR' || options.strict)) process.exitCode = 1;
      } finally {
        await parts.engine.close();
      }
    });
  template
    .command('convert')
    .argument('<file>', 'a template in Django’s language: .html or .htm')
    .option(
      '-o, --out <file>',
      'where to write it, its tags into the folder "tags" beside it; default: the template alone to standard output',
    )
    .addOption(
      new Option('--model-type <type>', 'kind of the records: what comes out is simpler, and days are printed as such').argParser(
        modelTypeOf,
      ),
    )
    .option('--snippets <folder>', 'the files that it may include or extend; those it includes become tags')
    .option('--force', 'write over files that exist')
    .description('Write the Marko equivalent of a template. What has none stands in it as a comment, and is told with its line.')
    .action(async (file: string, options: ConvertOptions) => {
      const source = await readTemplate(file, options.snippets);
      try {
        const converted = convertFile(source, options.modelType);
        if (options.out === undefined) process.stdout.write(converted.content);
        else for (const path of await writeConverted(converted, options.out, options.force ?? false)) console.log(path);
        if (converted.warnings.length > 0) console.error(diagnosticsText(converted.warnings, dirname(file)));
      } catch (error) {
        if (!(error instanceof PrintError)) throw error;
        console.error(diagnosticsText(error.diagnostics, dirname(file)));
        process.exitCode = 1;
      }
    });
}
