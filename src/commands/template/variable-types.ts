import type { ModelType } from '../../database/client/enums.ts';
import type { Member, Model } from '../../inventory/context/declare.ts';
import { typeOf } from '../../inventory/context/graph.ts';
import { rootContexts } from '../../inventory/context/root-contexts.ts';
import { listKind } from '../../inventory/context/value-shapes.ts';
import { baseVariables } from '../../printing/base-variables.ts';
import { recordOf, UNKNOWN, type RecordType, type TemplateType } from '../../rendering/django/convert/template-type.ts';

/** Another name of a member in Django's language, where this name is one of Marko's. */
const DJANGO_NAMES: Readonly<Record<string, string>> = { parameters: 'parameters_list' };

/** The variables of a template for records of a kind, by name. */
export function variableTypes(modelType: ModelType): Map<string, TemplateType> {
  const root = rootContexts[modelType];
  const own = Object.keys(root.members)
    .filter((name) => name !== 'pk' && name !== 'id')
    .map((name) => [name, memberType(root, root.members[name]!)] as const);
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

function memberType(owner: Model, member: Member): TemplateType {
  const { base, model, many, nullable } = typeOf(owner, member);
  if (many === 'map') return { kind: 'map', of: model ? recordType(model, false) : scalarType(base) };
  const one = model ? recordType(model, nullable) : scalarType(nullable ? `${base} | null` : base);
  return many === 'list' ? { kind: 'list', of: one, isManager: listKind(owner, member) === 'manager' } : one;
}

const known = new Map<Model, RecordType>();

function recordType(model: Model, nullable: boolean): TemplateType {
  const record = known.get(model) ?? {
    name: model.name,
    memberNames: () => Object.keys(model.members),
    member(name: string) {
      const own = DJANGO_NAMES[name] ?? name;
      const found = [own, name].find((each) => Object.hasOwn(model.members, each));
      return found === undefined ? undefined : memberType(model, model.members[found]!);
    },
  };
  known.set(model, record);
  return { kind: 'record', record, nullable };
}
