import { Argument, InvalidArgumentError, type Command } from 'commander';
import { ModelType } from '../database/client/enums.ts';
import { NotFoundError } from '../errors.ts';
import { wholeRecordPaths } from '../inventory/context/whole-record.ts';
import { loadItemContexts } from '../inventory/load-item-contexts.ts';
import type { Parts } from '../parts.ts';
import { parsePk } from '../printing/parse-pk.ts';

type ContextParts = Pick<Parts, 'prisma' | 'config'> & { close(): Promise<void> };

interface ContextCommandOptions {
  only?: string[];
  pretty: boolean;
}

/** `reportree context TYPE PK`: what a template sees of a record, as JSON. `open` gives the database, and is closed afterwards. */
export function addContextCommand(program: Command, open: () => Promise<ContextParts>): void {
  program
    .command('context')
    .description('print what a template sees of a record, and all members of the record itself, as JSON')
    .addArgument(new Argument('<type>', 'kind of the record').choices(Object.values(ModelType)))
    .argument('<pk>', 'which one', pkOf)
    .option('--only <paths>', 'no more than these variables: build.part,line_items.part.IPN', (text: string) => text.split(','))
    .option('--pretty', 'a line per value, as a terminal gets it anyway', false)
    .action(async (modelType: ModelType, pk: number, options: ContextCommandOptions) => {
      const parts = await open();
      try {
        const context = await contextOf(parts, modelType, pk, options.only);
        process.stdout.write(`${JSON.stringify(context, null, options.pretty || process.stdout.isTTY ? 2 : 0)}\n`);
      } finally {
        await parts.close();
      }
    });
}

async function contextOf(parts: ContextParts, modelType: ModelType, pk: number, only?: string[]): Promise<object> {
  const contexts = await loadItemContexts(parts, modelType, [pk], only ?? wholeRecordPaths(modelType));
  const context = contexts.get(pk);
  if (!context) throw new NotFoundError(`There is no ${modelType} with the pk ${pk}.`);
  return context;
}

function pkOf(text: string): number {
  const pk = parsePk(text);
  if (pk === null) throw new InvalidArgumentError('A pk is a whole number from 1 on.');
  return pk;
}
