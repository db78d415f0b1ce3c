import { InvalidError } from '../../errors.ts';
import type { Model } from './declare.ts';
import { typeOf } from './graph.ts';
import { nearestNames } from './nearest-names.ts';

/**
 * Which members of a record are wanted: their names, and below a related record those of that. In place of names `*` stands for
 * what such a record shows wherever it is met, `**` for all that it shows by default; nothing below a related record is `*`.
 */
export interface MemberTree {
  readonly [member: string]: MemberTree;
}

/** Steps from a record; a tree that is deeper comes from no template. */
const DEEPEST_TREE = 24;

/** The tree of some paths: `part.full_name`, `line_items[].part`; brackets may be left out. Names are not checked. */
export function treeOfPaths(paths: Iterable<string>): MemberTree {
  interface Node {
    [member: string]: Node;
  }
  const empty = () => Object.create(null) as Node; // names come from templates, `__proto__` among them
  const root = empty();
  for (const path of paths) {
    let node = root;
    const names = path.split('.').map((name) => name.replace(/\[\]$/, ''));
    for (const name of names) node = node[name] ??= empty();
    if (!names.at(-1)?.startsWith('*')) node['*'] ??= empty();
  }
  return root;
}

/** The tree of exactly these members, and of the pk of each related record. */
export function treeOfMembers(paths: Iterable<string>): MemberTree {
  interface Node {
    [member: string]: Node;
  }
  const node = (): Node => Object.assign(Object.create(null) as Node, { pk: {} });
  const root = Object.create(null) as Node;
  for (const path of paths) {
    let at = root;
    for (const name of path.split('.')) at = at[name] ??= node();
  }
  return root;
}

/** What both trees want. */
export function mergeTrees(one: MemberTree, other: MemberTree): MemberTree {
  if (one === other) return one;
  const merged = Object.assign(Object.create(null) as Record<string, MemberTree>, one);
  for (const [name, tree] of Object.entries(other)) merged[name] = merged[name] ? mergeTrees(merged[name], tree) : tree;
  return merged;
}

const expanded = new WeakMap<MemberTree, Map<Model, MemberTree>>();
const DEFAULT: MemberTree = { '**': {} };
const STANDARD: MemberTree = { '*': {} };

/**
 * The tree with names alone, each of which is a member. The same tree gives the same object again.
 * Throws `InvalidError` (`NOT_A_CHOICE`) for a name that is no member; the message says where, and what is near.
 */
export function expandTree(model: Model, tree: MemberTree, path: readonly string[] = []): MemberTree {
  const known = expanded.get(tree)?.get(model);
  if (known) return known;
  if (path.length > DEEPEST_TREE)
    throw InvalidError.of('paths', 'TOO_MANY', `${path.join('.')} is too deep: at most ${DEEPEST_TREE} steps.`);
  const result: Record<string, MemberTree> = {};
  for (const [name, below] of Object.entries(replaceStars(model, tree))) {
    const member = Object.hasOwn(model.members, name) ? model.members[name] : undefined;
    if (!member) throw unknownMember(model, [...path, name]);
    const target = typeOf(model, member).model;
    result[name] = target ? expandTree(target, isEmpty(below) ? STANDARD : below, [...path, name]) : LEAF;
  }
  const cache = expanded.get(tree) ?? new Map<Model, MemberTree>();
  expanded.set(tree, cache.set(model, result));
  expanded.set(result, new Map([[model, result]]));
  return result;
}

const LEAF: MemberTree = {};

function isEmpty(tree: MemberTree): boolean {
  return Object.keys(tree).length === 0;
}

function replaceStars(model: Model, tree: MemberTree): MemberTree {
  const { '*': standard, '**': full, ...names } = tree;
  if (!standard && !full) return tree;
  return mergeTrees(full ? fullTree(model) : standardTree(model), names);
}

/** What a record shows wherever it is met. */
function standardTree(model: Model): MemberTree {
  return Object.fromEntries(model.standard.map((name) => [name, STANDARD]));
}

/** All that it shows by default. */
function fullTree(model: Model): MemberTree {
  return mergeTrees(standardTree(model), treeOfPaths(model.full));
}

/** All that a record of a model shows by default, as names. */
export function defaultTree(model: Model): MemberTree {
  return expandTree(model, DEFAULT);
}

function unknownMember(model: Model, path: string[]): InvalidError {
  const name = path.at(-1) ?? '';
  const near = nearestNames(name, Object.keys(model.members));
  const where = path.length > 1 ? `${path.join('.')}: ` : '';
  const advice = near.length ? `Did you mean ${near.join(', ')}?` : 'docs/templates/context.md lists what there is.';
  return InvalidError.of('paths', 'NOT_A_CHOICE', `${where}${model.name} has no ${JSON.stringify(name)}. ${advice}`);
}
