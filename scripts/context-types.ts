import type { ModelType } from '../src/database/client/enums.ts';
import type { Model } from '../src/inventory/context/declare.ts';
import { allModels, typeOf, type MemberType } from '../src/inventory/context/graph.ts';
import { rootContexts } from '../src/inventory/context/root-contexts.ts';

/** The TypeScript types of all models and contexts, as the text of a file. */
export function contextTypesFile(): string {
  const contexts = Object.entries(rootContexts) as [ModelType, Model][];
  return `// Made from the declarations in models/ and root-contexts.ts by "npm run generate"; do not edit.
// The types have every member that can be loaded; a record holds those that were asked for.

/** An amount as exact text: \`{ amount: "12.5", currency: "USD" }\`. */
export interface Money {
  amount: string;
  /** ISO 4217. */
  currency: string;
}

/** The variables of an item, by its kind. */
export interface ContextTypes {
${contexts.map(([modelType, { name }]) => `  ${modelType}: ${name};`).join('\n')}
}

${allModels
  .toSorted((a, b) => a.name.localeCompare(b.name))
  .map(interfaceOf)
  .join('\n\n')}
`;
}

function interfaceOf(model: Model): string {
  const members = Object.entries(model.members).map(
    ([name, member]) => `  /** ${member.description} */\n  ${name}: ${typeScriptOf(typeOf(model, member))};`,
  );
  return `/** ${model.description} */\nexport interface ${model.name} {\n${members.join('\n')}\n}`;
}

const scalars: Record<string, string> = {
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'string',
  datetime: 'string',
  money: 'Money',
  json: 'unknown',
};

function typeScriptOf({ base, many, nullable }: MemberType): string {
  const one = scalars[base] ?? base;
  const type = many === 'list' ? `${one}[]` : many === 'map' ? `Record<string, ${one}>` : one;
  return nullable && one !== 'unknown' ? `${type} | null` : type;
}
