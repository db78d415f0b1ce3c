import type { Command } from 'commander';
import { OperatorError } from '../errors.ts';
import { stemOf } from '../library/file-name.ts';
import { defaultState, resetDefault, type DefaultState, type SeedParts } from '../library/seed-defaults.ts';
import { defaultSnippetKind } from '../library/seed-snippets.ts';
import { defaultTemplateKind } from '../library/seed-templates.ts';
import { defaultSnippets, defaultTemplates } from '../../templates/defaults.ts';
import { seedLibrary } from './seed-library.ts';

export type TemplatesCommandParts = SeedParts & { close(): Promise<void> };

/** A template or a tag that comes with the product. */
interface ShippedDefault {
  /** What it is called on the command line: `build-order`, `report-page`. */
  name: string;
  what: string;
  state(parts: SeedParts): Promise<DefaultState>;
  reset(parts: SeedParts): Promise<void>;
}

/** No default of this name comes with the product. */
export class UnknownDefaultError extends OperatorError {}

const stateTexts: Record<DefaultState, string> = {
  UNCHANGED: 'as shipped',
  EDITED: 'edited',
  DELETED: 'deleted',
  MISSING: 'left out: its name is taken',
};

const shippedDefaults: ShippedDefault[] = [
  ...defaultTemplates.map((shipped) => ({
    name: tagOf(shipped.file),
    what: shipped.name,
    state: (parts: SeedParts) => defaultState(parts, defaultTemplateKind, shipped),
    reset: (parts: SeedParts) => resetDefault(parts, defaultTemplateKind, shipped),
  })),
  ...defaultSnippets.map((shipped) => ({
    name: tagOf(shipped.file),
    what: `<${tagOf(shipped.file)}>`,
    state: (parts: SeedParts) => defaultState(parts, defaultSnippetKind, shipped),
    reset: (parts: SeedParts) => resetDefault(parts, defaultSnippetKind, shipped),
  })),
];

function tagOf(file: string): string {
  return stemOf(file.slice(file.lastIndexOf('/') + 1));
}

/** Adds `templates list | reset` to the command line. `open` gives the database's parts, which are closed afterwards. */
export function addTemplatesCommand(program: Command, open: () => Promise<TemplatesCommandParts>): void {
  const templates = program.command('templates').description('The templates and tags that come with the product: list them, restore one.');
  templates
    .command('list')
    .description('List them, with what became of each.')
    .action(() => withParts(open, listDefaults));
  templates
    .command('reset')
    .argument('<name>', 'as "templates list" names it: build-order, "Build order", report-page')
    .description('Restore one as it ships, content and settings: what was edited in it is lost. From then on it follows the product again.')
    .action(async (name: string) => {
      const found = findDefault(name);
      await withParts(open, (parts) => found.reset(parts));
      process.stdout.write(`${found.what} is as it ships.\n`);
    });
}

/** By its name or its file's, in any case. Throws {@link UnknownDefaultError}. */
function findDefault(name: string): ShippedDefault {
  const wanted = name
    .trim()
    .replace(/\.marko$/i, '')
    .toLowerCase();
  const found = shippedDefaults.filter((shipped) => [shipped.name, shipped.what].some((known) => known.toLowerCase() === wanted));
  if (found.length === 1) return found[0]!;
  const problem = found.length
    ? `"${name}" is the name of several; give one by its file's name.`
    : `No template or tag named "${name}" comes with the product.`;
  const known = (found.length ? found : shippedDefaults).map((shipped) => shipped.name);
  throw new UnknownDefaultError(`${problem} Known: ${known.join(', ')}.`);
}

async function listDefaults(parts: SeedParts): Promise<void> {
  const width = Math.max(...shippedDefaults.map(({ name }) => name.length));
  const what = Math.max(...shippedDefaults.map((shipped) => shipped.what.length));
  for (const shipped of shippedDefaults)
    process.stdout.write(`${shipped.name.padEnd(width)}  ${shipped.what.padEnd(what)}  ${stateTexts[await shipped.state(parts)]}\n`);
}

/** A folder that no server has used yet gets the defaults here. */
async function withParts(open: () => Promise<TemplatesCommandParts>, work: (parts: SeedParts) => Promise<void>): Promise<void> {
  const parts = await open();
  try {
    await seedLibrary(parts);
    await work(parts);
  } finally {
    await parts.close();
  }
}
