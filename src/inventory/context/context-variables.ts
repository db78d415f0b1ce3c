import { InvalidError } from '../../errors.ts';
import type { ModelType } from '../../database/client/enums.ts';
import type { Model } from './declare.ts';
import { typeOf, typeText } from './graph.ts';
import { defaultTree, type MemberTree } from './member-tree.ts';
import { rootContexts } from './root-contexts.ts';

/** Something that a template can read. */
export interface ContextVariable {
  /** From `input`: `build.part.full_name`; `[]` stands for each of a list, or each by key: `line_items[].part.IPN`. */
  path: string;
  /** As `MemberType` is written: `text`, `number | null`, `money`, `Part`, `StockItem[]`. */
  type: string;
  /** One line. */
  description: string;
}

/** Steps of a listed path. A tree of records has no end, and four steps are thousands of paths. */
const DEEPEST_VARIABLE = 3;

/** What the items of a kind bring along by default, down to three steps. */
export function contextVariables(modelType: ModelType): ContextVariable[] {
  const root = rootContexts[modelType];
  return [...variablesBelow(root, defaultTree(root), '', 1)];
}

function* variablesBelow(model: Model, tree: MemberTree, prefix: string, depth: number): Generator<ContextVariable> {
  for (const [name, below] of Object.entries(tree)) {
    const variable = variableOf(model, name, prefix);
    if (!variable) continue;
    yield variable;
    const { model: target, many } = typeOf(model, variable.member);
    if (target && depth < DEEPEST_VARIABLE) yield* variablesBelow(target, below, `${variable.path}${many ? '[]' : ''}.`, depth + 1);
  }
}

/**
 * All members of the record that a path of variables leads to: `line_items[].part`, brackets or not. Throws `InvalidError`
 * where it leads to none.
 */
export function contextMembers(modelType: ModelType, path: string): ContextVariable[] {
  let model = rootContexts[modelType];
  let prefix = '';
  for (const step of path.split('.')) {
    const name = step.replace(/\[\]$/, '');
    const member = Object.hasOwn(model.members, name) ? model.members[name] : undefined;
    const type = member && typeOf(model, member);
    if (!type?.model) {
      const records = Object.entries(model.members).filter(([, other]) => typeOf(model, other).model);
      throw InvalidError.of(
        'of',
        'NOT_A_CHOICE',
        `${JSON.stringify(`${prefix}${step}`)} is no record. ${prefix ? model.name : 'There'} has ${records.map(([other]) => other).join(', ')}.`,
      );
    }
    model = type.model;
    prefix += `${name}${type.many ? '[]' : ''}.`;
  }
  return Object.keys(model.members).flatMap((name) => variableOf(model, name, prefix) ?? []);
}

function variableOf(model: Model, name: string, prefix: string) {
  const member = model.members[name];
  return member && { path: `${prefix}${name}`, type: typeText(typeOf(model, member)), description: member.description, member };
}
