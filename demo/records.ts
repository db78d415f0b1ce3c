/** One record in the form of InvenTree's own export (Django's `dumpdata`). References are pks, or a natural key such as `["demo"]`. */
export interface DemoRecord {
  model: string;
  pk: number;
  fields: Record<string, unknown>;
}

/** A day, `YYYY-MM-DD`. */
export type Day = `${number}-${number}-${number}`;

/** Makes a record; fields that are left out take the model's defaults. */
export const record = (model: string, pk: number, fields: Record<string, unknown>): DemoRecord => ({ model, pk, fields });

/** A quantity as the export writes it: text with five decimals. */
export const quantity = (value: number): string => value.toFixed(5);

/** A price as the export writes it: text with six decimals. */
export const price = (value: number): string => value.toFixed(6);

/** Users go by their name, so that their pks never matter. */
export type UserKey = [username: string];
export const people = {
  oskar: ['oskar'],
  mira: ['mira'],
  jonas: ['jonas'],
  aylin: ['aylin'],
} as const satisfies Record<string, readonly [string]>;

/** Rows of `users.owner`: who is responsible for something. */
export const owners = { oskar: 1, mira: 2, jonas: 3, aylin: 4 } as const;
export type Person = keyof typeof owners;

/** Gives the records of one model consecutive pks, from `first` on. */
export function counter(first = 1): () => number {
  let next = first;
  return () => next++;
}

/** A node of a tree (categories, locations) before it gets its path. */
export interface TreeNode {
  pk: number;
  name: string;
  parent?: number;
}

/** `Works/Store/Rack A` for each node; a parent stands before its children. */
export function pathStrings(nodes: readonly TreeNode[]): Map<number, string> {
  const paths = new Map<number, string>();
  for (const { pk, name, parent } of nodes) paths.set(pk, parent === undefined ? name : `${paths.get(parent)}/${name}`);
  return paths;
}
