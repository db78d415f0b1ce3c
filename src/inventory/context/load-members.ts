import type { ContextSource } from './declare.ts';
import { modelOf } from './graph.ts';
import { expandTree, type MemberTree } from './member-tree.ts';
import { RecordStore } from './record-store.ts';
import { createShow, type ShownRecord } from './show-members.ts';

/**
 * The members of some records, by pk, in the order of `pks`; a record that does not exist is not in the map. The number of queries
 * depends on the tree alone: not on how many records there are, nor on what they hold. Records that are met at several places are
 * shared objects: do not change them. Throws `InvalidError` for a name in the tree that is no member.
 */
export async function loadMembers(
  source: ContextSource,
  modelName: string,
  pks: readonly number[],
  tree: MemberTree,
): Promise<Map<number, ShownRecord>> {
  const model = modelOf(modelName);
  const wanted = expandTree(model, tree);
  const store = new RecordStore(source);
  await store.load(model, pks, wanted);
  const show = createShow(store, source);
  return new Map(
    pks.flatMap((pk) => {
      const record = store.find(model, pk);
      return record ? [[pk, show(record, wanted)] as const] : [];
    }),
  );
}
