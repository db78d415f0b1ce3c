import type { FilterCall, Operand } from '../syntax/tree.ts';

/** What is known of a value that a template reads. What is not known is `UNKNOWN`, of which nothing is said. */
export type TemplateType =
  | { kind: 'unknown' }
  /** `text`, `number`, `boolean`, `date`, `datetime`, `money`. */
  | { kind: 'scalar'; scalar: string; nullable: boolean }
  | { kind: 'record'; record: RecordType; nullable: boolean }
  /** `isManager`: its rows come by `.all`. */
  | { kind: 'list'; of: TemplateType; isManager: boolean }
  | { kind: 'map'; of: TemplateType };

/** A kind of records, or anything else with named members. */
export interface RecordType {
  /** As a reader knows it: `Part`, `forloop`. */
  name: string;
  memberNames(): string[];
  /** Undefined: it has none of this name. */
  member(name: string): TemplateType | undefined;
  /** Whether it is a member that only a template in Django's language reaches here. */
  isHidden?(name: string): boolean;
}

export const UNKNOWN: TemplateType = { kind: 'unknown' };

/** A record whose members are all declared here. */
export function recordOf(name: string, members: Readonly<Record<string, TemplateType>>): TemplateType {
  const record: RecordType = {
    name,
    memberNames: () => Object.keys(members),
    member: (member) => (Object.hasOwn(members, member) ? members[member] : undefined),
  };
  return { kind: 'record', record, nullable: false };
}

const number: TemplateType = { kind: 'scalar', scalar: 'number', nullable: false };
const boolean: TemplateType = { kind: 'scalar', scalar: 'boolean', nullable: false };
const text: TemplateType = { kind: 'scalar', scalar: 'text', nullable: false };

/** What `{% for %}` has of its rounds. */
export function loopType(parent: TemplateType): TemplateType {
  const members = { counter: number, counter0: number, revcounter: number, revcounter0: number, first: boolean, last: boolean };
  return recordOf('forloop', { ...members, parentloop: parent });
}

/** What `{% regroup %}` makes of each group. */
export function groupType(list: TemplateType): TemplateType {
  return recordOf('group', { grouper: UNKNOWN, list: { kind: 'list', of: elementOf(list), isManager: false } });
}

/** What each round of `{% for %}` over a value has. */
export function elementOf(type: TemplateType): TemplateType {
  if (type.kind === 'list') return type.of;
  return type.kind === 'map' ? text : UNKNOWN;
}

/** The names that lead on from rows, and what each gives. */
export const ROW_METHODS: Readonly<Record<string, (list: Extract<TemplateType, { kind: 'list' }>) => TemplateType>> = {
  all: (list) => ({ ...list, isManager: false }),
  count: () => number,
  distinct: (list) => ({ ...list, isManager: false }),
  earliest: (list) => list.of,
  exists: () => boolean,
  first: (list) => list.of,
  last: (list) => list.of,
  latest: (list) => list.of,
  none: (list) => ({ ...list, isManager: false }),
  reverse: (list) => ({ ...list, isManager: false }),
};

/** A step of a path that leads nowhere. */
export interface UnknownName {
  name: string;
  /** What has no such name; undefined: the variables. */
  of: string | undefined;
  known: string[];
}

/** What a name leads to from a value. */
export function memberOf(type: TemplateType, name: string): TemplateType | UnknownName {
  switch (type.kind) {
    case 'record':
      return type.record.member(name) ?? { name, of: type.record.name, known: type.record.memberNames() };
    case 'list':
      if (/^\d+$/.test(name)) return type.of;
      if (Object.hasOwn(ROW_METHODS, name)) return ROW_METHODS[name]!(type);
      return { name, of: 'A list', known: Object.keys(ROW_METHODS) };
    case 'map':
      if (name === 'items') return { kind: 'list', of: UNKNOWN, isManager: false };
      if (name === 'values') return { kind: 'list', of: type.of, isManager: false };
      return name === 'keys' ? { kind: 'list', of: text, isManager: false } : type.of;
    case 'scalar':
      if (type.scalar !== 'money') return UNKNOWN;
      if (name === 'amount') return number;
      return name === 'currency' ? text : { name, of: 'Money', known: ['amount', 'currency'] };
    case 'unknown':
      return UNKNOWN;
  }
}

export const isUnknownName = (found: TemplateType | UnknownName): found is UnknownName => !('kind' in found);

/** The type of a literal; of a path `UNKNOWN`. */
export function literalType(operand: Operand): TemplateType {
  if (operand.type === 'text') return text;
  return operand.type === 'path' ? UNKNOWN : number;
}

const SAME = new Set(['dictsort', 'dictsortreversed', 'slice', 'safe', 'safeseq']);
const TEXTS = new Set(['date', 'time', 'upper', 'lower', 'title', 'capfirst', 'join', 'floatformat', 'truncatechars', 'stringformat']);

/** What a filter makes of a value. */
export function filteredType(type: TemplateType, { name }: FilterCall): TemplateType {
  if (SAME.has(name)) return type;
  if (TEXTS.has(name)) return text;
  if (type.kind === 'list' && (name === 'first' || name === 'last' || name === 'random')) return type.of;
  return name === 'length' ? number : UNKNOWN;
}
