import type { BatchLoad } from './declare.ts';
import { relatives, trees } from './relatives.ts';
import { openStatuses } from './status-text.ts';

/** The build orders below build orders. Two queries. */
export const loadSubBuilds: BatchLoad = async ({ prisma }, pks) => {
  const below = await relatives(prisma, trees.builds, 'descendants', pks);
  const rows = await prisma.$queryRaw<{ pk: number }[]>`
    SELECT pk FROM "Build" WHERE pk = ANY(${[...new Set([...below.values()].flat())]}::int[]) AND status = ANY(${[...openStatuses.build]}::int[])`;
  const open = new Set(rows.map(({ pk }) => pk));
  return new Map(
    [...below].map(([pk, all]) => {
      const sub_builds = all.slice(1);
      return [pk, { sub_builds, sub_build_count: sub_builds.length, has_open_child_builds: sub_builds.some((build) => open.has(build)) }];
    }),
  );
};
