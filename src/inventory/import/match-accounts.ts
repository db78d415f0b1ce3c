import type { PrismaClient } from '../../database/database.ts';
import { show } from './convert-value.ts';
import { placeOf, type ExportRecord } from './export-record.ts';
import type { Problems } from './problems.ts';

/** Which of our pks a user or group of the export has or gets. */
export interface AccountMatch {
  /** By the pk in the export. */
  byPk: Map<number, number>;
  /** By username or group name, those that are not in the export included. */
  byName: Map<string, number>;
  /** The pks of those that are here already, and stay as they are. */
  here: Set<number>;
}

/**
 * Accounts are matched by name, never by pk: an export comes from another server, and its `admin` must not take the place,
 * the password or the pk of anybody here. New ones keep their pk where it is free.
 */
export async function matchAccounts(
  prisma: PrismaClient,
  records: ExportRecord[],
  problems: Problems,
): Promise<{ users: AccountMatch; groups: AccountMatch }> {
  const [users, groups] = [
    await prisma.user.findMany({ select: { pk: true, username: true } }),
    await prisma.group.findMany({ select: { pk: true, name: true } }),
  ];
  return {
    users: match(
      users.map(({ pk, username }) => ({ pk, name: username })),
      records.filter(({ rule }) => rule.table === 'User'),
      'username',
      problems,
    ),
    groups: match(
      groups,
      records.filter(({ rule }) => rule.table === 'Group'),
      'name',
      problems,
    ),
  };
}

function match(present: { pk: number; name: string }[], records: ExportRecord[], nameField: string, problems: Problems): AccountMatch {
  const byName = new Map(present.map(({ pk, name }) => [name, pk]));
  const here = new Set(byName.values());
  const byPk = new Map<number, number>();
  let next = Math.max(0, ...here, ...records.map(({ pk }) => pk)) + 1;
  for (const record of records) {
    const name = String(record.fields[nameField]);
    const known = byName.get(name);
    if (known !== undefined && !here.has(known)) {
      problems.add(
        ['records', String(record.index), 'fields', nameField],
        'NOT_UNIQUE',
        `${placeOf(record)}: "${nameField}" is ${show(name)}, as in a record before it.`,
      );
    }
    const pk = known ?? (here.has(record.pk) ? next++ : record.pk);
    byName.set(name, pk);
    byPk.set(record.pk, pk);
  }
  return { byPk, byName, here };
}
