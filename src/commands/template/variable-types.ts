import type { ModelType } from '../../database/client/enums.ts';
import type { Model } from '../../inventory/context/declare.ts';
import { typeOf } from '../../inventory/context/graph.ts';
import { defaultTree, type MemberTree } from '../../inventory/context/member-tree.ts';
import { rootContexts } from '../../inventory/context/root-contexts.ts';
import { listKind } from '../../inventory/context/value-shapes.ts';
import { baseVariables } from '../../printing/base-variables.ts';
import { recordOf, UNKNOWN, type RecordType, type TemplateType } from '../../rendering/django/convert/template-type.ts';

/** Another name of a member in Django's language, where this name is one of Marko's. */
const DJANGO_NAMES: Readonly<Record<string, string>> = { parameters: 'parameters_list' };

/** The variables of a template for records of a kind, by name. */
export function variableTypes(modelType: ModelType): Map<string, TemplateType> {
  const root = rootContexts[modelType];
  const tree = defaultTree(root);
  const own = Object.keys(root.members)
    .filter((name) => name !== 'pk' && name !== 'id')
    .map((name) => [name, memberType(root, name, tree[name])] as const);
  const instance = recordOf('instance', Object.fromEntries(own));
  return new Map([...own, ...baseTypes(), ['instances', { kind: 'list', of: instance, isManager: false }]]);
}

function baseTypes(): [string, TemplateType][] {
  const roots = baseVariables.filter(({ path }) => !path.includes('.'));
  return roots.map(({ path, type }) => {
    const below = baseVariables.filter((variable) => variable.path.startsWith(`${path}.`));
    if (below.length === 0) return [path, scalarType(type)];
    const members = below.map((variable) => [variable.path.slice(path.length + 1), scalarType(variable.type)] as const);
    return [path, recordOf(path, Object.fromEntries(members))];
  });
}

function scalarType(text: string): TemplateType {
  const [base = '', nullable] = text.split(' | ');
  return base === 'json' ? UNKNOWN : { kind: 'scalar', scalar: base, nullable: nullable !== undefined };
}

/** `tree`: what a template in Marko is given of it; undefined: nothing. */
function memberType(owner: Model, name: string, tree: MemberTree | undefined): TemplateType {
  const member = owner.members[name]!;
  const { base, model, many, nullable } = typeOf(owner, member);
  if (many === 'map') return { kind: 'map', of: model ? recordType(model, false, tree) : scalarType(base) };
  const one = model ? recordType(model, nullable, tree) : scalarType(nullable ? `${base} | null` : base);
  return many === 'list' ? { kind: 'list', of: one, isManager: listKind(owner, member) === 'manager' } : one;
}

function recordType(model: Model, nullable: boolean, tree: MemberTree | undefined): TemplateType {
  const memberName = (name: string) => [DJANGO_NAMES[name] ?? name, name].find((each) => Object.hasOwn(model.members, each));
  const record: RecordType = {
    name: model.name,
    memberNames: () => Object.keys(model.members),
    member(name) {
      const own = memberName(name);
      return own === undefined ? undefined : memberType(model, own, tree?.[own]);
    },
    isHidden(name) {
      const own = memberName(name);
      return tree !== undefined && own !== undefined && !Object.hasOwn(tree, own);
    },
  };
  return { kind: 'record', record, nullable };
}
