import { models } from './models/models.ts';
import { rootContexts } from './root-contexts.ts';
import type { Member, Model } from './declare.ts';

const byName = new Map<string, Model>([...models, ...Object.values(rootContexts)].map((model) => [model.name, model]));

/** All models, the root contexts included. */
export const allModels: readonly Model[] = [...byName.values()];

/** The declaration of a kind of records, by name: `Part`, `BuildContext`. */
export function modelOf(name: string): Model {
  const found = byName.get(name);
  if (!found) throw new Error(`There is no model ${name}.`);
  return found;
}

/** What a member is: `base` is a scalar or the name of a model. */
export interface MemberType {
  base: string;
  /** Set when the base is a model. */
  model: Model | undefined;
  many: 'list' | 'map' | undefined;
  nullable: boolean;
}

const types = new WeakMap<Member, MemberType>();

/** The type of a member; an alias has that of what it leads to. */
export function typeOf(owner: Model, member: Member): MemberType {
  const known = types.get(member);
  if (known) return known;
  const type = member.kind === 'alias' ? aliasType(owner, member.paths) : parseType(member.type);
  types.set(member, type);
  return type;
}

/** As it is written in docs and API: `Part | null`, `Record<string, TestResult>`. */
export function typeText({ base, many, nullable }: MemberType): string {
  const type = many === 'list' ? `${base}[]` : many === 'map' ? `Record<string, ${base}>` : base;
  return nullable ? `${type} | null` : type;
}

/** The member at the end of a path, and the model that has it; undefined where the path leaves the models. */
export function memberAt(owner: Model, path: string): { owner: Model; member: Member } | undefined {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let model: Model | undefined = owner;
  for (const name of names) {
    const member: Member | undefined = model?.members[name];
    model = model && member && typeOf(model, member).model;
  }
  const member = model?.members[last];
  return model && member && { owner: model, member };
}

function parseType(text: string): MemberType {
  const match = /^(?:Record<string, (\w+)>|(\w+)(\[\])?)( \| null)?$/.exec(text);
  if (!match) throw new Error(`${text} is no type of a member.`);
  const [, mapped, plain = mapped ?? '', isList, nullable] = match;
  return {
    base: plain,
    model: byName.get(plain),
    many: mapped ? 'map' : isList ? 'list' : undefined,
    nullable: nullable !== undefined,
  };
}

function aliasType(owner: Model, paths: readonly string[]): MemberType {
  const found = paths.map((path) => pathType(owner, path));
  const last = found.at(-1);
  if (!last) throw new Error('An alias needs a path.');
  return { ...last, nullable: found.every(({ nullable }) => nullable) };
}

function pathType(owner: Model, path: string): MemberType {
  let model: Model | undefined = owner;
  let nullable = false;
  let inList = false;
  let type: MemberType | undefined;
  for (const name of path.split('.')) {
    const member: Member | undefined = model?.members[name];
    if (!model || !member) throw new Error(`${owner.name} has no ${path}.`);
    type = typeOf(model, member);
    nullable ||= type.nullable;
    inList ||= type.many === 'list';
    model = type.model;
  }
  if (!type) throw new Error(`${owner.name}: an empty path.`);
  return inList ? { ...type, many: 'list', nullable: false } : { ...type, nullable };
}
