import type { ModelType } from '../database/client/enums.ts';
import type { Parts } from '../parts.ts';
import type { ContextTypes } from './context/context-types.ts';
import type { ContextSource } from './context/declare.ts';
import { loadMembers } from './context/load-members.ts';
import { treeOfPaths, type MemberTree } from './context/member-tree.ts';
import { rootContexts } from './context/root-contexts.ts';
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

/** What members are worked out from, beside the database. */
export function contextSource({ prisma, config }: Pick<Parts, 'prisma' | 'config'>): ContextSource {
  // The Swedish way of writing a date is ISO 8601.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: config.timeZone, dateStyle: 'short' }).format(Date.now());
  return { prisma, today, currency: config.currency };
}
