import type { Members } from './declare.ts';
import { alias, batch, column, list, related, type BatchLoad } from './declare.ts';
import { relatives, type Tree } from './relatives.ts';

/** What every record of a tree has: those above it, those below it and those beside it. `tree` says where the tree is kept. */
export function treeMembers(model: string, tree: Tree): Members {
  const above = ancestorsOf(tree);
  const below = descendantsOf(tree);
  const parent = tree.parent;
  const hasChildren = `EXISTS (SELECT 1 FROM "${tree.table}" c WHERE c.${parent} = t.pk)`;
  return {
    get_ancestors: related(`${model}[]`, 'All above it, from the root down.', above),
    get_descendants: related(`${model}[]`, 'All below it, on all levels.', below),
    get_children: list(model, parent, 'Those directly below it.'),
    get_family: related(`${model}[]`, 'All above it, itself, and all below it.', familyOf(tree)),
    get_leafnodes: related(`${model}[]`, 'Those below it that have none below them.', below),
    get_siblings: related(`${model}[]`, 'Those beside it: with the same one above, or none.', siblingsOf(tree)),
    get_root: related(`${model} | null`, 'The topmost above it; itself where there is none.', above),
    get_level: batch('number', 'How many are above it.', above),
    get_descendant_count: batch('number', 'How many are below it, on all levels.', below),
    getUniqueParents: alias('The same as `get_ancestors`.', 'get_ancestors'),
    getUniqueChildren: related(`${model}[]`, 'Itself and all below it.', below),
    has_children: column('boolean', 'Whether there are any below it.', hasChildren),
    is_leaf_node: column('boolean', 'Whether there are none below it.', `NOT ${hasChildren}`),
    is_root_node: column('boolean', 'Whether there is none above it.', `t.${parent} IS NULL`),
    is_child_node: column('boolean', 'Whether there is one above it.', `t.${parent} IS NOT NULL`),
  };
}

/** For trees whose names make a path: places and categories. */
export function pathMembers(model: string, tree: Tree): Members {
  const above = ancestorsOf(tree);
  return {
    path: related(`${model}[]`, 'From the root down to this one.', above),
    parentpath: related(`${model}[]`, 'From the root down to the one above this one.', above),
    construct_pathstring: alias('The same as `pathstring`.', 'pathstring'),
  };
}

const ancestorsOf = perTree((tree) => async ({ prisma }, pks) => {
  const found = await relatives(prisma, tree, 'ancestors', pks);
  return mapEach(found, (nearest) => {
    const path = nearest.toReversed();
    const get_ancestors = path.slice(0, -1);
    return { get_ancestors, path, parentpath: get_ancestors, get_root: path[0], get_level: get_ancestors.length };
  });
});

const descendantsOf = perTree((tree) => async ({ prisma }, pks) => {
  const found = await relatives(prisma, tree, 'descendants', pks);
  const inner = await parentsAmong(prisma, tree, [...new Set([...found.values()].flat())]);
  return mapEach(found, (all) => {
    const get_descendants = all.slice(1);
    const get_leafnodes = get_descendants.filter((pk) => !inner.has(pk));
    return { get_descendants, getUniqueChildren: all, get_descendant_count: get_descendants.length, get_leafnodes };
  });
});

const familyOf = perTree((tree) => async ({ prisma }, pks) => {
  const above = await relatives(prisma, tree, 'ancestors', pks);
  const below = await relatives(prisma, tree, 'descendants', pks);
  return mapEach(below, (all, pk) => ({ get_family: [...(above.get(pk) ?? []).slice(1).toReversed(), ...all] }));
});

const siblingsOf = perTree(({ table, parent }) => async ({ prisma }, pks) => {
  const rows = await prisma.$queryRawUnsafe<{ pk: number; parent: number | null }[]>(
    `SELECT t.pk, t.${parent} AS parent FROM "${table}" t
      WHERE t.${parent} IN (SELECT o.${parent} FROM "${table}" o WHERE o.pk = ANY($1::int[]))
         OR (t.${parent} IS NULL AND EXISTS (SELECT 1 FROM "${table}" o WHERE o.pk = ANY($1::int[]) AND o.${parent} IS NULL)) ORDER BY t.pk`,
    pks,
  );
  const groups = Map.groupBy(rows, (row) => row.parent);
  const parentOf = new Map(rows.map((row) => [row.pk, row.parent]));
  return new Map(
    pks.flatMap((pk) => {
      const group = groups.get(parentOf.get(pk) ?? null);
      return group ? [[pk, { get_siblings: group.flatMap((row) => (row.pk === pk ? [] : [row.pk])) }] as const] : [];
    }),
  );
});

async function parentsAmong(prisma: Parameters<BatchLoad>[0]['prisma'], { table, parent }: Tree, pks: number[]): Promise<Set<number>> {
  const rows = await prisma.$queryRawUnsafe<{ pk: number }[]>(
    `SELECT DISTINCT ${parent} AS pk FROM "${table}" WHERE ${parent} = ANY($1::int[])`,
    pks,
  );
  return new Set(rows.map(({ pk }) => pk));
}

/** One function per tree, so that all members of it share one call. */
function perTree(make: (tree: Tree) => BatchLoad): (tree: Tree) => BatchLoad {
  const made = new Map<Tree, BatchLoad>();
  return (tree) => {
    const load = made.get(tree) ?? make(tree);
    made.set(tree, load);
    return load;
  };
}

function mapEach<Value, Result>(map: Map<number, Value>, change: (value: Value, pk: number) => Result): Map<number, Result> {
  return new Map([...map].map(([pk, value]) => [pk, change(value, pk)]));
}
