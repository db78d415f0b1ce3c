import type { BatchLoad } from './declare.ts';
import { relatives, trees } from './relatives.ts';

/** What is installed in stock items, on all levels. */
export const loadInstalledItems: BatchLoad = async ({ prisma }, pks) =>
  new Map(
    [...(await relatives(prisma, trees.installed, 'descendants', pks))].map(([pk, items]) => [pk, { get_installed_items: items.slice(1) }]),
  );
