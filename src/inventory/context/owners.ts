import { distinct } from './plain.ts';
import type { ContextSource } from './context-source.ts';

/** A user or a group that is responsible for something. */
export interface OwnerView {
  pk: number;
  /** `user` or `group`. */
  owner_type: string;
  /** Empty: it is not known here. */
  name: string;
}

/** Loads owners with the names of the users and groups behind them. */
export async function loadOwners(
  { prisma }: ContextSource,
  wanted: Iterable<number | null>,
): Promise<(pk: number | null) => OwnerView | null> {
  const owners = await prisma.owner.findMany({ where: { pk: { in: distinct(wanted) } } });
  const idsOf = (type: string) => owners.filter(({ owner_type }) => owner_type === type).map(({ owner_id }) => owner_id);
  const users = await prisma.user.findMany({ where: { pk: { in: idsOf('auth.user') } }, select: { pk: true, username: true } });
  const groups = await prisma.group.findMany({ where: { pk: { in: idsOf('auth.group') } }, select: { pk: true, name: true } });
  const names = new Map<string, string>([
    ...users.map(({ pk, username }) => [`auth.user ${pk}`, username] as const),
    ...groups.map(({ pk, name }) => [`auth.group ${pk}`, name] as const),
  ]);
  const views = new Map(
    owners.map(({ pk, owner_type, owner_id }) => [
      pk,
      { pk, owner_type: owner_type.replace('auth.', ''), name: names.get(`${owner_type} ${owner_id}`) ?? '' },
    ]),
  );
  return (pk) => (pk === null ? null : (views.get(pk) ?? null));
}
