#!/usr/bin/env node
import { Command } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { createApp, createEngine } from './app.ts';
import { addContextCommand } from './commands/context.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addImportCommand } from './commands/import.ts';
import { addPrintCommand } from './commands/print.ts';
import { addServeCommand } from './commands/serve.ts';
import { addTemplateCommand } from './commands/template.ts';
import { addTemplatesCommand } from './commands/templates.ts';
import { addUserCommand } from './commands/user.ts';
import { addWorkerCommand } from './commands/worker.ts';
import { readConfig } from './config.ts';
import { OperatorError, UserError } from './errors.ts';

const program = new Command('reportree')
  .description('A report server: templates, inventory records, PDFs. Settings come from the environment; see docs/configuration.md.')
  .version(packageJson.version)
  .showHelpAfterError();

const open = () => createApp(readConfig());
addServeCommand(program);
addDemoCommand(program);
addWorkerCommand(program);
addContextCommand(program, open);
addImportCommand(program, open);
addPrintCommand(program, open);
addTemplateCommand(program, () => ({ engine: createEngine(readConfig()) }));
addTemplatesCommand(program, open);
addUserCommand(program, open);

try {
  await program.parseAsync();
} catch (error) {
  // What the person can mend gets its message; what is our fault gets its stack.
  const expected = error instanceof OperatorError || error instanceof UserError;
  console.error(expected ? error.message : error);
  process.exitCode = 1;
}
