import type { GapNode, Gaps } from '../../rendering/gaps.ts';
import type { Model } from './declare.ts';
import { typeOf } from './graph.ts';
import { defaultTree, type MemberTree } from './member-tree.ts';

export interface PrunedTree {
  tree: MemberTree;
  gaps: Gaps;
}

/** Wherever they are met, for whoever shows or compares a record without a word about its members. */
const ALWAYS = ['pk', 'label', 'image'];

/** The default tree of a model with the members that are mentioned, wherever in it they are. */
export function pruneTree(model: Model, mentioned: ReadonlySet<string>): PrunedTree {
  const gaps: Gaps = { nodes: [] };
  const known = new Map<MemberTree, Map<Model, { tree: MemberTree; node: number }>>();

  function prune(owner: Model, tree: MemberTree): { tree: MemberTree; node: number } {
    const before = known.get(tree)?.get(owner);
    if (before) return before;
    const kept: Record<string, MemberTree> = {};
    const node: GapNode = { missing: [], below: {} };
    const result = { tree: kept, node: gaps.nodes.push(node) - 1 };
    known.set(tree, (known.get(tree) ?? new Map<Model, { tree: MemberTree; node: number }>()).set(owner, result));
    for (const [name, below] of Object.entries(tree)) {
      if (!mentioned.has(name) && !ALWAYS.includes(name)) {
        node.missing.push(name);
        continue;
      }
      const type = typeOf(owner, owner.members[name]!);
      if (!type.model) {
        kept[name] = below;
        continue;
      }
      const inner = prune(type.model, below);
      kept[name] = inner.tree;
      node.below[name] = { node: inner.node, byKey: type.many === 'map' };
    }
    return result;
  }

  return { tree: prune(model, defaultTree(model)).tree, gaps };
}
