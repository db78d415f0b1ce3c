import type { ModelType } from '../database/client/enums.ts';
import type { Parts } from '../parts.ts';
import type { ContextTypes } from './context/context-types.ts';
import type { ContextSource } from './context/declare.ts';
import { loadMembers } from './context/load-members.ts';
import { expandTree, mergeTrees, treeOfMembers, treeOfPaths, type MemberTree } from './context/member-tree.ts';
import { pruneTree, type PrunedTree } from './context/prune-tree.ts';
import { rootContexts } from './context/root-contexts.ts';
import { decimalPlaces, shapesOf, type ShapedTree } from './context/value-shapes.ts';
import type { Gaps } from '../rendering/gaps.ts';
import type { ItemContext } from './inventory.ts';

/** The type of each context, by the kind of record. */
export type ItemContexts = { [Type in ModelType]: Map<number, ContextTypes[Type]> };

/** All variables, each as far as docs/templates/context.md says. */
const DEFAULT: MemberTree = { '**': {} };

/**
 * What a template sees of each item, by pk; plain JSON. `paths` names what is wanted (`build.part.full_name`, `line_items[].part`),
 * and no more is loaded; without it all that is there by default. The number of queries depends on the paths alone: it is the same
 * for one item and for thousands. An item that does not exist is not in the map. Records that several items share are shared
 * objects: do not change them. Throws `InvalidError` for a path that leads nowhere.
 */
export async function loadItemContexts(
  parts: Pick<Parts, 'prisma' | 'config'>,
  modelType: ModelType,
  pks: number[],
  paths?: Iterable<string>,
): Promise<Map<number, ItemContext>> {
  return loadMembers(contextSource(parts), rootContexts[modelType].name, pks, paths ? treeOfPaths(paths) : DEFAULT);
}

/** What is there by default, as far as it is mentioned, and what is not. */
export interface MentionedContexts {
  contexts: Map<number, ItemContext>;
  gaps: Gaps;
}

/** As `loadItemContexts` without paths, less the members whose names are not mentioned: a label of one name is one small query. */
export async function loadMentionedContexts(
  parts: Pick<Parts, 'prisma' | 'config'>,
  modelType: ModelType,
  pks: number[],
  mentioned: ReadonlySet<string>,
): Promise<MentionedContexts> {
  const { tree, gaps } = prunedTree(modelType, mentioned);
  return { contexts: await loadMembers(contextSource(parts), rootContexts[modelType].name, pks, tree), gaps };
}

/** Items for a template in Django's language. */
export interface ShapedContexts extends ShapedTree {
  contexts: Map<number, ItemContext>;
}

/** As `loadMentionedContexts`, with what a template walked to beyond what is there by default: `order.supplier.contacts`. */
export async function loadShapedContexts(
  parts: Pick<Parts, 'prisma' | 'config'>,
  modelType: ModelType,
  pks: number[],
  mentioned: ReadonlySet<string>,
  beyond: ReadonlySet<string>,
): Promise<ShapedContexts> {
  const model = rootContexts[modelType];
  const { tree: pruned } = prunedTree(modelType, mentioned);
  const tree = expandTree(model, beyond.size > 0 ? mergeTrees(pruned, treeOfMembers(beyond)) : pruned);
  const shaped = shapesOf(model, tree, await decimalPlaces(parts.prisma));
  return { contexts: await loadMembers(contextSource(parts), model.name, pks, tree), ...shaped };
}

/** By the set itself: the same template gives the same one. */
const prunedTrees = new WeakMap<ReadonlySet<string>, Map<ModelType, PrunedTree>>();

function prunedTree(modelType: ModelType, mentioned: ReadonlySet<string>): PrunedTree {
  const byType = prunedTrees.get(mentioned) ?? new Map<ModelType, PrunedTree>();
  prunedTrees.set(mentioned, byType);
  const known = byType.get(modelType);
  if (known) return known;
  const pruned = pruneTree(rootContexts[modelType], mentioned);
  byType.set(modelType, pruned);
  return pruned;
}

/** What members are worked out from, beside the database. */
export function contextSource({ prisma, config }: Pick<Parts, 'prisma' | 'config'>): ContextSource {
  // The Swedish way of writing a date is ISO 8601.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: config.timeZone, dateStyle: 'short' }).format(Date.now());
  return { prisma, today, currency: config.currency };
}
