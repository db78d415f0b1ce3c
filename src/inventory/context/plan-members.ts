import type { BatchLoad, BatchMember, ListMember, Model, ReferenceMember, ValueMember } from './declare.ts';
import { typeOf } from './graph.ts';
import { expandTree, mergeTrees, treeOfPaths, type MemberTree } from './member-tree.ts';

/** A member that leads to other records, and what is wanted of those. */
export interface PlannedRelation {
  member: ReferenceMember | ListMember | BatchMember;
  target: Model;
  tree: MemberTree;
}

/** What has to be loaded of the records of a model so that a tree of it can be shown. */
export interface Plan {
  readonly model: Model;
  /** Columns beside the pk. */
  readonly columns: readonly string[];
  readonly relations: readonly PlannedRelation[];
  /** What is found out for many records at once and leads no further. */
  readonly figures: ReadonlySet<BatchLoad>;
}

const plans = new WeakMap<MemberTree, Map<Model, Plan>>();

/** `tree` has names alone, as `expandTree` gives it. */
export function planOf(model: Model, tree: MemberTree): Plan {
  const known = plans.get(tree)?.get(model);
  if (known) return known;
  const draft: Draft = { columns: new Set(), relations: new Map(), figures: new Set() };
  collect(model, tree, draft);
  const plan: Plan = { model, columns: [...draft.columns], relations: [...draft.relations.values()], figures: draft.figures };
  plans.set(tree, (plans.get(tree) ?? new Map<Model, Plan>()).set(model, plan));
  return plan;
}

interface Draft {
  columns: Set<string>;
  relations: Map<string, PlannedRelation>;
  figures: Set<BatchLoad>;
}

function collect(model: Model, tree: MemberTree, draft: Draft): void {
  for (const [name, below] of Object.entries(tree)) {
    const member = model.members[name];
    if (!member) throw new Error(`${model.name} has no ${name}.`);
    if (member.kind === 'column') draft.columns.add(name);
    else if (member.kind === 'value') collect(model, needsOf(model, member), draft);
    else if (member.kind === 'alias') for (const path of member.paths) collect(model, graft(path, below), draft);
    else {
      const target = typeOf(model, member).model;
      if (target) {
        const known = draft.relations.get(name);
        draft.relations.set(name, { member, target, tree: known ? mergeTrees(known.tree, below) : below });
        if (member.kind === 'reference') draft.columns.add(member.column);
      } else if (member.kind === 'batch') draft.figures.add(member.load);
    }
  }
  draft.columns.delete('pk');
}

const needs = new WeakMap<ValueMember, MemberTree>();

/** What a computed member is worked out from. */
export function needsOf(model: Model, member: ValueMember): MemberTree {
  const known = needs.get(member);
  if (known) return known;
  const tree = expandTree(model, treeOfPaths(member.needs));
  needs.set(member, tree);
  return tree;
}

/** The tree at the end of a path: `a.b` with `t` is `{ a: { b: t } }`. */
function graft(path: string, tree: MemberTree): MemberTree {
  return path.split('.').reduceRight<MemberTree>((below, name) => ({ [name]: below }), tree);
}
